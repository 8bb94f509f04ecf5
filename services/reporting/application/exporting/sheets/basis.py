"""计数依据: for each figure of 统计汇总 the findings and tasks behind it, with event positions.

Every row names the newest event that made it count, or where it does not count, the newest event
there is: what is missing has none of its own. Positions are those of 过程记录.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from contracts.events.task import closing, paired, planning, verification
from contracts.events.task.amending import lasting
from contracts.events.task.clocks import TaskBecameOverdue
from contracts.events.task.turns import contest, handover
from contracts.labels import label
from services.reporting.application.exporting.extract import Extract
from services.reporting.application.exporting.sheets.record import (
    institutions,
    long_term,
    overdue,
    reached_result,
    returns,
)
from services.reporting.application.exporting.table import Cell, Column, Sheet
from services.reporting.domain.coverage.figures import Figure
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.domain.rows.task import TaskRow

COLUMNS = (
    *(Column("指标", 12), Column("事项号", 12), Column("所属单位", 18), Column("所属领导", 18)),
    *(Column("问题来源", 12), Column("计入", 6), Column("依据位置", 24), Column("未计入原因", 24)),
)
_ENDS = frozenset(
    {
        closing.TaskClosed.topic,
        lasting.TaskClassifiedLongTerm.topic,
        handover.TaskWithdrawn.topic,
        contest.ContestUpheld.topic,
    }
)
_PLANS = frozenset({planning.PlanApproved.topic})
_REPLIES = frozenset({paired.TaskReplySent.topic})
_RETURNS = frozenset({verification.MeasureReturned.topic})
_INSTITUTIONS = frozenset({paired.TaskInstitutionRegistered.topic})
_OVERDUE = frozenset({TaskBecameOverdue.topic})
_NONE: frozenset[str] = frozenset()
Row = Sequence[Cell]


def basis_sheet(extract: Extract) -> Sheet:
    """The whole campaign's figures; a unit's are the rows of that unit."""
    basis = _Basis(extract)
    whole = extract.coverage[-1].coverage
    rows = [
        *basis.of_findings("条条有办理", whole.handled),
        *basis.of_tasks("事事有着落", whole.settled, _ENDS),
        *basis.of_tasks("件件有回音", whole.answered, _REPLIES),
        *(row for task in extract.tasks for row in basis.beside(task)),
    ]
    return Sheet("计数依据", f"{extract.campaign.name}计数依据", COLUMNS, rows)


class _Basis:
    """Findings and tasks of an extract by id, and the positions of their events."""

    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        self._tasks = {task.id: task for task in extract.tasks}
        self._findings = {finding.id: finding for finding in extract.findings}
        self._tasks_of: dict[UUID, list[TaskRow]] = defaultdict(list)
        for task in extract.tasks:
            self._tasks_of[task.finding].append(task)

    def of_findings(self, figure: str, counted: Figure) -> Iterator[Row]:
        """A finding rests on the plans of its tasks."""
        for id_, gap in _rows_of(counted):
            finding, tasks = self._findings[id_], self._tasks_of[id_]
            places = [place for task in tasks for place in self._newest(task.id, _PLANS)]
            places = places or self._newest(id_, _NONE)
            units = dict.fromkeys(task.lead_unit for task in tasks if task.lead_unit)
            names = self._extract.units(tuple(units) or finding.units)
            leaders = dict.fromkeys(name for task in tasks if (name := self._leader(task)))
            whose = (finding.number, "、".join(names), "、".join(leaders), _source(finding))
            yield _row(figure, whose, places, gap)

    def of_tasks(self, figure: str, counted: Figure, topics: frozenset[str]) -> Iterator[Row]:
        """A task rests on the newest of these events."""
        for id_, gap in _rows_of(counted):
            places = self._newest(id_, topics if gap is None else _NONE)
            yield self._of(figure, self._tasks[id_], places, gap)

    def beside(self, task: TaskRow) -> Iterator[Row]:
        """What 统计汇总 counts beside the three figures."""
        how = "已完成" if reached_result(task) else "长期坚持" if long_term(task) else "未完成"
        yield self._of(how, task, self._newest(task.id, _NONE if how == "未完成" else _ENDS))
        if overdue(task, self._extract):
            yield self._of("逾期", task, self._newest(task.id, _OVERDUE | _PLANS))
        for place in self._last(task, _RETURNS, returns(task)):
            yield self._of("退回次数", task, [place])
        for place in self._last(task, _INSTITUTIONS, institutions(task)):
            yield self._of("制度数", task, [place])

    def _of(self, figure: str, task: TaskRow, places: Sequence[int], gap: str | None = None) -> Row:
        unit, finding = self._extract.tree.name(task.lead_unit), self._findings[task.finding]
        whose = (task.number, unit, self._leader(task), _source(finding))
        return _row(figure, whose, places, gap)

    def _leader(self, task: TaskRow) -> str | None:
        leader = task.leader
        return self._extract.person(leader.officer, leader.post) if leader else None

    def _last(self, task: TaskRow, topics: frozenset[str], times: int) -> list[int]:
        """As many as count: what another unit did before a task was handed on counts no longer."""
        return self._every(task.id, topics)[-times:] if times else []

    def _every(self, stream: UUID, topics: frozenset[str]) -> list[int]:
        told = self._extract.events.get(stream, ())
        return [one.position for one in told if one.event.type in topics]

    def _newest(self, stream: UUID, topics: frozenset[str]) -> list[int]:
        """The newest of these; of all events, where it has none of them."""
        every = [one.position for one in self._extract.events.get(stream, ())]
        return (self._every(stream, topics) or every)[-1:]


def _rows_of(counted: Figure) -> Iterator[tuple[UUID, str | None]]:
    """What the figure counts, then what it misses, each with its gap in words."""
    for id_ in counted.covered:
        yield id_, None
    for row in counted.missing:
        yield row.id, label(row.gap.value, "zh-CN")


def _source(finding: FindingRow) -> str:
    return label(finding.source_kind.value, "zh-CN")


def _row(figure: str, whose: Sequence[Cell], places: Sequence[int], gap: str | None) -> Row:
    return (figure, *whose, "否" if gap else "是", "、".join(map(str, places)), gap)
