"""Fills a model that nobody reads: COPY into bare tables, a slice a transaction.

That a slice is done is committed with its rows, so a slice is written whole, once, or not at all.
"""

from collections.abc import Sequence
from typing import Any

from services.reporting.adapters.postgres.model.live import use_model
from services.reporting.adapters.postgres.model.writing.tables import TABLES
from services.reporting.application.ports.model import Change
from services.reporting.application.refusals import RebuildUnderWayError

_DONE = "UPDATE filled SET done = true WHERE slice = $1 AND NOT done"


class PostgresFiller:
    """Implements `Filler`."""

    def __init__(self, pool: Any, model: str) -> None:
        self._pool = pool
        self._model = model

    def lines(self, changes: Sequence[Change]) -> list[list[bytes]]:
        """Each table's lines, versions of one row side by side: they will be read together."""
        return [sorted(table.lines(table.held(changes))) for table in TABLES]

    async def write(self, lines: list[list[bytes]], number: int) -> None:
        """Write a slice. Raises RebuildUnderWayError where another one wrote it."""
        async with self._pool.acquire() as connection, connection.transaction():
            await use_model(connection, self._model)
            await connection.execute("SET LOCAL synchronous_commit = off")
            if await connection.execute(_DONE, number) != "UPDATE 1":
                raise RebuildUnderWayError("another process fills the same slice of the model")
            for table, own in zip(TABLES, lines, strict=True):
                await table.copy(connection, own)
