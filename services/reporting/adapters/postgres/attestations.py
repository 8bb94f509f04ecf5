"""What was attested of the read model, in a table outside the models: a rebuild keeps it.

The runtime role may add and read; changing or deleting is refused by the database.
"""

from collections.abc import Sequence
from typing import Any

from contracts.proofs.notes import Note
from contracts.proofs.statements import ReadModel
from services.reporting.application.ports.attesting import Attested

ATTESTATIONS_DDL = """
CREATE TABLE IF NOT EXISTS reporting.attestations (
    origin text NOT NULL,
    size bigint NOT NULL,
    projection text NOT NULL,
    version integer NOT NULL,
    note text NOT NULL,
    attested_at timestamptz NOT NULL,
    PRIMARY KEY (size, origin, projection, version)
);
REVOKE ALL ON reporting.attestations FROM {role};
GRANT SELECT, INSERT ON reporting.attestations TO {role};
"""
_ADD = """
INSERT INTO reporting.attestations (origin, size, projection, version, note, attested_at)
VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING
"""
_READ = "SELECT note, attested_at FROM reporting.attestations"
_PAGE = (
    f"{_READ} WHERE $1::bigint IS NULL OR size < $1 ORDER BY size DESC, attested_at DESC LIMIT $2"
)
_NEWEST = f"{_READ} ORDER BY attested_at DESC, size DESC LIMIT 1"
_ALL = f"{_READ} ORDER BY size, attested_at"


class PostgresAttestations:
    """Implements `Attestations` on an asyncpg pool."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    async def add(self, attested: Attested) -> None:
        """Keep it; the first one over a tree stays."""
        said = attested.statement
        key = (said.origin, said.size, said.projection, said.version)
        await self._pool.execute(_ADD, *key, attested.note, attested.at)

    async def newest(self) -> Attested | None:
        """What was attested last; of a log begun anew it may be a smaller tree than before."""
        rows = await self._pool.fetch(_NEWEST)
        return _attested(rows[0]) if rows else None

    async def page(self, below: int | None, limit: int) -> Sequence[Attested]:
        """Attestations, that over the largest tree first, of trees smaller than `below`."""
        return [_attested(row) for row in await self._pool.fetch(_PAGE, below, limit)]

    async def oldest_first(self) -> Sequence[Attested]:
        """Every attestation, in the order of the trees."""
        return [_attested(row) for row in await self._pool.fetch(_ALL)]


def _attested(row: Any) -> Attested:
    statement = ReadModel.parse(Note.parse(row["note"].encode()).text)
    return Attested(statement, row["note"], row["attested_at"])
