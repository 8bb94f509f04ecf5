"""Who sees what: by the posts that the directory knows today."""

from urllib.parse import quote

import asyncpg
import pytest

from contracts.builders.places import TASK
from deploy.provision.roles import OWNER
from tests.servers import TestDatabases
from tests.services.reporting.http.conftest import Desk

TASK_PAGE = f"/v1/tasks/{TASK}"
EVERY_ROUTE = (
    *("/v1/campaigns", "/v1/units", "/v1/findings", "/v1/tasks", TASK_PAGE),
    *(f"{TASK_PAGE}/history", "/v1/coverage", "/v1/coverage/missing?figure=handled"),
    "/v1/coverage/below",
    *("/v1/scores", "/v1/scores/units/yxb", "/v1/scores/leaders/ld02"),
    *("/v1/records/units/yxb", "/v1/records/officers/ld02"),
    *("/v1/export.xlsx", "/v1/digest", "/v1/cases"),
    *("/v1/access-log", "/v1/integrity", "/v1/checkpoints", "/v1/attestations"),
)


@pytest.mark.parametrize("path", EVERY_ROUTE)
async def test_no_route_answers_a_stranger(desk: Desk, path: str) -> None:
    assert await desk.refused(None, path) == (401, "token_missing")
    assert await desk.refused("nobody", path) == (403, "forbidden")
    assert await desk.refused("service:notifier", path) == (403, "forbidden")


@pytest.mark.parametrize("account", ["zgb-1", "auditor-1", "ddz-1", "jw-1", "ldxz-1"])
async def test_office_auditor_supervisor_discipline_and_leading_group_read_every_task(
    desk: Desk, account: str
) -> None:
    assert len((await desk.read(account, "/v1/tasks"))["items"]) == 1


@pytest.mark.parametrize("account", ["ld02", "yxb-head", "yxb-clerk"])
async def test_a_leader_reads_what_names_them_and_a_unit_what_it_works_on(
    desk: Desk, account: str
) -> None:
    assert (await desk.read(account, TASK_PAGE))["task"]["number"] == "R08-1"
    assert len((await desk.read(account, "/v1/findings"))["items"]) == 1


@pytest.mark.parametrize("account", ["ld03", "xcb-head"])
async def test_others_do_not_learn_that_the_task_exists(desk: Desk, account: str) -> None:
    assert (await desk.read(account, "/v1/tasks"))["items"] == []
    assert (await desk.read(account, "/v1/findings"))["items"] == []
    for path in (TASK_PAGE, f"{TASK_PAGE}/history", "/v1/tasks/R08-1"):
        assert await desk.refused(account, path) == (404, "not_found")
    whole = (await desk.read(account, "/v1/coverage"))["whole"]
    assert (whole["handled"]["total"], whole["settled"]["total"]) == (0, 0)


async def test_cases_are_for_discipline_leading_group_and_auditor(desk: Desk) -> None:
    for account in ("jw-1", "ldxz-1", "auditor-1"):
        assert (await desk.read(account, "/v1/cases"))["items"] == []
        assert (await desk.read(account, TASK_PAGE))["cases"] == []
    for account in ("zgb-1", "ddz-1", "ld02", "yxb-head"):
        assert await desk.refused(account, "/v1/cases") == (403, "forbidden")
        assert (await desk.read(account, TASK_PAGE))["cases"] is None


async def test_act_as_takes_a_post_that_is_held_and_no_other(desk: Desk) -> None:
    held = quote("审计@univ")
    assert (await desk.read("auditor-1", "/v1/tasks", act_as=held))["items"]
    other = quote("整改办@zgb")
    refused = await desk.refused("auditor-1", "/v1/tasks", act_as=other)
    assert refused == (403, "post_not_held")


async def test_digests_are_for_auditors(desk: Desk) -> None:
    digest = await desk.read("auditor-1", "/v1/digest")
    assert digest["position"] == desk.last
    assert len(digest["sha256"]) == 64
    assert await desk.refused("zgb-1", "/v1/digest") == (403, "forbidden")
    beyond = await desk.refused("auditor-1", "/v1/digest", as_of=10_000)
    assert beyond == (422, "as_of_in_future")


async def test_sensitive_reads_are_recorded_and_others_are_not(
    desk: Desk, databases: TestDatabases
) -> None:
    await desk.read("auditor-1", f"{TASK_PAGE}/history")
    await desk.read("zgb-1", f"{TASK_PAGE}/history")
    await desk.get("yxb-head", "/v1/export.xlsx")
    connection = await asyncpg.connect(databases.as_role(desk.reporting_dsn, OWNER))
    rows = await connection.fetch("SELECT subject, operation, target FROM access_log.entries")
    await connection.close()
    recorded = {tuple(row) for row in rows}
    assert ("auditor-1", "read_task_history", str(TASK)) in recorded
    assert ("zgb-1", "read_task_history", str(TASK)) not in recorded
    assert {row[1] for row in recorded if row[0] == "yxb-head"} >= {"export_ledger"}
