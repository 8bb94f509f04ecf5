"""Whether a task still has to be worked, goes on beyond its campaign, or has come to an end.

What the closing of a campaign asks of all its tasks; the store keeps it beside the events.
"""

from enum import StrEnum

from contracts.words import TaskStatus
from services.ledger.domain.task.state import Task


class Openness(StrEnum):
    """How a task that has not ended stands; the store keeps these values.

    Kept up are those that a campaign's closing does not wait for: 长期坚持, and accepted risks,
    which are open again once the acceptance expires.
    """

    OPEN = "open"
    KEPT_UP = "kept_up"


ENDED = frozenset({TaskStatus.CLOSED, TaskStatus.WITHDRAWN, TaskStatus.MERGED, TaskStatus.SPLIT})
KEPT_UP = frozenset({TaskStatus.LONG_TERM, TaskStatus.RISK_ACCEPTED})


def openness(task: Task) -> Openness | None:
    """Open or kept up; None for a task that was never registered or has ended."""
    if not task.exists or task.status in ENDED:
        return None
    return Openness.KEPT_UP if task.status in KEPT_UP else Openness.OPEN
