"""What a bundle is about: the streams of its events, found in the model as the reader sees it."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from services.reporting.application.asking.desk import View
from services.reporting.application.asking.naming import campaign_of
from services.reporting.application.asking.tasks import find_task
from services.reporting.application.bundling.wish import Wish
from services.reporting.application.ports.event_store import StoredEvent
from services.reporting.application.ports.model import Page, TaskFilter
from services.reporting.application.reading.reader import Reader
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.domain.rows.findings.replica import ReplicaRow
from services.reporting.domain.rows.supervision.slip import SlipRow

ALL_TASKS = 1_000_000
PAIRED = ("reply", "institution", "case", "replica", "supervision", "result", "feedback")
"""Fields under which a task's event names the stream that it is paired with."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What the bundle is about: id, name and title, its streams, those of tasks among them.

    Everything has neither id nor streams.
    """

    about: UUID | None
    name: str
    title: str = ""
    streams: frozenset[UUID] = frozenset()
    tasks: frozenset[UUID] = frozenset()


async def subject_of(view: View, reader: Reader, wish: Wish) -> Subject:
    """The streams of the task, or of the campaign with its findings, their replicas, and tasks.

    Raises UnknownThingError, AmbiguousTaskError.
    """
    if wish.kind == "everything" or wish.name is None:
        return Subject(None, "everything")
    if wish.kind == "task":
        task = await find_task(view, reader, wish.name)
        own = frozenset({task.id})
        return Subject(task.id, task.number, f"{task.number} {task.title}", own, own)
    campaign = campaign_of(view, wish.name)
    findings = await view.snapshot.all(FindingRow, campaign.id)
    wanted = TaskFilter(reader.scope, view.today, campaign=campaign.id)
    tasks = await view.snapshot.tasks(wanted, Page(limit=ALL_TASKS))
    rows = frozenset(row.id for _, row in tasks)
    replicas = await view.snapshot.all(ReplicaRow, campaign.id)
    slips = await view.snapshot.all(SlipRow, campaign.id)
    streams = rows | {campaign.id, *(row.id for row in (*findings, *replicas, *slips))}
    return Subject(campaign.id, campaign.name, campaign.name, streams, rows)


def paired_streams(events: Iterable[StoredEvent], known: Collection[UUID]) -> set[UUID]:
    """Streams of other things that tasks' events are paired with."""
    found: set[UUID] = set()
    for event in events:
        data = json.loads(event.state).get("data", {})
        found |= {UUID(data[name]) for name in PAIRED if isinstance(data.get(name), str)}
    return found - set(known)
