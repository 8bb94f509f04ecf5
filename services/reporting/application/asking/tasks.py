"""Lists of tasks, and one task, with how each stands at the moment asked."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from contracts.identifiers import campaign_id, task_id
from services.reporting.application.asking.desk import View
from services.reporting.application.asking.moment import Moment
from services.reporting.application.ports.model import Page, TaskFilter
from services.reporting.application.reading.reader import Reader
from services.reporting.application.refusals import (
    AmbiguousTaskError,
    CursorUnreadableError,
    UnknownThingError,
)
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.standing.timeliness import Standing, due_of_task, judge


@dataclass(frozen=True, slots=True)
class Cursor:
    """After which row a list goes on, how it is sorted, and the moment its first page showed."""

    sort: str
    value: str
    id: UUID
    moment: Moment

    def text(self) -> str:
        """The cursor as callers keep it."""
        moment = [self.moment.position, self.moment.today.isoformat()]
        raw = json.dumps([self.sort, self.value, str(self.id), *moment], ensure_ascii=False)
        return base64.urlsafe_b64encode(raw.encode()).decode().rstrip("=")

    @staticmethod
    def read(text: str) -> "Cursor":
        """The cursor of a text. Raises CursorUnreadableError."""
        try:
            raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
            sort, value, id_, position, today = json.loads(raw)
            moment = Moment(int(position), date.fromisoformat(today))
            str(value).encode()
            return Cursor(str(sort), str(value), UUID(id_), moment)
        except (ValueError, TypeError, AttributeError, OverflowError, binascii.Error):
            raise CursorUnreadableError("take the cursor from the last page as it is") from None


@dataclass(frozen=True, slots=True)
class ListedTask:
    """A task and how it stands."""

    row: TaskRow
    standing: Standing


@dataclass(frozen=True, slots=True)
class TaskPage:
    """A page of tasks; `next` is None on the last one."""

    tasks: Sequence[ListedTask]
    next: Cursor | None


def standing_of(view: View, task: TaskRow) -> Standing:
    """How a task stands at the view's moment."""
    return judge(due_of_task(task), view.today, view.warnings(task.campaign))


async def list_tasks(view: View, wanted: TaskFilter, page: Page) -> TaskPage:
    """One page of the tasks wanted."""
    found = await view.snapshot.tasks(wanted, replace(page, limit=page.limit + 1))
    shown = found[: page.limit]
    tasks = [ListedTask(row, standing_of(view, row)) for _, row in shown]
    if len(found) <= page.limit:
        return TaskPage(tasks, None)
    value, last = shown[-1]
    moment = Moment(view.position, view.today)
    return TaskPage(tasks, Cursor(page.sort, value, last.id, moment))


async def find_task(view: View, reader: Reader, name: str) -> TaskRow:
    """The task of an id, of `campaign/number`, or of a number that only one campaign has.

    Raises UnknownThingError, also for a task that the reader may not see; AmbiguousTaskError.
    """
    ids = _ids(name)
    wanted = TaskFilter(reader.scope, view.today, ids=ids, number=None if ids else name)
    found = [row for _, row in await view.snapshot.tasks(wanted, Page(limit=2))]
    if not found:
        raise UnknownThingError("there is no task {name} that you may see", name=name)
    if len(found) > 1:
        campaigns = [view.campaigns[row.campaign].name for row in found]
        raise AmbiguousTaskError(
            "several campaigns have a task {name}; write campaign/number",
            {"campaigns": list(campaigns)},
            name=name,
        )
    return found[0]


def _ids(name: str) -> frozenset[UUID] | None:
    try:
        return frozenset({UUID(name)})
    except ValueError:
        campaign, slash, number = name.rpartition("/")
    if not slash:
        return None
    return frozenset({task_id(campaign_id(campaign), number)})
