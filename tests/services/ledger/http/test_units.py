"""Units change while others act: posts end with a merger, and the ended unit takes nobody."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest

from contracts.identifiers import unit_id
from services.ledger.adapters.postgres.pool import PostgresPool
from services.ledger.adapters.postgres.tables.directory import PostgresDirectory
from tests.servers import TestDatabases
from tests.services.ledger.http.identity import CLERK, GROUP, UNIT, Identity
from tests.services.ledger.http.steps import history, path
from tests.services.ledger.office import Office, furnish, person, running_office, task
from tests.services.ledger.replaying.ledger import replay

DAY = {"valid_from": "2021-09-20"}
REASON = {**DAY, "reason": "机构调整"}


@pytest.fixture(scope="module")
async def ledger(
    databases: TestDatabases, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Office]:
    """A ledger whose units no other test ends."""
    async with running_office(databases, tmp_path_factory.mktemp("units")) as office:
        await furnish(office)
        office.at("2021-09-20T09:00")
        yield office


def _path(code: str, command: str) -> str:
    return f"units/{unit_id(code)}/{command}"


async def _posts(office: Office, unit: str) -> set[date | None]:
    rows = await office.rows("SELECT until FROM ledger.appointments WHERE unit = $1", unit)
    return {row["until"] for row in rows}


async def test_a_merger_ends_the_posts_and_the_unit_takes_no_task_and_nobody(
    ledger: Office,
) -> None:
    assert await ledger.refused(
        "hqb-head", _path("hqb", "merge-unit"), {**REASON, "into": "xsc"}
    ) == ("not_permitted")
    await ledger.done("zgb-1", _path("hqb", "merge-unit"), {**REASON, "into": "xsc"})
    assert await _posts(ledger, "hqb") == {date(2021, 9, 20)}
    assign = f"tasks/{task('R14-1')}/assign-task"
    assert await ledger.refused("zgb-1", assign, {"lead_unit": "hqb"}) == "unit_closed"
    appoint = f"officers/{person('xsc-head')}/appoint-officer"
    post = {"post": "经办人", "unit": "hqb", "since": "2021-09-20"}
    assert await ledger.refused("zgb-1", appoint, post) == "unit_closed"


async def test_guards_read_a_merged_unit_and_its_successor_as_one(ledger: Office) -> None:
    """So whoever held a post in it is judged as of the successor (R11)."""
    pool = PostgresPool(ledger.owner_dsn, 1)
    await pool.open()
    try:
        known = await PostgresDirectory(pool).snapshot(newest=True)
    finally:
        await pool.close()
    assert known.successors == {"hqb": "xsc"}
    assert known.with_successors(["hqb", "lxy"]) == {"hqb", "xsc", "lxy"}


async def test_a_unit_closes_once_nobody_holds_a_post_in_it_and_no_task_waits_for_it(
    ledger: Office,
) -> None:
    close = _path("xb", "close-unit")
    await ledger.done("zgb-1", f"tasks/{task('R02-2')}/assign-task")
    assert await ledger.refused("zgb-1", close, REASON) == "unit_staffed"
    for row in await ledger.rows("SELECT officer, post FROM ledger.appointments WHERE unit = 'xb'"):
        post = {"post": row["post"], "unit": "xb", "until": "2021-09-20"}
        await ledger.done("zgb-1", f"officers/{row['officer']}/relieve-officer", post)
    assert await ledger.refused("zgb-1", close, REASON) == "unit_leads_tasks"
    out = {"reason": "单位撤销"}
    await ledger.done("ldxz-1", f"tasks/{task('R02-2')}/withdraw-task", out)
    await ledger.done("zgb-1", close, REASON)


async def test_names_and_parents_follow_and_the_events_give_the_same_rows(ledger: Office) -> None:
    await ledger.done("zgb-1", _path("lxy", "rename-unit"), {**DAY, "name": "数理学院"})
    await ledger.done("zgb-1", _path("lxy", "move-unit"), {**DAY, "parent": "xsc"})
    (row,) = await ledger.rows("SELECT name, parent FROM ledger.units WHERE code = 'lxy'")
    assert tuple(row) == ("数理学院", "xsc")
    below = {**DAY, "parent": "lxy"}
    assert await ledger.refused("zgb-1", _path("xsc", "move-unit"), below) == "unit_tree"
    status, said = replay(ledger)
    assert status == 0, said


async def test_who_leaves_leaves_their_work_with_the_unit_which_is_not_deleted_meanwhile(
    idp: Identity,
) -> None:
    office = idp.ledger
    group: dict[str, Any] = {
        "schemas": [GROUP, UNIT],
        "displayName": "牵头组",
        UNIT: {"parent": "univ"},
    }
    group["externalId"] = "scim-lead"
    unit = f"Groups/{(await idp.told('POST', 'Groups', group))['id']}"
    worker = (await idp.person("scim-worker", CLERK | {"unit": "scim-lead"}))["id"]
    await office.done("zgb-1", path("R06-1", "assign-task"), {"lead_unit": "scim-lead"})
    await office.done("scim-worker", path("R06-1", "accept-task"))
    before = await history(office, task("R06-1"))
    assert (await idp.ask("DELETE", f"Users/{worker}")).status_code == 204
    assert await history(office, task("R06-1")) == before
    assert str(before[-1].actor.person) == worker
    kept = await idp.ask("DELETE", unit)
    assert (kept.status_code, "unit_leads_tasks" in kept.json()["detail"]) == (409, True)


async def test_the_last_person_of_the_office_is_neither_relieved_nor_erased(
    ledger: Office,
) -> None:
    body = {"post": "整改办", "unit": "zgb", "until": "2021-09-20"}
    await ledger.done("zgb-1", f"officers/{person('zgb-2')}/relieve-officer", body)
    last = f"officers/{person('zgb-1')}"
    assert await ledger.refused("zgb-1", f"{last}/relieve-officer", body) == "office_empty"
    erase = {"reason": "本人申请"}
    assert await ledger.refused("zgb-1", f"{last}/erase-person", erase) == "office_empty"
