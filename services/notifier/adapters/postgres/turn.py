"""Lets one process at a time work on the outbox; a second one stands by and takes over."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from services.notifier.adapters.postgres.connecting import Database, passing

_ASK_AGAIN_AFTER = 1.0
_LOCK = 0x7A7A_0000_5E4D_0001


class PostgresTurn:
    """An advisory lock on a connection of its own; the turn is lost with the connection."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def held(self) -> AsyncIterator["HeldPostgresTurn"]:
        """Wait for the turn and keep it; raises PassingError where the database is away."""
        with passing():
            async with self._database.acquire() as connection:
                await _until_taken(connection)
                yield HeldPostgresTurn(connection)


class HeldPostgresTurn:
    """The turn while it is held."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def confirm(self) -> None:
        """Raise PassingError if the turn was lost."""
        with passing():
            await self._connection.execute("SELECT 1")


async def _until_taken(connection: Any) -> None:
    while True:
        if await connection.fetchval("SELECT pg_try_advisory_lock($1)", _LOCK):
            return
        await asyncio.sleep(_ASK_AGAIN_AFTER)
