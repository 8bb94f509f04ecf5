"""The three lists that the import reads: 问题清单, 任务清单, 责任清单."""

from collections.abc import Sequence

from contracts.labels import label
from services.reporting.application.exporting.extract import Extract
from services.reporting.application.exporting.sheets import values
from services.reporting.application.exporting.table import Cell, Column, Sheet
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.domain.rows.measure import MeasureRow
from services.reporting.domain.rows.task import TaskRow

FINDINGS = (
    *(Column("编号", 8), Column("批次", 18), Column("来源", 16), Column("反馈原文", 48)),
    *(Column("类别", 12), Column("涉及单位", 24), Column("根源", 24)),
    *(Column("是否共性", 9), Column("是否重复", 9)),
)
TASKS = (
    *(Column("任务号", 10), Column("问题号", 8), Column("整改任务", 36), Column("整改目标", 30)),
    *(Column("措施号", 7), Column("整改措施", 36), Column("整改类型", 12)),
    *(Column("完成时限", 12), Column("预期成果", 18), Column("制度名称", 24)),
)
RESPONSIBILITIES = (
    *(Column("任务号", 10), Column("责任领导", 20), Column("第一责任人", 14)),
    *(Column("牵头单位", 18), Column("配合单位", 36), Column("具体责任人", 18)),
    Column("联系电话", 14),
)


def findings_sheet(extract: Extract) -> Sheet:
    """问题清单."""
    rows = [finding_cells(finding, extract) for finding in extract.findings]
    return Sheet("问题清单", f"{extract.campaign.name}问题清单", FINDINGS, rows)


def tasks_sheet(extract: Extract) -> Sheet:
    """任务清单: a task's row repeats for each of its measures."""
    rows = [
        task_cells(task, measure)
        for task in extract.tasks
        for measure in task.live_measures or (None,)
    ]
    return Sheet("任务清单", f"{extract.campaign.name}任务清单", TASKS, rows)


def responsibilities_sheet(extract: Extract) -> Sheet:
    """责任清单."""
    rows = [(task.number, *values.responsibility(task, extract).values()) for task in extract.tasks]
    return Sheet("责任清单", f"{extract.campaign.name}责任清单", RESPONSIBILITIES, rows)


def finding_cells(finding: FindingRow, extract: Extract) -> Sequence[Cell]:
    """A finding in the columns of 问题清单."""
    return (
        finding.number,
        extract.campaign.name,
        finding.source,
        finding.text,
        finding.category,
        values.units_of(finding, extract),
        finding.root_cause,
        values.yes_or_no(finding.common),
        values.yes_or_no(finding.repeated),
    )


def task_cells(task: TaskRow, measure: MeasureRow | None) -> Sequence[Cell]:
    """A task and one measure in the columns of 任务清单."""
    first = (task.number, task.finding_number, task.title, task.goal)
    if measure is None:
        return (*first, None, None, None, None, None, None)
    return (
        *first,
        measure.number,
        measure.plan.text,
        label(measure.type.value, "zh-CN"),
        values.time_limit(measure),
        measure.plan.deliverable,
        measure.plan.institution,
    )
