"""The access log on a real Postgres: what the runtime role may do, and what is kept."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from chassis.access_log.keeping import PostgresAccessLog, access_log_ddl
from contracts.access_log import AccessEntry
from tests.servers import TestDatabases

ROLE = "notifier_runtime"


def entry(**values: Any) -> AccessEntry:
    given: dict[str, Any] = {
        "at": datetime(2021, 9, 18, 1, 2, 3, 456789, tzinfo=UTC),
        "kind": "refused_command",
        "subject": "zgb-1",
        "officer": uuid4(),
        "operation": "close_task",
        "target": "1-1",
        "code": "reply_missing",
        "detail": {"守": "reply", "round": 2},
        "correlation_id": uuid4(),
    }
    return AccessEntry(**given | values)


@pytest.fixture
async def owner(databases: TestDatabases) -> AsyncIterator[Any]:
    """Its owner's connection to a database that has the log, made twice."""
    owner = await asyncpg.connect(databases.fresh("taizhang_notifier"))
    for _ in range(2):
        await owner.execute(access_log_ddl(ROLE))
    yield owner
    await owner.close()


@pytest.fixture
async def pool(databases: TestDatabases, owner: Any) -> AsyncIterator[Any]:
    """Connections of the runtime role."""
    async with asyncpg.create_pool(
        connection_of(databases, owner, ROLE), min_size=1, max_size=8
    ) as pool:
        yield pool


def connection_of(databases: TestDatabases, owner: Any, role: str) -> str:
    """The DSN of the owner's database for another role."""
    name = owner._params.database
    return databases.as_role(f"{databases.server.url.rpartition('/')[0]}/{name}", role)


async def test_an_entry_is_kept_in_columns_and_in_its_canonical_bytes(
    pool: Any, owner: Any
) -> None:
    written = entry()
    await PostgresAccessLog(pool).write(written)
    row = dict(await owner.fetchrow("SELECT *, detail->>'守' AS guard FROM access_log.entries"))
    assert row["entry_id"] == 1
    assert row["stored_bytes"] == written.canonical_bytes()
    assert row["guard"] == "reply"
    for column in ("at", "kind", "subject", "officer", "operation", "target", "code"):
        assert row[column] == getattr(written, column)
    assert row["correlation_id"] == written.correlation_id


async def test_a_caller_without_an_officer_is_logged_too(pool: Any, owner: Any) -> None:
    await PostgresAccessLog(pool).write(entry(officer=None, subject="service:reporting"))
    assert await owner.fetchval("SELECT officer FROM access_log.entries") is None


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT detail FROM access_log.entries",
        "UPDATE access_log.entries SET code = 'ok'",
        "DELETE FROM access_log.entries",
        "TRUNCATE access_log.entries",
        "DROP TABLE access_log.entries",
        "ALTER TABLE access_log.entries DROP COLUMN code",
        "CREATE TABLE access_log.other (id int)",
    ],
)
async def test_the_runtime_role_adds_and_reads_what_is_proved_and_does_nothing_else(
    pool: Any, statement: str
) -> None:
    await PostgresAccessLog(pool).write(entry())
    with pytest.raises(asyncpg.PostgresError) as refused:
        await pool.execute(statement)
    assert refused.value.sqlstate == "42501"


async def test_the_checkpointer_reads_ids_and_bytes_and_nothing_else(
    databases: TestDatabases, pool: Any, owner: Any
) -> None:
    await PostgresAccessLog(pool).write(entry())
    checkpointer = await asyncpg.connect(connection_of(databases, owner, "ledger_checkpointer"))
    assert len(await checkpointer.fetch("SELECT entry_id, stored_bytes FROM access_log.entries"))
    for statement in (
        "SELECT subject FROM access_log.entries",
        "INSERT INTO access_log.entries (subject) VALUES ('x')",
        "DELETE FROM access_log.entries",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await checkpointer.execute(statement)
    await checkpointer.close()


async def test_no_entry_is_committed_before_one_with_a_lower_id(pool: Any, owner: Any) -> None:
    async with pool.acquire() as connection:
        transaction = connection.transaction()
        await transaction.start()
        await PostgresAccessLog(connection).write(entry(subject="first"))
        second = asyncio.create_task(PostgresAccessLog(pool).write(entry(subject="second")))
        finished, _ = await asyncio.wait({second}, timeout=0.5)
        await transaction.commit()
    assert not finished, "a reader that follows the ids would miss the first entry"
    await second
    kept = await owner.fetch("SELECT subject FROM access_log.entries ORDER BY entry_id")
    assert [row["subject"] for row in kept] == ["first", "second"]


async def test_pages_go_from_the_newest_to_the_first_entry_without_loss(pool: Any) -> None:
    log = PostgresAccessLog(pool)
    written = [entry(target=str(number)) for number in range(5)]
    for each in written:
        await log.write(each)
    found, below = list[Any](), None
    while True:
        page = await log.newest(below, None, None, 2)
        found += page.items
        if (below := page.next) is None:
            break
    assert [one.entry for one in found] == written[::-1]
    assert [one.stored.encode() for one in found] == [
        one.canonical_bytes() for one in written[::-1]
    ]
    assert [one.id for one in found] == [5, 4, 3, 2, 1]


async def test_entries_are_found_by_kind_and_account(pool: Any) -> None:
    log = PostgresAccessLog(pool)
    for subject, kind in (
        ("a", "refused_command"),
        ("a", "sensitive_read"),
        ("b", "sensitive_read"),
    ):
        await log.write(entry(subject=subject, kind=kind))
    assert [one.id for one in (await log.newest(None, "sensitive_read", None, 9)).items] == [3, 2]
    assert [one.id for one in (await log.newest(None, None, "a", 9)).items] == [2, 1]
    assert [one.id for one in (await log.newest(3, "sensitive_read", "a", 9)).items] == [2]


async def test_bytes_that_somebody_put_in_place_of_an_entry_are_shown_as_they_are(
    pool: Any, owner: Any
) -> None:
    log = PostgresAccessLog(pool)
    await log.write(entry())
    await owner.execute("UPDATE access_log.entries SET stored_bytes = '\\xff'::bytea || 'x'")
    [shown] = (await log.newest(None, None, None, 9)).items
    assert (shown.entry, shown.stored) == (None, "\ufffdx")


async def test_a_write_that_fails_is_an_error_of_the_caller(pool: Any) -> None:
    log = PostgresAccessLog(pool)
    await pool.close()
    with pytest.raises(asyncpg.InterfaceError):
        await log.write(entry())


@pytest.mark.parametrize("name", ["", "a b", "x; DROP TABLE y", 'a"b', "Upper", "a" * 64])
def test_only_a_roles_name_gets_into_the_statements(name: str) -> None:
    with pytest.raises(ValueError, match="role"):
        access_log_ddl(name)
