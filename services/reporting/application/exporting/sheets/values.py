"""Values as offices write them in a cell."""

from datetime import date

from contracts.words import MeasureType
from services.reporting.application.exporting.extract import Extract
from services.reporting.application.exporting.table import Cell
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.domain.rows.measure import MeasureRow
from services.reporting.domain.rows.task import TaskRow

LONG_TERM = "长期坚持"
AT_ONCE = "立行立改"


def yes_or_no(value: bool | None) -> str | None:
    """是, 否, or nothing where nobody said."""
    return None if value is None else "是" if value else "否"


def day(value: date | None) -> str | None:
    """A day as ISO text: the same in every spreadsheet's language."""
    return value.isoformat() if value else None


def time_limit(measure: MeasureRow) -> str:
    """The day; 长期坚持 where there is none; 立行立改 where the day was derived from it."""
    if measure.deadline is None:
        return LONG_TERM
    if measure.plan.deadline_derived and measure.type is MeasureType.IMMEDIATE:
        return AT_ONCE
    return measure.deadline.isoformat()


def units_of(finding: FindingRow, extract: Extract) -> str | None:
    """涉及单位 as written, else the units' names."""
    return finding.units_as_written or "、".join(extract.units(finding.units)) or None


def cooperating(task: TaskRow, extract: Extract) -> str | None:
    """配合单位: units by name, groups as they were written."""
    names = [*extract.units(task.cooperating), *(group.name for group in task.groups)]
    return "、".join(names) or None


def responsibility(task: TaskRow, extract: Extract) -> dict[str, Cell]:
    """The columns of 责任清单 beside 任务号."""
    leader, handler = task.leader, task.handler
    known = extract.people.get(handler) if handler else None
    return {
        "责任领导": extract.person(leader.officer, leader.post) if leader else None,
        "第一责任人": extract.person(task.first_responsible),
        "牵头单位": extract.tree.name(task.lead_unit),
        "配合单位": cooperating(task, extract),
        "具体责任人": extract.person(handler),
        "联系电话": known.phone if known else None,
    }
