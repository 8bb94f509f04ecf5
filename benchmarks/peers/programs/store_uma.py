"""Appends to the UmaDB named by PEER_URL as fast as so many threads can: `store_uma.py CALLERS`.

The same lines as `store.mjs`. Each event has a tag of its own, and is refused where one has it.
"""

import json
import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import umadb


def main() -> None:
    """Answer until the input ends."""
    callers, event = int(sys.argv[1]), os.environ["PEER_EVENT"].encode()
    clients = [umadb.Client(os.environ["PEER_URL"]) for _ in range(callers)]
    append(clients[0], event)
    say(ready=True)
    for line in sys.stdin:
        say(rate=rate(clients, event, float(line)))


def append(client: umadb.Client, event: bytes) -> None:
    """One event, if none has its tag."""
    tag = str(uuid4())
    unseen = umadb.AppendCondition(umadb.Query([umadb.QueryItem(tags=[tag])]))
    client.append([umadb.Event("x", event, [tag])], unseen)


def rate(clients: list[umadb.Client], event: bytes, seconds: float) -> float:
    """Appends a second, a thread for each client."""
    ends, together = time.perf_counter() + seconds, threading.Barrier(len(clients))

    def caller(client: umadb.Client) -> int:
        together.wait()
        append(client, event)
        done = 1
        while time.perf_counter() < ends:
            append(client, event)
            done += 1
        return done

    begun = time.perf_counter()
    with ThreadPoolExecutor(len(clients)) as threads:
        done = sum(threads.map(caller, clients))
    return done / (time.perf_counter() - begun)


def say(**what: object) -> None:
    """One line of JSON."""
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
