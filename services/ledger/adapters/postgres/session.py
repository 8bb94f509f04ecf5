"""One session that is made again when it broke; for work that needs LISTEN or a session's lock.

Every failure is a StoreUnreachableError that names the kind of error and never the DSN. A session
that failed is not used again.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from services.ledger.application.relaying.faults import StoreUnreachableError

# A dead peer is noticed by the server within half a minute, so that it frees its locks.
KEEPALIVE = {
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "4",
}

# InternalClientError: what a session says whose end was seen between two steps of a query.
FAILURES = (
    *(OSError, TimeoutError, asyncpg.PostgresError),
    *(asyncpg.InterfaceError, asyncpg.InternalClientError),
)


class PostgresSession:
    """A connection of its own to one database; `patience` bounds each answer, in seconds."""

    def __init__(self, dsn: str, name: str, patience: float = 5.0) -> None:
        self._dsn = dsn
        self._name = name
        self._patience = patience
        self.connection: Any = None

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[Any]:
        """The connection, made where there is none; an error within ends it."""
        try:
            if self.connection is None or self.connection.is_closed():
                self.connection = await self._connect()
                await self.prepare(self.connection)
            yield self.connection
        except FAILURES as error:
            self.drop()
            raise StoreUnreachableError(type(error).__name__) from error

    async def prepare(self, connection: Any) -> None:
        """What a subclass needs of every new connection."""

    async def close(self) -> None:
        """End the session; the next use makes a new one."""
        self.drop()

    def drop(self) -> None:
        """End the connection at once; the server gives up its locks."""
        connection, self.connection = self.connection, None
        if connection is not None:
            connection.terminate()

    async def _connect(self) -> Any:
        settings = {"application_name": self._name, **KEEPALIVE}
        return await asyncpg.connect(
            self._dsn,
            timeout=self._patience,
            command_timeout=self._patience,
            server_settings=settings,
        )
