"""The rows that the events give, in temporary tables like the ledger's own.

They come from the very statements that the writer runs beside an event, so that there is one rule
for both.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from uuid import UUID

import asyncpg

from contracts.envelope import Event
from services.ledger.adapters.postgres.tables.side_tables import (
    NEW_DIRECTORY,
    Statement,
    changes_directory,
    opened,
    statements,
)
from services.ledger.application.ports import OpenTask
from services.ledger.application.replaying.findings import BadEvent
from services.ledger.application.replaying.moments import Recorded
from services.ledger.domain.kernel.clocks import Deadline

TABLES = {
    "units": ("code",),
    "officers": ("officer",),
    "appointments": ("officer", "post", "unit", "since"),
    "directory_version": ("one",),
    "evidence_uses": ("event_id",),
    "institution_texts": ("institution",),
    "submissions": ("event_id",),
    "overdue": ("event_id",),
    "due_dates": ("stream", "clock", "measure", "version"),
    "open_tasks": ("task",),
    "feedback": ("feedback",),
    "commits": ("last_position",),
}
"""The tables that the events give, each with the columns that name a row."""

EMPTY = "CREATE TEMP TABLE {} (LIKE ledger.{} INCLUDING DEFAULTS INCLUDING INDEXES) ON COMMIT DROP"
# What erases somebody deletes a key; there are none here, only the statement that names them.
NO_KEYS = "CREATE TEMP TABLE keys (owner text) ON COMMIT DROP"
DUE = "INSERT INTO pg_temp.due_dates VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING"

Placed = tuple[int, Event]
"""An event with its position."""


class GivenTables:
    """Filled with one stream after another, in a transaction of the owner's."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection
        self._commands: set[UUID] = set()
        self.bad: list[BadEvent] = []

    async def make(self) -> None:
        """The empty tables."""
        for table in TABLES:
            await self._connection.execute(EMPTY.format(table, table))
        await self._connection.execute(NO_KEYS)

    async def add(self, events: Sequence[Placed]) -> None:
        """What these events write beside themselves, in their order."""
        beside = [(at, row) for at, event in events for row in statements(event)]
        try:
            async with self._connection.transaction():
                await self._run(row for _, row in beside)
        except asyncpg.IntegrityConstraintViolationError:
            await self._one_by_one(beside)
        for _, event in events:
            if changes_directory([event]):
                # All events of a command name its first one as their cause: one change each.
                self._commands.add(event.causation_id or event.event_id)

    async def add_clocks(self, stream: UUID, clocks: Iterable[Deadline]) -> None:
        """The clocks that run in a stream once all its events are folded."""
        rows = [(stream, one.clock.value, one.measure or 0, one.version, one.due) for one in clocks]
        await self._connection.executemany(DUE, rows)

    async def add_open(self, task: OpenTask) -> None:
        """How a task stands once all its events are folded; nothing of one that has ended."""
        if task.openness:
            await self._run([opened(task)])

    async def end(self, commits: Collection[Recorded]) -> None:
        """What only all events together give."""
        if self._commands:
            await self._connection.execute(_here(NEW_DIRECTORY), len(self._commands))
        await self._connection.copy_records_to_table("commits", records=commits)

    async def _run(self, rows: Iterable[Statement]) -> None:
        for sql, alike in groupby(rows, key=itemgetter(0)):
            await self._connection.executemany(_here(sql), [values for _, values in alike])

    async def _one_by_one(self, rows: Iterable[tuple[int, Statement]]) -> None:
        for position, row in rows:
            try:
                async with self._connection.transaction():
                    await self._run([row])
            except asyncpg.IntegrityConstraintViolationError as error:
                self.bad.append(BadEvent(position, f"another event gives the same: {error.detail}"))


def _here(sql: str) -> str:
    return sql.replace("ledger.", "pg_temp.")
