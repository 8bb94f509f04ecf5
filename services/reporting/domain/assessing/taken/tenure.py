"""Tenures: a task in the hands of one unit under one leader, from an event to an event.

What another unit did with the task before or after is not theirs. A task that is reopened goes on
in the same tenure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from contracts.events.task.amending.extending import ExtensionGranted
from contracts.words import TaskStatus
from services.reporting.domain.assessing.mark import Mark
from services.reporting.domain.assessing.step import At, Step
from services.reporting.domain.rows.task import Holder, TaskRow
from services.reporting.domain.standing.timeliness import OUT_OF_TIME

OVER = OUT_OF_TIME | {TaskStatus.CLOSED}


@dataclass(frozen=True, slots=True)
class Tenure:
    """`until` is the event that handed the task on, `ended` the one that ended the task itself.

    `task` is the row as it last stood in this tenure; `handlers` all who were its handler in it.
    """

    unit: str
    leader: Holder | None
    since: At
    task: TaskRow
    until: At | None = None
    ended: At | None = None
    handlers: frozenset[UUID] = frozenset()
    extensions: tuple[At, ...] = ()

    def holds(self, mark: Mark) -> bool:
        """Whether what counts began in this tenure."""
        begun = mark.positions[0]
        in_time = self.since.position <= begun and (
            self.until is None or begun < self.until.position
        )
        return mark.about == self.task.id and mark.unit == self.unit and in_time


def tenures(taken: Iterable[Step]) -> Iterator[Tenure]:
    """The tenures of one task, oldest first; none before it is assigned."""
    current: Tenure | None = None
    for step in taken:
        row = step.after
        if not isinstance(row, TaskRow) or row.status is TaskStatus.REGISTERED:
            continue
        if current and (current.unit, current.leader) != (row.lead_unit, row.leader):
            yield replace(current, until=step.at)
            current = None
        if row.lead_unit:
            current = _gone_on(current or Tenure(row.lead_unit, row.leader, step.at, row), step)
    if current:
        yield current


def _gone_on(tenure: Tenure, step: Step) -> Tenure:
    row = step.after
    assert isinstance(row, TaskRow)
    ended = (tenure.ended or step.at) if row.status in OVER else None
    extended = step.event.type == ExtensionGranted.topic
    return replace(
        tenure,
        task=row,
        ended=ended,
        handlers=tenure.handlers | ({row.handler} if row.handler else set()),
        extensions=(*tenure.extensions, step.at) if extended else tenure.extensions,
    )
