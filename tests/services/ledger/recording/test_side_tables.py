"""The tables beside the events hold nothing that replaying the events does not give again."""

from typing import Any

import asyncpg

from contracts.events.catalogue import decode
from services.ledger.adapters.postgres.tables.side_tables import statements
from tests.services.ledger.http.steps import attach, bring
from tests.services.ledger.office import Office, person

TABLES = ("units", "officers", "appointments", "evidence_uses")

Rows = dict[str, set[tuple[Any, ...]]]


async def test_replaying_the_events_gives_the_tables_beside_them_again(office: Office) -> None:
    office.at("2021-09-20T09:00")
    await _directory_changes(office)
    await bring(office, "R14-1", "hqb", "evidenced")
    await bring(office, "R11-1", "cgzx", "working")
    await attach(office, "R11-1", "cgzx-clerk", b"R14-1")
    kept, replayed = await _kept_and_replayed(office)
    assert {name: len(rows) > 0 for name, rows in kept.items()} == dict.fromkeys(TABLES, True)
    assert replayed == kept


async def _directory_changes(office: Office) -> None:
    """A unit, a person who comes and goes, and one who is erased."""
    unit = {"code": "new", "name": "新设单位", "parent": "univ", "valid_from": "2021-09-01"}
    await office.done("zgb-1", "units/register-unit", unit)
    told = await office.done(
        "zgb-1", "officers/register-officer", {"account": "guest", "name": "来客"}
    )
    of_guest = f"officers/{told['aggregate_id']}"
    post = {"post": "经办人", "unit": "new"}
    since, until = {"since": "2021-09-01"}, {"until": "2021-09-20"}
    await office.done("zgb-1", f"{of_guest}/appoint-officer", {**post, **since})
    await office.done("zgb-1", f"{of_guest}/relieve-officer", {**post, **until})
    await office.done("zgb-1", f"officers/{person('lxy-head')}/erase-person", {"reason": "申请"})


async def _kept_and_replayed(office: Office) -> tuple[Rows, Rows]:
    connection = await asyncpg.connect(office.owner_dsn)
    try:
        transaction = connection.transaction()
        await transaction.start()
        kept = await _contents(connection)
        await connection.execute(f"TRUNCATE {', '.join(f'ledger.{name}' for name in TABLES)}")
        states = await connection.fetch("SELECT state FROM ledger.events ORDER BY notification_id")
        for event in (decode(row["state"]) for row in states):
            for sql, values in statements(event):
                await connection.execute(sql, *values)
        replayed = await _contents(connection)
        await transaction.rollback()
    finally:
        await connection.close()
    return kept, replayed


async def _contents(connection: asyncpg.Connection) -> Rows:
    return {
        name: {
            tuple(tuple(one) if isinstance(one, list) else one for one in row)
            for row in await connection.fetch(f"SELECT * FROM ledger.{name}")
        }
        for name in TABLES
    }
