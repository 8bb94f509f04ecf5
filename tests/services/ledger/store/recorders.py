"""The store's writer behind the library's synchronous face, for the library's own tests."""

import asyncio
import threading
from collections.abc import Coroutine, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import asyncpg
from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from contracts.envelope import Event
from services.ledger.adapters.postgres.pool import PostgresPool
from services.ledger.adapters.postgres.store.stock.recorder import (
    AnsweredError,
    Insertion,
    StockRecorder,
)
from services.ledger.adapters.postgres.store.writer import PostgresWriter
from services.ledger.application.ports import Appended, Commit, VersionConflictError

NOW = datetime(2021, 9, 18, tzinfo=UTC)
CLASHES = (VersionConflictError, asyncpg.UniqueViolationError)


class Row(Event):
    """Any row as an event: the library's tests store bytes that are none."""

    stored: bytes = b""

    def to_bytes(self) -> bytes:
        """The bytes of the row."""
        return self.stored


class LoopThread:
    """A loop of its own thread with an open writer."""

    def __init__(self, dsn: str) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()
        self.pool = PostgresPool(dsn, 4)
        self.writer = PostgresWriter(self.pool)
        self.run(self._open())

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Do something in that loop."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result()

    def close(self) -> None:
        """End writer, pool, loop and thread."""
        self.run(self._close())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()

    async def _open(self) -> None:
        await self.pool.open()
        await self.writer.__aenter__()

    async def _close(self) -> None:
        await self.writer.__aexit__()
        await self.pool.close()


class GroupRecorder(PostgresApplicationRecorder):
    """Reads as the library does; writes through the store's writer."""

    tells_positions = True

    def __init__(self, datastore: PostgresDatastore, thread: LoopThread) -> None:
        super().__init__(datastore, events_table_name="events")
        self._thread = thread

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int] | None:
        """Append them as one commit that follows what each stream has."""
        if not stored_events:
            return None
        try:
            done = self._thread.run(self._thread.writer.append(commit_of(stored_events)))
        except CLASHES as clash:
            raise IntegrityError(clash) from clash
        assert isinstance(done, Appended)
        last = done.position
        return (
            list(range(last - len(stored_events) + 1, last + 1)) if self.tells_positions else None
        )


class GroupAggregateRecorder(GroupRecorder):
    """The same for an application without notifications."""

    tells_positions = False


class PlainStockRecorder(StockRecorder):
    """The stock recorder without an asyncio face: conflicts are told as the library tells them."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int] | None:
        """Insert them as one commit that follows what each stream has."""
        if not stored_events:
            return None
        try:
            work = Insertion(commit_of(stored_events))
            positions: Sequence[int] | None = super().insert_events(stored_events, work=work)
        except AnsweredError as told:
            raise IntegrityError(told.answer) from told
        return positions


def commit_of(rows: Sequence[StoredEvent]) -> Commit:
    """Streams may begin with version 0 here, which is an empty stream all the same."""
    expected: dict[UUID, int] = {}
    for row in rows:
        expected.setdefault(_stream(row), max(row.originator_version - 1, 0))
    return Commit([_event(row) for row in rows], expected, NOW)


def _event(row: StoredEvent) -> Row:
    columns: dict[str, Any] = {
        "type": row.topic,
        "aggregate_id": _stream(row),
        "aggregate_version": row.originator_version,
        "data": None,
        "stored": row.state,
    }
    return Row.model_construct(**columns)


def _stream(row: StoredEvent) -> UUID:
    assert isinstance(row.originator_id, UUID)
    return row.originator_id


def datastore_of(dsn: str) -> PostgresDatastore:
    """The library's own access to the same database."""
    parts = urlsplit(dsn)
    return PostgresDatastore(
        dbname=parts.path.lstrip("/"),
        host=parts.hostname or "",
        port=str(parts.port),
        user=parts.username or "",
        password=parts.password or "",
        schema="ledger",
        originator_id_type="uuid",
        pool_size=5,
    )
