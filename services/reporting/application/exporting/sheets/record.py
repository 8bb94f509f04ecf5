"""过程记录 (every event of every task) and 统计汇总 (figures by unit and of the campaign)."""

from collections.abc import Sequence

from contracts.words import ResultClass, TaskStatus
from services.reporting.application.asking.coverage import CoverageOf
from services.reporting.application.exporting.extract import Extract, RecordedEvent
from services.reporting.application.exporting.table import Cell, Column, Sheet
from services.reporting.application.wording.sentence import say
from services.reporting.domain.coverage.figures import Figure
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.standing.timeliness import (
    Timeliness,
    due_of_task,
    judge,
)

EVENTS = (
    *(Column("任务号", 10), Column("时间", 20), Column("事件", 16), Column("操作人", 18)),
    *(Column("说明", 60), Column("存证位置", 10)),
)
FIGURES = (
    *(Column("批次", 18), Column("单位", 18), Column("任务数", 8), Column("已完成", 8)),
    *(Column("长期坚持", 9), Column("未完成", 8), Column("完成率", 8), Column("逾期", 8)),
    *(Column("退回次数", 9), Column("制度数", 8), Column("条条有办理", 12)),
    *(Column("事事有着落", 12), Column("件件有回音", 12)),
)
_REACHED = (ResultClass.COMPLETED, ResultClass.BASICALLY_COMPLETED)


def events_sheet(extract: Extract) -> Sheet:
    """过程记录, in the order of tasks and of their events."""
    rows = [
        _event(task, each, extract)
        for task in extract.tasks
        for each in extract.events.get(task.id, ())
    ]
    return Sheet("过程记录", f"{extract.campaign.name}过程记录", EVENTS, rows)


def figures_sheet(extract: Extract) -> Sheet:
    """统计汇总; the last row is the whole campaign."""
    rows = [_figures(one, extract) for one in extract.coverage]
    return Sheet("统计汇总", f"{extract.campaign.name}统计汇总", FIGURES, rows)


def _event(task: TaskRow, each: RecordedEvent, extract: Extract) -> Sequence[Cell]:
    said = say(each.event, "zh-CN", extract.tree.name)
    actor = each.event.actor
    return (
        task.number,
        extract.local(each.event.occurred_at),
        said.title,
        extract.person(actor.person, actor.post),
        said.sentence,
        each.position,
    )


def _figures(one: CoverageOf, extract: Extract) -> Sequence[Cell]:
    tasks = [task for task in extract.tasks if one.part.unit in (None, task.lead_unit)]
    completed = sum(reached_result(task) for task in tasks)
    lasting = sum(long_term(task) for task in tasks)
    return (
        extract.campaign.name,
        extract.tree.name(one.part.unit) or "合计",
        *(len(tasks), completed, lasting, len(tasks) - completed - lasting),
        _share(completed, len(tasks)),
        sum(overdue(task, extract) for task in tasks),
        *(sum(map(returns, tasks)), sum(map(institutions, tasks))),
        _of(one.coverage.handled),
        _of(one.coverage.settled),
        _of(one.coverage.answered),
    )


def reached_result(task: TaskRow) -> bool:
    """Whether it counts as 已完成."""
    return task.result_class in _REACHED


def overdue(task: TaskRow, extract: Extract) -> bool:
    """Whether it counts as 逾期 on the day of the extract."""
    standing = judge(due_of_task(task), extract.today, extract.warnings)
    return standing.timeliness is Timeliness.OVERDUE


def returns(task: TaskRow) -> int:
    """How often one of its measures was returned (退回次数)."""
    return sum(measure.returns for measure in task.measures)


def institutions(task: TaskRow) -> int:
    """How many of its measures delivered a rule (制度数)."""
    return sum(bool(measure.institution) for measure in task.measures)


def long_term(task: TaskRow) -> bool:
    """Whether it counts as 长期坚持."""
    return task.status is TaskStatus.LONG_TERM or task.result_class is ResultClass.LONG_TERM


def _share(part: int, whole: int) -> str | None:
    return f"{part / whole:.1%}" if whole else None


def _of(figure: Figure) -> str:
    return f"{figure.reached}/{figure.total}"
