"""The lease of the active relay: an advisory lock of a session that does nothing else.

The lock needs no right and lives as long as the session, so whoever loses the session has lost
the lease. A pooler that shares sessions between clients would break this.
"""

import asyncio
from typing import Any

from services.ledger.adapters.postgres.session import FAILURES, PostgresSession
from services.ledger.application.relaying.faults import LeaseLostError

LOCK = int.from_bytes(b"tz-relay")
"""Key of the lock within the store's database."""


class PostgresLease(PostgresSession):
    """Implements the port `Lease`; the session is asked for a sign of life every `beat` seconds."""

    def __init__(self, dsn: str, patience: float = 5.0, beat: float = 1.0) -> None:
        super().__init__(dsn, "taizhang-relay-lease", patience)
        self._beat = beat
        self._ended = asyncio.Event()

    async def acquire(self) -> bool:
        """Take the lock if no session has it; the same session is asked only while it has none."""
        async with self.connected() as connection:
            return bool(await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK))

    async def watch(self) -> None:
        """Return never; raises LeaseLostError when the session ended or stays silent."""
        # This session and no later one: a new session would answer without holding the lock.
        session, ended = self.connection, self._ended
        try:
            while session is not None and not await _ends_within(self._beat, ended):
                await session.fetchval("SELECT 1")
        except FAILURES as error:
            raise LeaseLostError(type(error).__name__) from error
        raise LeaseLostError("the session ended")

    async def release(self) -> None:
        """End the session, and with it the lock."""
        await self.close()

    async def prepare(self, connection: Any) -> None:
        """Hear of the session's end at once."""
        self._ended = ended = asyncio.Event()
        connection.add_termination_listener(lambda _: ended.set())


async def _ends_within(seconds: float, ended: asyncio.Event) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await ended.wait()
    except TimeoutError:
        return False
