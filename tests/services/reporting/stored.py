"""A store to read from: the ledger's own tables, filled as its writers fill them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

import asyncpg

from contracts.envelope import Event
from tests.servers import TestDatabases

_INSERT = """
INSERT INTO ledger.events (originator_id, originator_version, topic, state)
VALUES ($1, $2, $3, $4) RETURNING notification_id
"""


class Store:
    """The owner's connection to one event store."""

    def __init__(self, owner_dsn: str, reader_dsn: str) -> None:
        self.owner_dsn = owner_dsn
        self.reader_dsn = reader_dsn

    async def append(self, events: Sequence[Event], recorded_at: datetime | None = None) -> int:
        """Store the events in one transaction; the last position."""
        states = [event.to_bytes() for event in events]
        moment = recorded_at or (events[-1].occurred_at if events else datetime.now(UTC))
        return await self.append_raw(list(zip(events, states, strict=True)), moment)

    async def append_raw(self, events: Sequence[tuple[Event, bytes]], recorded_at: datetime) -> int:
        """Store bytes as they are under the events' streams and versions."""
        connection = await asyncpg.connect(self.owner_dsn)
        try:
            async with connection.transaction():
                position = 0
                for event, state in events:
                    stream, version = event.aggregate_id, event.aggregate_version
                    position = await connection.fetchval(
                        _INSERT, stream, version, event.type, state
                    )
                await connection.execute(
                    "INSERT INTO ledger.commits (last_position, recorded_at) VALUES ($1, $2)",
                    position,
                    recorded_at,
                )
                return position
        finally:
            await connection.close()

    async def replace_state(self, position: int, state: bytes) -> None:
        """Change stored bytes, as no role of a running system may."""
        connection = await asyncpg.connect(self.owner_dsn)
        try:
            await connection.execute(
                "UPDATE ledger.events SET state = $2 WHERE notification_id = $1", position, state
            )
        finally:
            await connection.close()

    async def delete_first_event(self, stream: UUID) -> None:
        """Take a stream's first event out of the store, as no role of a running system may."""
        connection = await asyncpg.connect(self.owner_dsn)
        try:
            await connection.execute(
                "DELETE FROM ledger.events WHERE originator_id = $1 AND originator_version = 1",
                stream,
            )
        finally:
            await connection.close()

    async def append_day_by_day(self, events: Sequence[Event]) -> list[int]:
        """Store each event in a transaction of its own, recorded when it happened."""
        return [await self.append([event]) for event in events]


async def a_store_of_its_own(databases: TestDatabases) -> Store:
    """An empty event store with the ledger's tables."""
    owner = await databases.migrated()
    return Store(owner, databases.as_role(owner, "reporting_reader"))


async def a_reporting_database(databases: TestDatabases) -> str:
    """Reporting's migrated database, as its runtime role."""
    owner = await databases.migrated("taizhang_reporting")
    return databases.as_role(owner, "reporting_runtime")
