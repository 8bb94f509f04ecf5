"""Directory and labels of tasks, projected from events into tables of the notifier's own.

The whole directory is kept in memory by its version, which the database counts, so that a change
by another process or a transaction rolled back is never missed.
"""

from typing import Any
from uuid import UUID

from contracts.envelope import Event
from contracts.events.case import AccountabilityTriggered
from contracts.events.directory.officer import (
    OfficerAppointed,
    OfficerErased,
    OfficerRegistered,
    OfficerRelieved,
)
from contracts.events.directory.unit import UnitRegistered, UnitRenamed
from contracts.events.supervision.slip import SupervisionFact
from contracts.events.task.assignment import TaskAssigned
from contracts.events.task.summary import TaskFact
from contracts.events.task.turns.contest import ContestUpheld
from contracts.events.task.turns.handover import TaskTransferred
from services.notifier.application.receiving.messages import Received
from services.notifier.domain.directory import Appointment, Directory, Person, TaskLabel

_OF_MANY = (AccountabilityTriggered, SupervisionFact)
"""Facts about several tasks, in another stream than theirs."""

_TASK = """
INSERT INTO notifier.tasks AS known (task, number, title, lead_unit, leader, position)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (task) DO UPDATE SET
    number = excluded.number, title = excluded.title, lead_unit = excluded.lead_unit,
    leader = coalesce(excluded.leader, known.leader), position = excluded.position
WHERE known.position < excluded.position
"""

_DIRECTORY_FACTS = (
    *(UnitRegistered, UnitRenamed, OfficerRegistered),
    *(OfficerAppointed, OfficerRelieved, OfficerErased),
)


class PostgresDirectory:
    """Projects and reads on the connection of the transaction under way."""

    def __init__(self) -> None:
        self._known = Directory(version=-1)

    def forget(self) -> None:
        """Keep nothing read in a transaction that came to nothing."""
        self._known = Directory(version=-1)

    async def project(self, connection: Any, received: Received) -> None:
        """Take the event in, if it says anything about units, people or a task."""
        event = received.event
        if isinstance(event.data, _DIRECTORY_FACTS):
            await _project_directory(connection, event)
            await connection.execute(
                "UPDATE notifier.progress SET directory_version = directory_version + 1"
            )
        elif isinstance(event.data, TaskFact):
            await _project_task(connection, received, event.data)

    async def read(self, connection: Any) -> Directory:
        """The directory as this transaction sees it."""
        version = await connection.fetchval("SELECT directory_version FROM notifier.progress")
        if version != self._known.version:
            self._known = await _load(connection, version)
        return self._known

    async def labels(self, connection: Any, event: Event) -> dict[UUID, TaskLabel]:
        """The labels of the tasks that the event is about."""
        rows = await connection.fetch(
            "SELECT task, number, title, lead_unit, leader FROM notifier.tasks"
            " WHERE task = ANY($1)",
            tasks_of(event),
        )
        return {row["task"]: TaskLabel(**dict(row)) for row in rows}


def tasks_of(event: Event) -> list[UUID]:
    """The tasks that the event is about, as far as it may be about any."""
    fact = event.data
    return list(fact.tasks) if isinstance(fact, _OF_MANY) else [event.aggregate_id]


async def _project_task(connection: Any, received: Received, fact: TaskFact) -> None:
    summary = fact.task
    leader = _leader(fact)
    lead_unit = fact.lead_unit if isinstance(fact, TaskAssigned) else summary.lead_unit
    await connection.execute(
        _TASK,
        received.event.aggregate_id,
        summary.number,
        summary.title,
        lead_unit,
        leader,
        received.position,
    )


def _leader(fact: TaskFact) -> UUID | None:
    if isinstance(fact, TaskAssigned):
        return fact.leader.officer
    to = fact.handover if isinstance(fact, ContestUpheld | TaskTransferred) else None
    return to.leader.officer if to else None


async def _project_directory(connection: Any, event: Event) -> None:
    statement, values = _change(event)
    await connection.execute(statement, *values)


def _change(event: Event) -> tuple[str, tuple[Any, ...]]:
    officer = event.aggregate_id
    match event.data:
        case (UnitRegistered() | UnitRenamed()) as it:
            return (
                "INSERT INTO notifier.units VALUES ($1, $2)"
                " ON CONFLICT (code) DO UPDATE SET name = excluded.name",
                (it.code, it.name),
            )
        case OfficerRegistered() as it:
            return (
                "INSERT INTO notifier.people VALUES ($1, $2, $3) ON CONFLICT (officer)"
                " DO UPDATE SET account = excluded.account, language = excluded.language",
                (officer, it.account, it.language),
            )
        case OfficerAppointed() as it:
            return (
                "INSERT INTO notifier.appointments VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                (officer, it.post, it.unit, it.since),
            )
        case OfficerRelieved() as it:
            return (
                "UPDATE notifier.appointments SET until = $4 WHERE officer = $1 AND post = $2"
                " AND unit = $3 AND since <= $4 AND until IS NULL",
                (officer, it.post, it.unit, it.until),
            )
        case _:
            return "UPDATE notifier.people SET erased = true WHERE officer = $1", (officer,)


async def _load(connection: Any, version: int) -> Directory:
    units = await connection.fetch("SELECT code, name FROM notifier.units")
    people = await connection.fetch(
        "SELECT officer, account, language, erased FROM notifier.people"
    )
    posts = await connection.fetch(
        "SELECT officer, post, unit, since, until FROM notifier.appointments"
        " ORDER BY unit, since, officer, post"
    )
    return Directory(
        version,
        {row["code"]: row["name"] for row in units},
        {row["officer"]: Person(**dict(row)) for row in people},
        tuple(Appointment(**dict(row)) for row in posts),
    )
