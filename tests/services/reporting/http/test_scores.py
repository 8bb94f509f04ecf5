"""Score sheets over HTTP: sums of their points, as of a day, for those whom they concern."""

from contracts.builders.places import LEAD_UNIT
from contracts.identifiers import officer_id
from tests.services.reporting.http.conftest import Desk

PATH = "/v1/scores"
UNIT = f"{PATH}/units/{LEAD_UNIT}"
LEADER = f"{PATH}/leaders/ld02"


async def test_a_sheet_is_the_sum_of_its_points_each_with_rule_and_positions(desk: Desk) -> None:
    sheet = await desk.read("zgb-1", UNIT)
    points = sheet["points"]
    assert sheet["unit"]["own"]["total"] == sum(one["points"] for one in points) != 0
    assert {one["unit"]["code"] for one in points} == {LEAD_UNIT}
    for one in points:
        assert one["rule"]["kind"] == one["kind"]
        assert one["positions"]
    told = await desk.read("zgb-1", "/v1/tasks/R08-1/history")
    of_the_task = {one["position"] for one in told["events"]}
    assert {at for one in points for at in one["positions"]} <= of_the_task


async def test_units_roll_up_along_the_tree_and_leaders_stand_beside(desk: Desk) -> None:
    everyone = await desk.read("zgb-1", PATH, campaign="2021年巡视整改")
    by_code = {one["unit"]["code"]: one for one in everyone["units"]}
    lead = by_code[LEAD_UNIT]
    assert lead["own"] == (await desk.read("zgb-1", UNIT))["unit"]["own"]
    assert by_code["univ"]["own"]["total"] == 0
    assert by_code["univ"]["with_below"]["total"] == lead["with_below"]["total"]
    (leader,) = everyone["leaders"]
    assert leader["leader"]["officer"] == str(officer_id("ld02"))
    assert leader["totals"]["total"] == lead["own"]["total"]
    top = await desk.read("zgb-1", f"{PATH}/units/univ", below=True)
    assert {one["unit"]["code"] for one in top["below"]} == {"yxb", "xcb", "zgb"}
    assert sum(one["points"] for one in top["points"]) == lead["with_below"]["total"]
    (scheme,) = everyone["schemes"]
    assert scheme["policy_version"] == 1
    assert {"kind": "plan_late", "points": -2, "per": None, "most": None} in scheme["rules"]


async def test_a_sheet_is_what_was_known_on_the_day_asked(desk: Desk) -> None:
    early = await desk.read("zgb-1", UNIT, as_of="2021-09-27")
    assert [one["kind"] for one in early["points"]] == ["plan_returned"]
    assert (await desk.read("zgb-1", UNIT, as_of="2021-09-20"))["points"] == []


async def test_a_head_reads_the_own_unit_and_a_leader_the_own_sheet(desk: Desk) -> None:
    assert (await desk.read("yxb-head", UNIT))["points"]
    assert (await desk.read("ld02", LEADER))["totals"]["total"]
    assert (await desk.read("yxb-head", f"{PATH}/units/yxb-1"))["points"] == []
    mine = await desk.read("yxb-head", PATH)
    assert ([one["unit"]["code"] for one in mine["units"]], mine["leaders"]) == (["yxb"], [])
    own = await desk.read("ld02", PATH)
    assert (own["units"], len(own["leaders"])) == ([], 1)
    for account in ("auditor-1", "ddz-1", "jw-1", "ldxz-1"):
        assert (await desk.read(account, LEADER))["points"]


async def test_others_are_refused_and_both_is_recorded(desk: Desk) -> None:
    refused = (403, "forbidden")
    assert await desk.refused("xcb-head", UNIT) == refused
    assert await desk.refused("yxb-clerk", UNIT) == refused
    assert await desk.refused("yxb-clerk", PATH) == refused
    assert await desk.refused("ld03", LEADER) == refused
    assert await desk.refused("zgb-1", f"{PATH}/units/none") == (404, "not_found")
    log = await desk.read("auditor-1", "/v1/access-log", limit=200)
    told = {
        (one["entry"]["subject"], one["entry"]["operation"], one["entry"]["code"])
        for one in log["items"]
    }
    assert ("xcb-head", "read_unit_scores", "forbidden") in told
    assert ("ld03", "read_leader_scores", "forbidden") in told
    assert ("ddz-1", "read_leader_scores", "ok") in told
