"""A pool for the runtime role, and the line between a database that is away and a fault of ours."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import asyncpg

from services.notifier.application.errors import PassingError

_AWAY = (
    OSError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError,
    asyncpg.InvalidAuthorizationSpecificationError,
)

# Longer than any statement here takes; a server that was frozen is noticed by it.
_COMMAND_TIMEOUT = 15
_CONNECT_TIMEOUT = 5


class Database:
    """The database of the runtime role; connections are made when they are first needed.

    So a process starts, and stays, without its database, and goes on when that is back.
    """

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._pool: Any = None

    async def open(self) -> None:
        """To be called once in the loop that uses it."""
        self._pool = await asyncpg.create_pool(
            self._dsn,
            min_size=0,
            max_size=8,
            command_timeout=_COMMAND_TIMEOUT,
            timeout=_CONNECT_TIMEOUT,
            init=_prepare,
        )

    async def close(self) -> None:
        """End all connections, those still in use after a moment as well."""
        try:
            await asyncio.wait_for(self._pool.close(), _CONNECT_TIMEOUT)
        except TimeoutError:
            self._pool.terminate()

    def acquire(self) -> Any:
        """A connection for an `async with`."""
        return self._pool.acquire()

    async def fetch(self, statement: str, *values: Any) -> Any:
        """All rows of a statement that needs no transaction of several."""
        with passing():
            return await self._pool.fetch(statement, *values)

    async def fetchval(self, statement: str, *values: Any) -> Any:
        """The first value of a statement that needs no transaction of several."""
        with passing():
            return await self._pool.fetchval(statement, *values)


@contextmanager
def passing() -> Iterator[None]:
    """Turn the absence of the database into PassingError; a fault of ours stays what it is."""
    try:
        yield
    except _AWAY as error:
        # The driver's own complaints about arguments are ValueErrors as well.
        if isinstance(error, ValueError):
            raise
        raise PassingError(f"Postgres: {type(error).__name__}") from error


@asynccontextmanager
async def transaction(database: Database) -> AsyncIterator[Any]:
    """A connection in a transaction; raises PassingError where the database does not answer."""
    with passing():
        async with database.acquire() as connection, connection.transaction():
            yield connection


async def _prepare(connection: Any) -> None:
    await connection.set_type_codec(
        "jsonb", encoder=_encoded, decoder=json.loads, schema="pg_catalog"
    )


def _encoded(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
