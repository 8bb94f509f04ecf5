"""A pool of connections that is opened in the process's loop, after the app was put together."""

import asyncio
from contextlib import suppress
from typing import Any

import asyncpg
from asyncpg.pool import PoolAcquireContext

CLOSES_WITHIN = 5.0
"""Seconds for what is under way as the process ends; the server takes back what is cut off."""


class PostgresPool:
    """asyncpg's pool, opened late; using it before that is a fault of the caller."""

    def __init__(self, dsn: str, most: int) -> None:
        self._dsn = dsn
        self._most = most
        self._pool: asyncpg.Pool | None = None

    async def open(self) -> None:
        """Connect."""
        self._pool = await asyncpg.create_pool(
            self._dsn, min_size=1, max_size=self._most, reset=_as_it_is
        )

    async def close(self) -> None:
        """End all connections, once they are given back; at last those in use as well."""
        if self._pool is not None:
            with suppress(TimeoutError):  # Cancelled, the driver cuts off whatever is left.
                async with asyncio.timeout(CLOSES_WITHIN):
                    await self._pool.close()

    @property
    def _opened(self) -> asyncpg.Pool:
        if self._pool is None:
            raise RuntimeError("the pool is not open yet")
        return self._pool

    def acquire(self) -> PoolAcquireContext:
        """One connection, as an asynchronous context."""
        return self._opened.acquire()

    async def release(self, connection: asyncpg.Connection) -> None:
        """Give back what was acquired for longer than a block."""
        await self._opened.release(connection)

    async def fetch(self, query: str, *args: Any) -> list[asyncpg.Record]:
        """All rows."""
        rows: list[asyncpg.Record] = await self._opened.fetch(query, *args)
        return rows

    async def fetchrow(self, query: str, *args: Any) -> asyncpg.Record | None:
        """The first row, or None."""
        return await self._opened.fetchrow(query, *args)

    async def fetchval(self, query: str, *args: Any) -> Any:
        """The first value of the first row, or None."""
        return await self._opened.fetchval(query, *args)

    async def execute(self, query: str, *args: Any) -> None:
        """Run a statement."""
        await self._opened.execute(query, *args)


async def _as_it_is(_: asyncpg.Connection) -> None:
    """Nothing here leaves anything behind in a session, and a reset would be a round trip each."""
