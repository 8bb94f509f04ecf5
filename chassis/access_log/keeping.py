"""The access log of a service in its own Postgres schema: added to, and never changed.

The service adds and reads; the checkpointer reads ids and bytes, to prove them.
Entries are committed in the order of their ids, so a reader that follows the ids misses none;
ids may have gaps. A write that fails raises: whoever reads something sensitive must not get it.
"""

import json
import re
from typing import Any

from contracts.access_log import AccessEntry, AccessKind, AccessPage, KeptEntry

# Any constant serves, as long as nothing else in the database takes the same lock.
_LOCK = 0x7A7A_61CC_E551_0611
_CHECKPOINTER = "ledger_checkpointer"

_DDL = """
CREATE SCHEMA IF NOT EXISTS access_log;
CREATE TABLE IF NOT EXISTS access_log.entries (
    entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    kind text NOT NULL CHECK (kind IN ('refused_command', 'sensitive_read')),
    subject text NOT NULL,
    officer uuid,
    operation text NOT NULL,
    target text NOT NULL,
    code text NOT NULL,
    detail jsonb NOT NULL,
    correlation_id uuid NOT NULL,
    stored_bytes bytea NOT NULL
);
CREATE INDEX IF NOT EXISTS entries_subject_at ON access_log.entries (subject, at);
REVOKE ALL ON SCHEMA access_log FROM PUBLIC;
REVOKE ALL ON access_log.entries FROM PUBLIC, {role}, {checkpointer};
GRANT USAGE ON SCHEMA access_log TO {role}, {checkpointer};
GRANT INSERT ON access_log.entries TO {role};
GRANT SELECT (entry_id, stored_bytes, kind, subject) ON access_log.entries TO {role};
GRANT SELECT (entry_id, stored_bytes) ON access_log.entries TO {checkpointer};
"""

# One statement is one round trip; the lock is taken before the row gets its id.
_INSERT = f"""
WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock({_LOCK}))
INSERT INTO access_log.entries (
    at, kind, subject, officer, operation, target, code, detail, correlation_id, stored_bytes
) SELECT $1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, $10 FROM turn
"""  # noqa: S608 - the lock's number is a constant

_NEWEST = """
SELECT entry_id, stored_bytes FROM access_log.entries
WHERE entry_id < coalesce($1, 9223372036854775807) AND kind = coalesce($2, kind)
    AND subject = coalesce($3, subject)
ORDER BY entry_id DESC LIMIT $4
"""


def access_log_ddl(runtime_role: str) -> str:
    """Return idempotent statements for the owner; `runtime_role` may add and read, no more."""
    if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", runtime_role):
        raise ValueError(f"not a role's name: {runtime_role!r}")
    return _DDL.format(role=runtime_role, checkpointer=_CHECKPOINTER)


class PostgresAccessLog:
    """Adds and reads entries through an asyncpg pool of the service's runtime role."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    async def write(self, entry: AccessEntry) -> None:
        """Store the entry; returns once it is committed, and raises what asyncpg raises."""
        await self._pool.fetchval(
            _INSERT,
            entry.at,
            entry.kind,
            entry.subject,
            entry.officer,
            entry.operation,
            entry.target,
            entry.code,
            json.dumps(entry.detail, ensure_ascii=False),
            entry.correlation_id,
            entry.canonical_bytes(),
        )

    async def newest(
        self, below: int | None, kind: AccessKind | None, subject: str | None, limit: int
    ) -> AccessPage:
        """The newest entries below this id, of this kind and account; None: whichever."""
        rows = await self._pool.fetch(_NEWEST, below, kind, subject, limit)
        items = [KeptEntry.of(row["entry_id"], row["stored_bytes"]) for row in rows]
        return AccessPage(items=items, next=items[-1].id if len(items) == limit else None)
