"""The live model at one position, in one read-only transaction that sees one state throughout."""

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import date
from typing import Any, cast
from uuid import UUID

from contracts.words import FindingRelation, TaskStatus
from services.reporting.adapters.postgres.model.live import live_model, use_model
from services.reporting.adapters.postgres.model.reading.selection import (
    BODIES,
    SORTS,
    Conditions,
    of_filter,
    ordered,
)
from services.reporting.application.ports.event_store import EventStore, StoredEvent
from services.reporting.application.ports.model import Page, R, Scope, Snapshot, TaskFilter
from services.reporting.application.refusals import NotYetVisibleError
from services.reporting.domain.coverage.subjects import CountedFinding, CountedTask
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.domain.rows.kinds import row_of
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.rows.versions import task_of, tasks_of

_COUNTED = """
t.id, t.campaign, t.finding, t.number, t.title, t.status, t.lead_unit, t.leader,
t.plan_approved, t.replied, t.deadline, NOT t.done AND t.pending_due < {day} AS overdue
"""


class PostgresSnapshot:
    """Implements `Snapshot`; `as_of` is None where the newest state is read."""

    def __init__(
        self, connection: Any, store: EventStore, position: int, as_of: int | None
    ) -> None:
        self._connection = connection
        self._store = store
        self._as_of = as_of
        self.position = position

    async def one(self, kind: type[R], id_: UUID) -> R | None:
        """A row, or None."""
        found = self._valid("t")
        found.any_of("t.id", [id_], "uuid")
        if kind is TaskRow:
            bodies = await self._fetchval(found.select(BODIES, "tasks t"), found)
            return None if bodies is None else cast(R, task_of(bodies))
        found.any_of("t.kind", [kind.kind], "text")
        body = await self._fetchval(found.select("t.body", "rows t"), found)
        return None if body is None else cast(R, row_of(kind.kind, body))

    async def all(self, kind: type[R], campaign: UUID | None = None) -> list[R]:
        """Every row of a kind but tasks."""
        found = self._valid("r")
        found.any_of("r.kind", [kind.kind], "text")
        found.any_of("r.campaign", [campaign] if campaign else None, "uuid")
        statement = found.select("r.body", "rows r", "ORDER BY r.valid_from, r.id")
        rows = await self._connection.fetch(statement, *found.arguments)
        return [cast(R, row_of(kind.kind, body)) for (body,) in rows]

    async def tasks(self, wanted: TaskFilter, page: Page) -> list[tuple[str, TaskRow]]:
        """Tasks with the value that they were sorted by."""
        found = of_filter(wanted, self._as_of)
        order = ordered(page, found)
        statement = found.select(f"({SORTS[page.sort][0]})::text, {BODIES}", "tasks t", order)
        rows = await self._connection.fetch(statement, *found.arguments)
        return [(value, task_of(bodies)) for value, bodies in rows]

    async def counted(
        self, scope: Scope, campaign: UUID | None, today: date
    ) -> tuple[list[CountedFinding], list[CountedTask]]:
        """What coverage counts over."""
        found = of_filter(TaskFilter(scope, today, campaign), self._as_of)
        columns = _COUNTED.format(day=found.put(today, "date"))
        statement = found.select(columns, "tasks t", "ORDER BY t.number_key, t.id")
        rows = await self._connection.fetch(statement, *found.arguments)
        tasks = [_counted(row) for row in rows]
        findings = await self.all(FindingRow, campaign)
        return [_finding(row) for row in findings], tasks

    async def histories(self, tasks: Collection[UUID]) -> Sequence[StoredEvent]:
        """The events of these tasks up to the position, as the store has them."""
        return await self._store.of_streams(tasks, self.position)

    async def versions(self, task: UUID) -> list[tuple[int, TaskRow]]:
        """The task's states, each with the position that it is valid from."""
        rows = await self._connection.fetch(
            "SELECT valid_from, body FROM tasks WHERE id = $1 AND valid_from <= $2"
            " ORDER BY version",
            task,
            self.position,
        )
        return list(zip((row[0] for row in rows), tasks_of(row[1] for row in rows), strict=True))

    async def _fetchval(self, statement: str, found: Conditions) -> Any:
        return await self._connection.fetchval(statement, *found.arguments)

    def _valid(self, alias: str) -> Conditions:
        found = Conditions()
        found.texts.append(found.valid(self._as_of, alias))
        return found


class PostgresReadModel:
    """Implements `ReadableModel` on an asyncpg pool."""

    def __init__(self, pool: Any, store: EventStore) -> None:
        self._pool = pool
        self._store = store

    async def applied(self) -> int:
        """The position up to which events are in the model."""
        async with self.at(None) as snapshot:
            return snapshot.position

    @asynccontextmanager
    async def at(self, position: int | None) -> AsyncIterator[Snapshot]:
        """The state at the position, or the newest."""
        async with (
            self._pool.acquire() as connection,
            connection.transaction(isolation="repeatable_read", readonly=True),
        ):
            model = await live_model(connection)
            if model is None:
                raise NotYetVisibleError("there is no model yet; ask again")
            await use_model(connection, model)
            applied = await connection.fetchval("SELECT position FROM progress")
            if position is None or position == applied:
                yield PostgresSnapshot(connection, self._store, applied, None)
            else:
                yield PostgresSnapshot(connection, self._store, position, position)


def _finding(row: FindingRow) -> CountedFinding:
    same = tuple(link.finding for link in row.links if link.relation is FindingRelation.SAME)
    number, text = row.number, row.text
    return CountedFinding(row.id, row.campaign, number, text, row.source_kind, row.units, same)


def _counted(row: Any) -> CountedTask:
    values = dict(row)
    overdue = bool(values.pop("overdue"))
    return CountedTask(**values | {"status": TaskStatus(values["status"]), "overdue": overdue})
