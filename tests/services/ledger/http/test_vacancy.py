"""A post is held from its first day to the end of its last; only an empty one refuses."""

from tests.services.ledger.http.conftest import add
from tests.services.ledger.http.steps import bring, path, verify
from tests.services.ledger.office import Office, person


async def _relieve(office: Office, account: str, unit: str, until: str) -> None:
    body = {"post": "主要负责人", "unit": unit, "until": until}
    await office.done("zgb-1", f"officers/{person(account)}/relieve-officer", body)


async def test_without_a_head_in_the_lead_unit_nobody_verifies(office: Office) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R10-1", "sbc", "submitted")
    await _relieve(office, "sbc-head", "sbc", "2021-09-20")
    office.at("2021-09-21T09:00")
    body = {"measure": 1, "reasons": "缺少签字"}
    assert await office.refused("ddz-1", path("R10-1", "return-measure"), body) == "independence"
    await add(office, "sbc-head-2", ("主要负责人", "sbc"))
    await verify(office, "R10-1", "ddz-1")


async def test_a_head_who_leaves_later_still_holds_the_post(office: Office) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R04-1", "dwb", "submitted")
    await _relieve(office, "dwb-head", "dwb", "2021-09-30")
    await verify(office, "R04-1", "ddz-1")


async def test_a_head_who_comes_later_does_not_hold_the_post_yet(office: Office) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R12-1", "dwb", "submitted")
    await _relieve(office, "dwb-head", "dwb", "2021-09-20")
    office.at("2021-10-01T09:00")
    await add(office, "dwb-head-2")
    body = {"post": "主要负责人", "unit": "dwb", "since": "2021-10-08"}
    await office.done("zgb-1", f"officers/{person('dwb-head-2')}/appoint-officer", body)
    reasons = {"measure": 1, "reasons": "缺少签字"}
    assert await office.refused("ddz-1", path("R12-1", "return-measure"), reasons) == (
        "independence"
    )
