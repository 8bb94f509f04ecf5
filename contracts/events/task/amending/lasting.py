"""What is kept up for long (长期坚持): stages reached, the task classified, and its end."""

from datetime import date
from typing import ClassVar

from contracts.events.fact import Sha256
from contracts.events.parts import Independence
from contracts.events.task.summary import TaskFact


class MilestoneReached(TaskFact):
    """A stage of an open-ended measure is verified; it is planned again for its next milestone.

    `late` if the round was submitted after `milestone`; `deadline_version` is that of the next.
    """

    topic: ClassVar[str] = "task.milestone_reached.v1"
    measure: int
    round: int
    milestone: date
    late: bool
    next_milestone: date
    deadline_version: int
    opinion: str
    evidence_checked: tuple[Sha256, ...]
    independence: Independence
    policy_version: int | None = None


class TaskClassifiedLongTerm(TaskFact):
    """The leading group keeps the task up for long; it does not count as completed.

    `resumed` are verified measures that are planned again, for `next_milestone`.
    """

    topic: ClassVar[str] = "task.classified_long_term.v1"
    reason: str
    next_milestone: date
    resumed: tuple[int, ...] = ()
    policy_version: int | None = None


class LongTermEnded(TaskFact):
    """The leading group ends it; the task is in progress, to be verified and closed."""

    topic: ClassVar[str] = "task.long_term_ended.v1"
    reason: str
