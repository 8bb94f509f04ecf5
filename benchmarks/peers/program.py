"""A peer in a process of its own: it is told for how long to store, and answers how fast it did.

One line each way: seconds; {"rate": …}, or {"error": …}, which raises PeerMissingError.
"""

import asyncio
import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from benchmarks.frame.rounds import Round
from benchmarks.peers.fetching import PeerMissingError
from benchmarks.peers.payload import EVENT

ENDS_WITHIN = 10.0


@contextmanager
def program(
    command: Sequence[str], environment: Mapping[str, str], seconds: float
) -> Iterator[Round]:
    """A round of a program that stores; it is ended with the block."""
    told = {"PATH": "/usr/bin:/bin", "PEER_EVENT": EVENT.decode(), **environment}
    process = subprocess.Popen(  # noqa: S603 - our own program
        list(command), env=told, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )

    async def measure() -> float:
        said = await asyncio.to_thread(_asked, process, seconds)
        return float(said["rate"])

    try:
        _answer(process)
        yield measure
    finally:
        process.kill()
        process.wait(ENDS_WITHIN)


def _asked(process: subprocess.Popen[str], seconds: float) -> dict[str, Any]:
    assert process.stdin
    process.stdin.write(f"{seconds}\n")
    process.stdin.flush()
    return _answer(process)


def _answer(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout
    line = process.stdout.readline()
    said: dict[str, Any] = json.loads(line) if line else {"error": "it ended without a word"}
    if "error" in said:
        raise PeerMissingError(str(said["error"]).partition("\n")[0])
    return said
