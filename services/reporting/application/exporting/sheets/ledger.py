"""整改台账: the three lists joined, with progress, lateness, evidence and verification."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from contracts.labels import label
from services.reporting.application.exporting.extract import Extract
from services.reporting.application.exporting.sheets import lists, values
from services.reporting.application.exporting.table import Cell, Column, Sheet
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.domain.rows.measure import MeasureRow
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.standing.timeliness import (
    days_late,
    due_of_measure,
    judge,
)

_PROGRESS = (
    *(Column("整改进展", 36), Column("完成状态", 16), Column("原时限", 12)),
    *(Column("现时限", 12), Column("延期次数", 9), Column("逾期天数", 9)),
    *(Column("佐证编号", 20), Column("验收人", 12), Column("验收意见", 24)),
    *(Column("销号日期", 12), Column("回头看日期", 12), Column("备注", 24)),
)
COLUMNS = (*lists.FINDINGS, lists.TASKS[0], *lists.TASKS[2:], *lists.RESPONSIBILITIES[1:])


def ledger_sheet(extract: Extract) -> Sheet:
    """整改台账, a row for each measure; findings without a task have a row of their own."""
    tasks: dict[UUID, list[TaskRow]] = defaultdict(list)
    for task in extract.tasks:
        tasks[task.finding].append(task)
    rows = [
        row for finding in extract.findings for row in _rows(finding, tasks[finding.id], extract)
    ]
    return Sheet("整改台账", f"{extract.campaign.name}整改台账", (*COLUMNS, *_PROGRESS), rows)


def _rows(finding: FindingRow, tasks: Sequence[TaskRow], extract: Extract) -> list[Sequence[Cell]]:
    first = lists.finding_cells(finding, extract)
    if not tasks:
        empty: tuple[Cell, ...] = (None,) * (len(COLUMNS) + len(_PROGRESS) - len(first))
        return [(*first, *empty)]
    return [
        (*first, *_task(task, measure, extract))
        for task in tasks
        for measure in task.live_measures or (None,)
    ]


def _task(task: TaskRow, measure: MeasureRow | None, extract: Extract) -> Sequence[Cell]:
    number, _, *rest = lists.task_cells(task, measure)
    who = values.responsibility(task, extract).values()
    last = task.afterwards.last
    looked_back = last.done_on if last and last.done_on else task.look_back_due
    ends = values.day(task.closed_on), values.day(looked_back), _remark(task, extract)
    if measure is None:
        return (number, *rest, *who, *(None,) * 9, *ends)
    return (number, *rest, *who, *_progress(task, measure, extract), *ends)


def _progress(task: TaskRow, measure: MeasureRow, extract: Extract) -> Sequence[Cell]:
    judged = measure.verified or task.verified
    report = measure.rounds[-1].report if measure.rounds else None
    return (
        report or measure.plan.declared_progress,
        _state(task, measure, extract),
        values.day(measure.first_deadline) or values.LONG_TERM,
        values.day(measure.deadline) or values.LONG_TERM,
        measure.times_extended,
        days_late(measure, extract.today),
        "、".join(file.sha256[:12] for file in measure.evidence) or None,
        extract.person(judged.by, judged.post) if judged else None,
        judged.words if judged else None,
    )


def _state(task: TaskRow, measure: MeasureRow, extract: Extract) -> str:
    """The task's status, the measure's, and how it stands."""
    standing = judge(due_of_measure(measure), extract.today, extract.warnings)
    words = (task.status.value, measure.status.value, standing.timeliness.value)
    return "／".join(label(word, "zh-CN") for word in words)


def _remark(task: TaskRow, extract: Extract) -> str | None:
    if task.result_class:
        return extract.result(task.result_class)
    return "曾逾期" if task.ever_overdue else None
