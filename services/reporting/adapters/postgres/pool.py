"""Connections to one database, made when first needed.

A database that does not answer is `UnavailableError`, so that the caller is told to come again and
a process can start before its databases do.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from services.reporting.application.refusals import UnavailableError

ANSWERS_WITHIN = 60.0
CONNECTS_WITHIN = 5.0

_AWAY = (
    OSError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.exceptions.OperatorInterventionError,
    asyncpg.exceptions.InsufficientResourcesError,
)


class PostgresPool:
    """An asyncpg pool of one role; `name` is what the server shows of it."""

    def __init__(self, dsn: str, name: str, most: int = 10) -> None:
        self._dsn = dsn
        self._name = name
        self._most = most
        self._pool: Any = None

    async def open(self) -> None:
        """Make the pool, without connecting yet."""
        self._pool = await asyncpg.create_pool(
            self._dsn,
            min_size=0,
            max_size=self._most,
            command_timeout=ANSWERS_WITHIN,
            timeout=CONNECTS_WITHIN,
            reset=_nothing_to_forget,
            # What is asked here is answered before a parallel worker would have started.
            server_settings={
                "application_name": self._name,
                "jit": "off",
                "max_parallel_workers_per_gather": "0",
            },
        )

    async def close(self) -> None:
        """Close every connection, those in use as well."""
        if self._pool is not None:
            self._pool.terminate()

    @asynccontextmanager
    async def acquire(self) -> AsyncIterator[Any]:
        """A connection. Raises UnavailableError."""
        try:
            async with self._pool.acquire(timeout=CONNECTS_WITHIN) as connection:
                yield connection
        except _AWAY as error:
            raise UnavailableError(
                "{name} does not answer: {fault}", name=self._name, fault=type(error).__name__
            ) from error

    async def fetch(self, statement: str, *arguments: Any) -> Any:
        """All rows."""
        async with self.acquire() as connection:
            return await connection.fetch(statement, *arguments)

    async def fetchval(self, statement: str, *arguments: Any) -> Any:
        """The first value of the first row."""
        async with self.acquire() as connection:
            return await connection.fetchval(statement, *arguments)

    async def execute(self, statement: str, *arguments: Any) -> None:
        """Carry out a statement."""
        async with self.acquire() as connection:
            await connection.execute(statement, *arguments)


async def _nothing_to_forget(_: Any) -> None:
    """All that is set here ends with its transaction; asking the server to reset costs a trip."""
