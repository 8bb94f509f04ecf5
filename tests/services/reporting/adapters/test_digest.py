"""The digest of a model sees every row of every table, and every column of it."""

import pytest

from services.reporting.adapters.postgres.model import columns
from services.reporting.adapters.postgres.model.digest import PostgresDigests
from tests.services.reporting.history import a_store
from tests.services.reporting.parts import Parts
from tests.services.reporting.stored import Store

TABLES = {"rows": columns.ROWS, "tasks": columns.TASKS, "words": columns.WORDS}
ANOTHER = {
    "uuid": "gen_random_uuid()",
    "bigint": "coalesce({0}, 1) + 1000000",
    "text": "{0} || 'x'",
    "json": "'{{}}'",
    "boolean": "NOT {0}",
    "date": "coalesce({0}, date '2000-01-01') + 1",
    "text[]": "{0} || 'x'::text",
    "uuid[]": "{0} || gen_random_uuid()",
}
"""By type: a value that differs from the one that stands there."""
NEWEST = "ctid = (SELECT ctid FROM {0} ORDER BY valid_from DESC LIMIT 1)"
TYPE = "SELECT format_type(atttypid, -1) FROM pg_attribute WHERE attrelid = $1::regclass"


@pytest.fixture
async def model(store: Store, parts: Parts) -> str:
    """The live model's schema, after the example's history."""
    await store.append(a_store())
    await parts.project()
    name: str = await parts.pool.fetchval("SELECT model FROM reporting.live")
    return name


async def _digest(parts: Parts) -> str:
    return (await PostgresDigests(parts.pool).of(None, None))[1]


@pytest.mark.parametrize("table", TABLES)
async def test_a_row_deleted_or_inserted_by_hand_shows_in_the_digest(
    parts: Parts, model: str, table: str
) -> None:
    at, honest = f"{model}.{table}", await _digest(parts)
    await parts.pool.execute(f"CREATE TABLE {model}.kept AS TABLE {at}")
    await parts.pool.execute(f"DELETE FROM {at} WHERE {NEWEST.format(at)}")
    assert await _digest(parts) != honest
    await parts.pool.execute(f"TRUNCATE {at}; INSERT INTO {at} SELECT * FROM {model}.kept")
    assert await _digest(parts) == honest
    await parts.pool.execute(f"UPDATE {model}.kept SET id = gen_random_uuid()")
    await parts.pool.execute(f"INSERT INTO {at} SELECT * FROM {model}.kept LIMIT 1")
    assert await _digest(parts) != honest


@pytest.mark.parametrize("table", TABLES)
async def test_every_column_edited_by_hand_shows_in_the_digest(
    parts: Parts, model: str, table: str
) -> None:
    at, honest = f"{model}.{table}", await _digest(parts)
    await parts.pool.execute(f"CREATE TABLE {model}.kept AS TABLE {at}")
    for column in TABLES[table]:
        type_ = await parts.pool.fetchval(f"{TYPE} AND attname = $2", at, column)
        filled = "true" if column == "valid_to" else f"{column} IS NOT NULL"
        newest = f"ctid = (SELECT ctid FROM {at} WHERE {filled} ORDER BY valid_from DESC LIMIT 1)"
        another = ANOTHER[type_].format(column)
        await parts.pool.execute(f"UPDATE {at} SET {column} = {another} WHERE {newest}")
        assert await _digest(parts) != honest, column
        await parts.pool.execute(f"TRUNCATE {at}; INSERT INTO {at} SELECT * FROM {model}.kept")
    assert await _digest(parts) == honest


async def test_a_row_that_says_it_begins_in_the_future_shows_at_every_position(
    parts: Parts, model: str
) -> None:
    digests = PostgresDigests(parts.pool)
    half = len(a_store()) // 2
    honest = await digests.of(None, half)
    await parts.pool.execute(
        f"UPDATE {model}.words SET valid_from = 10000 WHERE {NEWEST.format(model + '.words')}"
    )
    assert await digests.of(None, half) != honest
    verdict = await parts.rebuilt(to=half)
    assert {(row.table, row.side) for row in verdict.rows} == {
        ("words", "live"),
        ("words", "rebuilt"),
    }
