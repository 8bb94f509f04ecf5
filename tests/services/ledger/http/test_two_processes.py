"""Two processes over one store: neither decides on what the other has changed."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest

from chassis.http import listening
from services.ledger.bootstrap.api import api_of
from tests.services.ledger.http.conftest import add
from tests.services.ledger.http.steps import bring, path
from tests.services.ledger.office import Office, person, task


@pytest.fixture(params=["group", "stock"])
async def other(office: Office, request: pytest.FixtureRequest) -> AsyncIterator[Office]:
    """The same ledger through another process, also one with the other kind of writer."""
    settings = office.settings.model_copy(update={"store_writer": request.param})
    app, _, _, limits = api_of(settings)
    async with (
        listening(app, settings, limits) as url,
        httpx.AsyncClient(base_url=url, timeout=30) as client,
    ):
        yield replace(office, client=client)


async def test_steps_may_go_through_either_process(office: Office, other: Office) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R14-1", "hqb", "assigned")
    await bring(other, "R14-1", "hqb", "accepted")
    await bring(office, "R14-1", "hqb", "proposed")
    await bring(other, "R14-1", "hqb", "working")
    assert await office.refused("zgb-1", path("R14-1", "approve-plan")) == "task_status"
    await bring(office, "R14-1", "hqb", "evidenced")
    await bring(other, "R14-1", "hqb", "submitted")
    stale = await office.do("ddz-1", path("R14-1", "verify-task"), **{"If-Match": '"6"'})
    assert stale.status_code in {412, 422}
    told = await bring(office, "R14-1", "hqb", "verified")
    assert told["version"] == 8
    goal = {"opinion": "达成", "goal_met": True}
    matched = await other.do("ddz-1", path("R14-1", "verify-task"), goal, **{"If-Match": '"8"'})
    assert matched.status_code == 200, matched.text


@pytest.mark.parametrize("headers", [{}, {"If-Match": '"1"'}])
async def test_of_two_processes_at_once_one_does_it_and_nothing_is_merged(
    office: Office, other: Office, headers: dict[str, str]
) -> None:
    office.at("2021-09-20T09:00")
    answers = await asyncio.gather(
        *(
            through.do(who, path("R14-1", "assign-task"), **headers)
            for who in ("zgb-1", "zgb-2")
            for through in (office, other)
        )
    )
    assert sorted(one.status_code for one in answers) == [200, *[412 if headers else 409] * 3]
    rows = await office.rows("SELECT 1 FROM ledger.events WHERE originator_id = $1", task("R14-1"))
    assert len(rows) == 2


async def test_a_post_or_unit_given_in_the_other_process_counts_at_once(
    office: Office, other: Office
) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R14-1", "hqb", "submitted")
    reasons = {"measure": 1, "reasons": "缺少签字"}
    deputy = {"head": str(person("hqb-head")), "unit": "hqb", "since": "2021-09-20"}
    await other.done("zgb-1", f"officers/{person('ddz-1')}/name-deputy", deputy)
    assert await office.refused("ddz-1", path("R14-1", "return-measure"), reasons) == (
        "independence"
    )
    await add(other, "party", ("督导组", "xsc"))
    assert await office.refused("ddz-2", path("R14-1", "return-measure"), reasons) == (
        "not_permitted"
    )
    await office.done("ldxz-1", path("R14-1", "return-measure"), reasons)


async def test_who_is_erased_in_the_other_process_acts_in_neither(
    office: Office, other: Office
) -> None:
    office.at("2021-09-20T09:00")
    await office.done("zgb-2", path("R14-1", "assign-task"))
    await other.done("zgb-1", f"officers/{person('zgb-2')}/erase-person", {"reason": "申请"})
    assert await office.refused("zgb-2", path("R02-1", "assign-task")) == "not_permitted"


async def test_a_key_used_in_one_process_is_known_to_the_other(
    office: Office, other: Office
) -> None:
    office.at("2021-09-20T09:00")
    key = {"Idempotency-Key": "both"}
    first = await office.do("zgb-1", path("R14-1", "assign-task"), **key)
    again = await other.do("zgb-1", path("R14-1", "assign-task"), **key)
    assert (first.status_code, again.json()) == (200, first.json())
    assert again.headers["Idempotent-Replayed"] == "true"
    rows = await office.rows("SELECT 1 FROM ledger.events WHERE originator_id = $1", task("R14-1"))
    assert len(rows) == 2
