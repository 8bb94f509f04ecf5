"""The live model at one position, in one read-only transaction that sees one state throughout."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from datetime import date
from typing import Any
from uuid import UUID

from contracts.words import TaskStatus
from services.reporting.adapters.postgres.model.live import live_model, use_model
from services.reporting.adapters.postgres.model.reading.selection import (
    SORTS,
    Conditions,
    of_filter,
    ordered,
)
from services.reporting.application.ports.event_store import StoredEvent
from services.reporting.application.ports.model import Page, R, Scope, Snapshot, TaskFilter
from services.reporting.application.refusals import NotYetVisibleError
from services.reporting.domain.coverage.subjects import CountedFinding, CountedTask
from services.reporting.domain.rows.campaign import FindingRow
from services.reporting.domain.rows.task import TaskRow

_COUNTED = """
t.id, t.campaign, t.finding, t.number, t.title, t.status, t.lead_unit, t.plan_approved,
t.replied, t.deadline, NOT t.done AND t.pending_due < {day} AS overdue
"""


class PostgresSnapshot:
    """Implements `Snapshot`; `as_of` is None where the newest state is read."""

    def __init__(self, connection: Any, position: int, as_of: int | None) -> None:
        self._connection = connection
        self._as_of = as_of
        self.position = position

    async def one(self, kind: type[R], id_: UUID) -> R | None:
        """A row, or None."""
        found = self._valid("r")
        found.any_of("r.id", [id_], "uuid")
        if kind.kind != TaskRow.kind:
            found.any_of("r.kind", [kind.kind], "text")
        table = "tasks" if kind.kind == TaskRow.kind else "rows"
        statement = found.select("r.body", f"{table} r")
        body = await self._connection.fetchval(statement, *found.arguments)
        return None if body is None else kind.model_validate_json(body)

    async def all(self, kind: type[R], campaign: UUID | None = None) -> list[R]:
        """Every row of a kind but tasks."""
        found = self._valid("r")
        found.any_of("r.kind", [kind.kind], "text")
        found.any_of("r.campaign", [campaign] if campaign else None, "uuid")
        statement = found.select("r.body", "rows r", "ORDER BY r.valid_from, r.id")
        rows = await self._connection.fetch(statement, *found.arguments)
        return [kind.model_validate_json(body) for (body,) in rows]

    async def tasks(self, wanted: TaskFilter, page: Page) -> list[tuple[str, TaskRow]]:
        """Tasks with the value that they were sorted by."""
        found = of_filter(wanted, self._as_of)
        order = ordered(page, found)
        statement = found.select(f"({SORTS[page.sort][0]})::text, t.body", "tasks t", order)
        rows = await self._connection.fetch(statement, *found.arguments)
        return [(value, TaskRow.model_validate_json(body)) for value, body in rows]

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

    async def history(self, task: UUID) -> list[StoredEvent]:
        """The task's events, in order."""
        return await self.histories([task])

    async def histories(self, tasks: Collection[UUID]) -> list[StoredEvent]:
        """The events of these tasks, in the order of the store."""
        rows = await self._connection.fetch(
            "SELECT position, state FROM history WHERE task = ANY($1::uuid[]) AND position <= $2"
            " ORDER BY position",
            list(tasks),
            self.position,
        )
        return [StoredEvent(position, state) for position, state in rows]

    async def versions(self, task: UUID) -> list[tuple[int, TaskRow]]:
        """The task's states, each with the position that it is valid from."""
        rows = await self._connection.fetch(
            "SELECT valid_from, body FROM tasks WHERE id = $1 AND valid_from <= $2"
            " ORDER BY valid_from",
            task,
            self.position,
        )
        return [(position, TaskRow.model_validate_json(body)) for position, body in rows]

    def _valid(self, alias: str) -> Conditions:
        found = Conditions()
        found.texts.append(found.valid(self._as_of, alias))
        return found


class PostgresReadModel:
    """Implements `ReadableModel` on an asyncpg pool."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

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
                yield PostgresSnapshot(connection, applied, None)
            else:
                yield PostgresSnapshot(connection, position, position)


def _finding(row: FindingRow) -> CountedFinding:
    return CountedFinding(row.id, row.campaign, row.number, row.text, row.units)


def _counted(row: Any) -> CountedTask:
    values = dict(row)
    overdue = bool(values.pop("overdue"))
    return CountedTask(**values | {"status": TaskStatus(values["status"]), "overdue": overdue})
