"""Tasks: the list, one of them, its history."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path

from services.reporting.application.asking.desk import View
from services.reporting.application.asking.past.history import task_history
from services.reporting.application.asking.tasks import (
    ListedTask,
    find_task,
    list_tasks,
    standing_of,
)
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.entrypoints.http.caller import ReaderOf, record_reading
from services.reporting.entrypoints.http.parameters import Moment
from services.reporting.entrypoints.http.routes.task_filter import NarrowedTo, TurnedTo
from services.reporting.entrypoints.http.shown import parts
from services.reporting.entrypoints.http.shown.history import (
    TaskHistory,
    shown_event,
    shown_proof,
)
from services.reporting.entrypoints.http.shown.task_detail import (
    TaskDetail,
    people_in,
    task_detail,
)
from services.reporting.entrypoints.http.shown.tasks import TaskList, shown_task

TaskName = Annotated[
    str,
    Path(
        max_length=300,
        description="id, number where one campaign has it, or campaign/number",
        examples=["2021年巡视整改/R08-1"],
    ),
]


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """The routes; a reader sees the tasks that their posts let them see."""
    routes = APIRouter(prefix="/v1/tasks", tags=["tasks"])
    known_reader = Annotated[Reader, Depends(reader_of)]

    @routes.get("", operation_id="list_tasks")
    async def tasks(
        reader: known_reader, moment: Moment, narrowed: NarrowedTo, turned: TurnedTo
    ) -> TaskList:
        """Tasks, filtered, sorted, page by page."""
        async with reporting.desk.view(turned.moment(moment)) as view:
            found = await list_tasks(view, narrowed.at(view, reader), turned.page())
            leaders = {t.row.leader.officer for t in found.tasks if t.row.leader}
            people = await reporting.desk.names(leaders)
            return TaskList(
                items=[shown_task(view, people, each) for each in found.tasks],
                next=found.next.text() if found.next else None,
                seen_at=parts.seen_at(view),
            )

    # The longer address first: a name may hold a slash.
    @routes.get("/{task:path}/history", operation_id="read_task_history")
    async def history(task: TaskName, reader: known_reader, moment: Moment) -> TaskHistory:
        """The whole history of a task, event by event; what auditors read is recorded."""
        async with reporting.desk.view(moment) as view:
            shown = await _history(reporting, view, reader, task)
        if reader.is_auditor:
            await record_reading(reporting, reader, "read_task_history", str(shown.task))
        return shown

    @routes.get("/{task:path}", operation_id="read_task")
    async def one(task: TaskName, reader: known_reader, moment: Moment) -> TaskDetail:
        """One task with its measures, evidence, replies and clocks."""
        async with reporting.desk.view(moment) as view:
            row = await find_task(view, reader, task)
            people = await reporting.desk.names(people_in(row))
            listed = ListedTask(row, standing_of(view, row))
            return task_detail(view, reader, people, listed)

    return routes


async def _history(reporting: Reporting, view: View, reader: Reader, name: str) -> TaskHistory:
    row = await find_task(view, reader, name)
    episodes = await task_history(view, reader, row, reporting.decode)
    actors = {e.event.actor.person for e in episodes if e.event.actor.person}
    people = await reporting.desk.names(actors)
    places = await reporting.tree.places([each.position for each in episodes])
    return TaskHistory(
        task=row.id,
        number=row.number,
        title=row.title,
        events=[
            shown_event(
                view,
                people,
                each,
                shown_proof(each.position, places.get(each.position), reporting.log_url),
            )
            for each in episodes
        ],
        seen_at=parts.seen_at(view),
    )
