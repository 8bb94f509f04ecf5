"""Connections to the tables of trees, and the lease: made late, made again, each error a fault.

The lease is a session's advisory lock: whoever loses the session has lost it. Two checkpointers
could still not add two leaves at one index, for the tables refuse it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import asyncpg

from services.ledger.adapters.postgres.session import FAILURES, PostgresSession
from services.ledger.application.checkpointing.faults import CheckpointFault, StoreSilentError
from services.ledger.application.relaying.faults import StoreUnreachableError

LOCK = int.from_bytes(b"tz-proof")
CHANNEL = "events"
MOST = 5


class ProofPool:
    """A few connections of the role ledger_checkpointer; none is needed to begin.

    `silent` is what to raise where the database does not answer.
    """

    def __init__(
        self, dsn: str, patience: float = 5.0, silent: type[CheckpointFault] = StoreSilentError
    ) -> None:
        self._dsn, self._patience, self._silent = dsn, patience, silent
        self._pool: Any = None

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[Any]:
        """A connection; whatever fails within means that the database is silent."""
        try:
            if self._pool is None:
                self._pool = await asyncpg.create_pool(
                    self._dsn,
                    min_size=0,
                    max_size=MOST,
                    timeout=self._patience,
                    command_timeout=self._patience,
                    server_settings={"application_name": "taizhang-checkpointer"},
                )
            async with self._pool.acquire(timeout=self._patience) as connection:
                yield connection
        except FAILURES as error:
            raise self._silent(type(error).__name__) from error

    async def close(self) -> None:
        """End all connections."""
        if self._pool is not None:
            self._pool.terminate()


class CheckpointLease(PostgresSession):
    """Implements the port `Lease`; the same session hears of new events."""

    def __init__(self, dsn: str, patience: float = 5.0) -> None:
        super().__init__(dsn, "taizhang-checkpointer-lease", patience)
        self._nudged = asyncio.Event()
        self._held = False

    async def acquire(self) -> bool:
        """Take the lock, or see that the session that has it lives."""
        try:
            async with self.connected() as connection:
                if self._held:
                    await connection.fetchval("SELECT 1")
                else:
                    taken = await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK)
                    self._held = bool(taken)
        except StoreUnreachableError as error:
            raise StoreSilentError(str(error)) from error
        return self._held

    async def news(self, seconds: float) -> None:
        """Wait until something was appended, at most for `seconds`."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._nudged.wait()
        self._nudged.clear()

    async def release(self) -> None:
        """End the session, and with it the lock."""
        self.drop()

    def drop(self) -> None:
        """End the connection at once; the lock is gone with it."""
        self._held = False
        super().drop()

    async def prepare(self, connection: Any) -> None:
        """Hear of new events from now on; a new session holds nothing yet."""
        self._held = False
        await connection.add_listener(CHANNEL, lambda *_: self._nudged.set())
