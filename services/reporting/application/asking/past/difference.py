"""What two moments differ in: of one task, or of every task that changed in between.

A task is shown if the reader may see it at the later moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.reporting.application.asking.desk import View
from services.reporting.application.asking.tasks import Cursor, list_tasks
from services.reporting.application.ports.model import Page, TaskFilter
from services.reporting.domain.changes import Difference, differences
from services.reporting.domain.rows.task import TaskRow


@dataclass(frozen=True, slots=True)
class DifferentTask:
    """A task as it is later, and what was different."""

    row: TaskRow
    differences: Sequence[Difference]


@dataclass(frozen=True, slots=True)
class DifferencePage:
    """Tasks by number; `next` is None on the last page."""

    tasks: Sequence[DifferentTask]
    next: Cursor | None


async def task_difference(view: View, row: TaskRow, since: int) -> DifferentTask:
    """What the view's moment differs in from position `since`."""
    versions = await view.snapshot.versions(row.id)
    return DifferentTask(row, differences(versions, since))


async def ledger_difference(
    view: View, wanted: TaskFilter, page: Page, since: int
) -> DifferencePage:
    """The same of every task wanted that an event after `since` touched."""
    found = await list_tasks(view, replace(wanted, changed_after=since), page)
    tasks = [await task_difference(view, each.row, since) for each in found.tasks]
    return DifferencePage(tasks, found.next)
