"""A pool for the runtime role, and the line between a database that is away and a fault of ours."""

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


async def open_pool(dsn: str) -> Any:
    """A pool that connects when it is first used, so that a process starts without its database."""
    return await asyncpg.create_pool(
        dsn, min_size=0, max_size=8, command_timeout=_COMMAND_TIMEOUT, init=_prepare, timeout=5
    )


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
async def transaction(pool: Any) -> AsyncIterator[Any]:
    """A connection in a transaction; raises PassingError where the database does not answer."""
    with passing():
        async with pool.acquire() as connection, connection.transaction():
            yield connection


async def _prepare(connection: Any) -> None:
    await connection.set_type_codec(
        "jsonb", encoder=_encoded, decoder=json.loads, schema="pg_catalog"
    )


def _encoded(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
