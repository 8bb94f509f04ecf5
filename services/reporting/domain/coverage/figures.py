"""The figures themselves, counted in one pass; a share of nothing is None, never 100 %.

Settled and answered leave split tasks out, above and below the line; what was split counts by its
parts. A finding without any task is not handled.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from contracts.words import TaskStatus
from services.reporting.domain.coverage.subjects import CountedFinding, CountedTask


class FigureName(StrEnum):
    """条条有办理, 事事有着落, 件件有回音."""

    HANDLED = "handled"
    SETTLED = "settled"
    ANSWERED = "answered"


class Gap(StrEnum):
    """Why a row is missing from a figure."""

    NO_TASK = "no_task"
    PLAN_NOT_APPROVED = "plan_not_approved"
    NOT_SETTLED = "not_settled"
    MILESTONE_MISSED = "milestone_missed"
    NO_REPLY = "no_reply"


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A finding or task that the figure waits for, and why."""

    kind: str
    id: UUID
    campaign: UUID
    number: str
    text: str
    lead_unit: str | None
    gap: Gap


@dataclass(frozen=True, slots=True)
class Figure:
    """The findings or tasks that it counts as reached, and the rows that it misses."""

    covered: tuple[UUID, ...]
    missing: tuple[MissingRow, ...]

    @property
    def reached(self) -> int:
        """How many it counts."""
        return len(self.covered)

    @property
    def total(self) -> int:
        """Of how many."""
        return len(self.covered) + len(self.missing)

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where there is nothing to count."""
        return self.reached / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The three figures, and beside them how many unsettled tasks are on track."""

    handled: Figure
    settled: Figure
    answered: Figure
    on_track: int

    def figure(self, name: FigureName) -> Figure:
        """One of the three."""
        figures = {
            FigureName.HANDLED: self.handled,
            FigureName.SETTLED: self.settled,
            FigureName.ANSWERED: self.answered,
        }
        return figures[name]


def cover(
    findings: Sequence[CountedFinding], tasks: Sequence[CountedTask], today: date
) -> Coverage:
    """Count over what is given; `today` is the organisation's day at the moment asked."""
    counted = [task for task in tasks if task.status is not TaskStatus.SPLIT]
    return Coverage(
        handled=_handled(findings, tasks),
        settled=_settled(counted),
        answered=_answered(counted, today),
        on_track=sum(task.on_track for task in counted),
    )


def _handled(findings: Sequence[CountedFinding], tasks: Sequence[CountedTask]) -> Figure:
    by_finding: dict[UUID, list[CountedTask]] = defaultdict(list)
    for task in tasks:
        by_finding[task.finding].append(task)
    covered, missing = [], []
    for finding in findings:
        own = by_finding[finding.id] or finding.elsewhere
        if not own:
            missing.append(_missing_finding(finding, Gap.NO_TASK))
        elif not all(task.handled for task in own if task.live):
            missing.append(_missing_finding(finding, Gap.PLAN_NOT_APPROVED))
        else:
            covered.append(finding.id)
    return Figure(tuple(covered), tuple(missing))


def _settled(tasks: Sequence[CountedTask]) -> Figure:
    covered = tuple(task.id for task in tasks if task.settled)
    missing = tuple(
        _missing_task(
            task,
            Gap.MILESTONE_MISSED if task.status is TaskStatus.LONG_TERM else Gap.NOT_SETTLED,
        )
        for task in tasks
        if not task.settled
    )
    return Figure(covered, missing)


def _answered(tasks: Sequence[CountedTask], today: date) -> Figure:
    owed = [task for task in tasks if task.answerable(today)]
    covered = tuple(task.id for task in owed if task.replied)
    missing = tuple(_missing_task(task, Gap.NO_REPLY) for task in owed if not task.replied)
    return Figure(covered, missing)


def _missing_finding(finding: CountedFinding, gap: Gap) -> MissingRow:
    number, text = finding.number, finding.text
    return MissingRow("finding", finding.id, finding.campaign, number, text, None, gap)


def _missing_task(task: CountedTask, gap: Gap) -> MissingRow:
    number, title = task.number, task.title
    return MissingRow("task", task.id, task.campaign, number, title, task.lead_unit, gap)
