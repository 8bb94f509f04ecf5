"""Whether a task has to be worked, goes on beyond its campaign, awaits a look-back, or is over.

What the closing of a campaign and draws ask of all its tasks; the store keeps it beside the events.
"""

from enum import StrEnum

from contracts.words import TaskStatus
from services.ledger.domain.task.state import Task


class Openness(StrEnum):
    """How a task that is not over stands; the store keeps these values.

    Kept up are those that a campaign's closing does not wait for: 长期坚持, and accepted risks,
    which are open again once the acceptance expires. A closed one awaits its look-back until a
    draw takes or releases it.
    """

    OPEN = "open"
    KEPT_UP = "kept_up"
    AWAITS_LOOK_BACK = "awaits_look_back"


GOING_ON = (Openness.OPEN, Openness.KEPT_UP)
"""Tasks that somebody works on."""


ENDED = frozenset({TaskStatus.CLOSED, TaskStatus.WITHDRAWN, TaskStatus.MERGED, TaskStatus.SPLIT})
KEPT_UP = frozenset({TaskStatus.LONG_TERM, TaskStatus.RISK_ACCEPTED})


def openness(task: Task) -> Openness | None:
    """Open, kept up, or closed and in reach of a draw; None for one that was never, or is over."""
    if not task.exists:
        return None
    if task.status in ENDED:
        return Openness.AWAITS_LOOK_BACK if task.after.waits else None
    return Openness.KEPT_UP if task.status in KEPT_UP else Openness.OPEN
