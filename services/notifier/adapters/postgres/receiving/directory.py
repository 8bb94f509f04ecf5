"""Directory and labels of tasks, projected from events into tables of the notifier's own.

The whole directory is kept in memory by its version, which the database counts, so that a change
by another process or a transaction rolled back is never missed.
"""

from typing import Any
from uuid import UUID

from contracts.envelope import Event
from contracts.events.case import CaseFact
from contracts.events.directory.officer import (
    DeputyNamed,
    OfficerAppointed,
    OfficerDetailsChanged,
    OfficerErased,
    OfficerRegistered,
    OfficerRelieved,
)
from contracts.events.directory.unit import UnitMerged, UnitRegistered, UnitRenamed
from contracts.events.fact import Fact
from contracts.events.results.feedback import FeedbackFact
from contracts.events.results.publication import ResultFact
from contracts.events.supervision.slip import SupervisionFact
from contracts.events.task.assignment import TaskAssigned
from contracts.events.task.summary import TaskFact
from contracts.events.task.turns.contest import ContestUpheld
from contracts.events.task.turns.handover import TaskTransferred
from services.notifier.application.receiving.messages import Received
from services.notifier.domain.directory import (
    Appointment,
    Deputation,
    Directory,
    Person,
    TaskLabel,
)

_OF_MANY = (CaseFact, SupervisionFact, ResultFact, FeedbackFact)
"""Facts about several tasks, in another stream than theirs."""

_TASK = """
INSERT INTO notifier.tasks AS known (task, number, title, lead_unit, leader, position)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (task) DO UPDATE SET
    number = excluded.number, title = excluded.title, lead_unit = excluded.lead_unit,
    leader = coalesce(excluded.leader, known.leader), position = excluded.position
WHERE known.position < excluded.position
"""

_NAME_UNIT = """
INSERT INTO notifier.units (code, name) VALUES ($1, $2)
ON CONFLICT (code) DO UPDATE SET name = excluded.name
"""
_KNOW_PERSON = """
INSERT INTO notifier.people (officer, account, language) VALUES ($1, $2, $3)
ON CONFLICT (officer) DO UPDATE SET account = excluded.account, language = excluded.language
"""
_END_POST = """
UPDATE notifier.appointments SET until = $4
WHERE officer = $1 AND post = $2 AND unit = $3 AND since <= $4 AND until IS NULL
"""

_OFFICER = "aggregate_id"
_CHANGES: dict[type[Fact], tuple[str, tuple[str, ...]]] = {
    UnitRegistered: (_NAME_UNIT, ("code", "name")),
    UnitRenamed: (_NAME_UNIT, ("code", "name")),
    UnitMerged: ("UPDATE notifier.units SET merged_into = $2 WHERE code = $1", ("code", "into")),
    OfficerRegistered: (_KNOW_PERSON, (_OFFICER, "account", "language")),
    OfficerDetailsChanged: (
        "UPDATE notifier.people SET language = $2, standing = $3 WHERE officer = $1",
        (_OFFICER, "language", "standing"),
    ),
    OfficerAppointed: (
        "INSERT INTO notifier.appointments VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        (_OFFICER, "post", "unit", "since"),
    ),
    OfficerRelieved: (_END_POST, (_OFFICER, "post", "unit", "until")),
    DeputyNamed: (
        "INSERT INTO notifier.deputations VALUES ($1, $2, $3, $4, $5)",
        (_OFFICER, "head", "unit", "since", "until"),
    ),
    OfficerErased: ("UPDATE notifier.people SET erased = true WHERE officer = $1", (_OFFICER,)),
}
"""By fact of the directory: the statement, and where its arguments stand in event or fact."""


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
        if type(event.data) in _CHANGES:
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
    statement, names = _CHANGES[type(event.data)]
    places = (event if name == _OFFICER else event.data for name in names)
    values = [getattr(place, name) for place, name in zip(places, names, strict=True)]
    await connection.execute(statement, *values)


async def _load(connection: Any, version: int) -> Directory:
    units = await connection.fetch("SELECT code, name, merged_into FROM notifier.units")
    people = await connection.fetch(
        "SELECT officer, account, language, erased OR standing <> 'active' AS erased"
        " FROM notifier.people"
    )
    posts = await connection.fetch(
        "SELECT officer, post, unit, since, until FROM notifier.appointments"
        " ORDER BY unit, since, officer, post"
    )
    deputies = await connection.fetch(
        "SELECT deputy, head, unit, since, until FROM notifier.deputations"
        " ORDER BY unit, since, deputy"
    )
    return Directory(
        version,
        {row["code"]: row["name"] for row in units},
        {row["officer"]: Person(**dict(row)) for row in people},
        tuple(Appointment(**dict(row)) for row in posts),
        tuple(Deputation(**dict(row)) for row in deputies),
        {row["code"]: row["merged_into"] for row in units if row["merged_into"]},
    )
