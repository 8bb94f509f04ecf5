"""Figures for health: how far, and what waits for somebody."""

import asyncio
from dataclasses import dataclass

from services.notifier.adapters.postgres.connecting import Database, transaction

_FIGURES = """
SELECT
    (SELECT position FROM notifier.progress) AS position,
    (SELECT count(*) FROM notifier.deliveries WHERE state = 'unknown') AS unknown,
    (SELECT count(*) FROM notifier.dead_letters
        WHERE handled_at IS NULL AND discarded_at IS NULL) AS dead_letters,
    (SELECT count(*) FROM notifier.open_audiences) AS open_audiences,
    (SELECT count(*) FROM notifier.deliveries WHERE state = 'pending') AS pending,
    (SELECT coalesce(array_agg(after_position || '–' || last_missing), '{}')
        FROM notifier.gaps) AS gaps
"""


@dataclass(frozen=True)
class Figures:
    """What the database says of the notifier's work; a gap is `after–last missing`."""

    position: int
    unknown: int
    dead_letters: int
    open_audiences: int
    pending: int
    gaps: list[str]


class PostgresFigures:
    """Reads the figures; those who ask at the same time share an answer."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._reading: asyncio.Task[Figures] | None = None

    async def read(self) -> Figures:
        """The figures now; raises PassingError where the database is away."""
        if self._reading is None or self._reading.done():
            self._reading = asyncio.create_task(self._read())
        return await asyncio.shield(self._reading)

    async def _read(self) -> Figures:
        async with transaction(self._database) as connection:
            return Figures(**dict(await connection.fetchrow(_FIGURES)))
