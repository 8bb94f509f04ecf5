"""Who was told of what: the notifier's deliveries by kind of event.

What is still under way is waited for a little, since sending is the notifier's own affair.
"""

import time
from collections import Counter
from typing import Any

from rich.table import Table

from deploy.embedded.cli.desk import Desk

WATCHER = "auditor"
UNDER_WAY = ("pending", "sending")
PATIENCE_SECONDS = 10.0
POLL_SECONDS = 0.1


def notification_table(at: Desk) -> Table:
    """For each kind of event: how many people, and with what outcome."""
    table = at.table("event", "people", "outcome", title=at.tongue.say("notifications"))
    by_topic: dict[str, list[dict[str, Any]]] = {}
    for delivery in reversed(settled(at)):
        by_topic.setdefault(delivery["topic"], []).append(delivery)
    for topic, found in by_topic.items():
        states = Counter(each["state"] for each in found)
        outcome = ", ".join(f"{at.tongue.word(state)} {n}" for state, n in states.items())
        people = len({each["recipient"] for each in found})
        table.add_row(at.tongue.word(topic), str(people), outcome)
    return table


def settled(at: Desk) -> list[dict[str, Any]]:
    """All deliveries, once none is under way any more, or after some seconds as they are."""
    notifier = at.client.notifier(WATCHER)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        found = notifier.deliveries()
        if time.monotonic() > deadline or not any(each["state"] in UNDER_WAY for each in found):
            return found
        time.sleep(POLL_SECONDS)
