"""What was asked of a unit beside its own tasks, and how it answered.

Contributions, supervision slips and replicas; a notice is told too, though it asks for no answer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from services.reporting.domain.assessing.owner import Owner, owner_of
from services.reporting.domain.assessing.step import At, Step
from services.reporting.domain.assessing.waiting import EXCUSED
from services.reporting.domain.rows.findings.replica import ReplicaRow
from services.reporting.domain.rows.row import Row
from services.reporting.domain.rows.supervision.slip import SlipRow
from services.reporting.domain.rows.task import TaskRow


class AskedFor(StrEnum):
    """By what it was asked."""

    CONTRIBUTION = "contribution"
    SUPERVISION = "supervision"
    REPLICA = "replica"


@dataclass(frozen=True, slots=True)
class Asked:
    """One asking; `answered` is the event of the answer, `excused` that none is owed any more."""

    of: AskedFor
    unit: str
    about: Owner
    asked: At
    due: date | None
    answered: At | None = None
    excused: bool = False

    def late(self, today: date) -> bool:
        """Whether the answer came, or is still owed, after its day."""
        if self.due is None or self.excused:
            return False
        return (self.answered.day if self.answered else today) > self.due


@dataclass(frozen=True, slots=True)
class _Standing:
    of: AskedFor
    unit: str
    due: date | None
    answered: bool
    excused: bool = False


def asked(taken: Iterable[Step]) -> Iterator[Asked]:
    """Everything asked in one stream, in the order of asking."""
    found: dict[tuple[UUID, int], Asked] = {}
    for step in taken:
        about = owner_of(step.after)
        for number, now in _standing(step.after):
            key = (about.about, number)
            one = found.get(key) or Asked(now.of, now.unit, about, step.at, now.due)
            answered = one.answered or (step.at if now.answered else None)
            found[key] = replace(one, answered=answered, excused=now.excused)
    yield from found.values()


def _standing(row: Row) -> Iterator[tuple[int, _Standing]]:
    if isinstance(row, TaskRow):
        for one in row.contributions:
            made, excused = one.state == "made", one.state in EXCUSED
            yield (
                one.number,
                _Standing(AskedFor.CONTRIBUTION, one.unit, one.due, made, excused),
            )
    elif isinstance(row, SlipRow):
        answered = row.answered_on is not None
        yield 0, _Standing(AskedFor.SUPERVISION, row.unit, row.answer_due, answered)
    elif isinstance(row, ReplicaRow):
        yield 0, _Standing(AskedFor.REPLICA, row.unit, row.due, row.answer is not None)
