"""Where the ledger's own tables and the temporary ones differ, and how the former are put right."""

import json
from collections.abc import Sequence

import asyncpg

from services.ledger.adapters.postgres.replaying.given import TABLES
from services.ledger.application.replaying.findings import Difference, Row

# Whole rows as JSON: the two tables' rows are of two types, which cannot be compared as such.
DIFFERING = """SELECT to_jsonb(kept) AS kept, to_jsonb(given) AS given
    FROM ledger.{table} kept FULL JOIN pg_temp.{table} given USING ({key})
    WHERE to_jsonb(kept) IS DISTINCT FROM to_jsonb(given) ORDER BY {key}"""
DELETE = """DELETE FROM ledger.{table} kept WHERE NOT EXISTS
    (SELECT FROM pg_temp.{table} given WHERE to_jsonb(given) = to_jsonb(kept) AND {same})"""
INSERT = """INSERT INTO ledger.{table} SELECT given.* FROM pg_temp.{table} given
    WHERE NOT EXISTS (SELECT FROM ledger.{table} kept WHERE {same})"""

_OWNERS = """(SELECT 'officer/' || officer AS owner, erased FROM pg_temp.officers
    UNION ALL SELECT 'feedback/' || feedback, erased FROM pg_temp.feedback) given"""
"""Whoever has a key of their own by the events: people, and each feedback for its words."""

UNDEAD = f"""SELECT owner FROM ledger.keys JOIN {_OWNERS} USING (owner)
    WHERE erased ORDER BY owner"""  # noqa: S608 - constants of this module only
LOST = f"""SELECT owner FROM {_OWNERS}
    WHERE NOT erased AND owner NOT IN (SELECT owner FROM ledger.keys)
    ORDER BY owner"""  # noqa: S608 - constants of this module only
BURY = f"""DELETE FROM ledger.keys USING {_OWNERS}
    WHERE keys.owner = given.owner AND erased"""  # noqa: S608 - constants of this module only


async def differing(connection: asyncpg.Connection) -> list[Difference]:
    """Every row that stands otherwise than the events give it; keys of the erased among them."""
    found = []
    for table, key in TABLES.items():
        rows = await connection.fetch(DIFFERING.format(table=table, key=", ".join(key)))
        found += [_difference(table, key, row) for row in rows]
    for row in await connection.fetch(UNDEAD):
        found.append(Difference("keys", {"owner": row["owner"]}, {"erased": False}, None))
    return found


async def lost_keys(connection: asyncpg.Connection) -> list[str]:
    """The owners of keys that are gone though nobody was erased."""
    return [row["owner"] for row in await connection.fetch(LOST)]


async def put_right(connection: asyncpg.Connection) -> None:
    """Make the ledger's tables what the events give; rows that agree are left alone."""
    for table, key in TABLES.items():
        same = " AND ".join(f"given.{column} = kept.{column}" for column in key)
        await connection.execute(DELETE.format(table=table, same=same))
        await connection.execute(INSERT.format(table=table, same=same))
    await connection.execute(BURY)


def _difference(table: str, key: Sequence[str], found: asyncpg.Record) -> Difference:
    kept, given = (json.loads(found[side]) if found[side] else None for side in ("kept", "given"))
    row = kept or given or {}
    names = {column: row[column] for column in key}
    return Difference(table, names, _without(kept, key), _without(given, key))


def _without(row: Row | None, key: Sequence[str]) -> Row | None:
    return row if row is None else {name: row[name] for name in row if name not in key}
