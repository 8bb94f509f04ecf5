"""States of long streams, kept so that loading one costs the same however old it is.

Disposable and outside the proof: any of them may be missing. One is believed only if it was sealed
by this ledger's key, made by this very code, and rests on the event that the store still holds at
its version; otherwise the events are folded from the first.
"""

import hmac
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import asyncpg
import structlog
from pydantic import TypeAdapter

import contracts.events
import services.ledger.domain
from services.ledger.adapters.postgres.pool import PostgresPool
from services.ledger.domain.kernel.aggregate import Aggregate

A = TypeVar("A", bound=Aggregate)
EVERY = 100
"""A stream gets a snapshot each time that it has grown by so many events."""
FIND = """SELECT s.version, s.state, s.seal, sha256(e.state) AS last
    FROM ledger.snapshots s JOIN ledger.events e
        ON (e.originator_id, e.originator_version) = (s.originator_id, s.version)
    WHERE s.originator_id = $1 AND s.form = $2"""
LAST = """SELECT sha256(state) FROM ledger.events
    WHERE originator_id = $1 AND originator_version = $2"""
KEEP = """INSERT INTO ledger.snapshots AS s (originator_id, version, form, state, seal)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT (originator_id) DO UPDATE
    SET version = excluded.version, form = excluded.form, state = excluded.state,
        seal = excluded.seal
    WHERE s.form <> excluded.form OR s.version < excluded.version"""

_log = structlog.get_logger(__name__)


class PostgresSnapshots:
    """Finds and keeps the newest snapshot of a stream."""

    def __init__(self, pool: PostgresPool, key: bytes, every: int = EVERY) -> None:
        self._pool = pool
        self._key = key
        self._every = every
        self._forms: dict[str, TypeAdapter[Any]] = {}

    def due(self, before: int, version: int) -> bool:
        """Whether a stream that grew from one version to the other is to get one."""
        return version // self._every > before // self._every

    async def find(self, kind: type[A], id_: UUID) -> A | None:
        """The aggregate as kept, or None where there is nothing to believe."""
        row = await self._pool.fetchrow(FIND, id_, form(kind))
        if row is None:
            return None
        seal = self._seal(kind, id_, row["version"], row["last"], row["state"])
        if not hmac.compare_digest(seal, row["seal"]):
            _log.warning("a snapshot is not believed", aggregate=str(id_), version=row["version"])
            return None
        found: A = self._written(kind).validate_json(row["state"])
        return found

    async def keep(self, state: Aggregate) -> None:
        """Keep this state; a failure costs nothing but time at a later load."""
        kind = type(state)
        state_ = self._written(kind).dump_json(state)
        try:
            last = await self._pool.fetchval(LAST, state.id, state.version)
            if last is not None:
                seal = self._seal(kind, state.id, state.version, last, state_)
                await self._pool.execute(KEEP, state.id, state.version, form(kind), state_, seal)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            _log.warning("a snapshot was not kept", error=type(error).__name__)

    def _written(self, kind: type[Aggregate]) -> TypeAdapter[Any]:
        if kind.word not in self._forms:
            self._forms[kind.word] = TypeAdapter(kind)
        return self._forms[kind.word]

    def _seal(
        self, kind: type[Aggregate], id_: UUID, version: int, last: bytes, state: bytes
    ) -> bytes:
        told = b"\n".join((form(kind).encode(), id_.bytes, b"%d" % version, last, state))
        return hmac.digest(self._key, told, "sha256")


def form(kind: type[Aggregate]) -> str:
    """The aggregate's word, and a hash of all code that decides how its events fold."""
    return f"{kind.word}/{_code()}"


@cache
def _code() -> str:
    files = (
        file
        for package in (contracts.events, services.ledger.domain)
        for file in sorted(Path(package.__path__[0]).rglob("*.py"))
    )
    digest = sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
