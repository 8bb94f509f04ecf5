"""The figures over HTTP: in all, by campaign, by unit, with the rows behind each gap."""

from contracts.builders.people import RESPONSIBLE_LEADER
from contracts.builders.places import CAMPAIGN, CAMPAIGN_NAME, FINDING, TASK
from tests.services.reporting.http.conftest import Desk

LEADER = str(RESPONSIBLE_LEADER.officer)


async def test_a_closed_and_answered_task_covers_everything(desk: Desk) -> None:
    answer = await desk.read("zgb-1", "/v1/coverage", campaign=CAMPAIGN_NAME)
    for figure in ("handled", "settled", "answered"):
        full = {"reached": 1, "total": 1, "share": 1.0, "missing": 0}
        assert answer["whole"][figure] == full
    assert [one["unit"]["code"] for one in answer["units"]] == ["yxb"]
    assert answer["campaigns"][0]["campaign"]["id"] == str(CAMPAIGN)


async def test_each_figure_links_to_the_rows_that_are_missing(desk: Desk) -> None:
    early = {"as_of": "2021-09-20"}
    handled = await desk.read("zgb-1", "/v1/coverage/missing", figure="handled", **early)
    assert [(row["id"], row["gap"]) for row in handled["items"]] == [
        (str(FINDING), "plan_not_approved")
    ]
    settled = await desk.read("zgb-1", "/v1/coverage/missing", figure="settled", **early)
    assert [row["id"] for row in settled["items"]] == [str(TASK)]


async def test_an_answer_is_owed_from_verification_to_reply(desk: Desk) -> None:
    verified = await desk.read("zgb-1", "/v1/coverage", as_of="2022-06-14")
    assert verified["whole"]["answered"]["missing"] == 1
    assert verified["whole"]["on_track"] == 1


async def test_a_unit_rolls_up_what_is_below_it(desk: Desk) -> None:
    for unit, total in (("univ", 1), ("yxb", 1), ("yxb-1", 0), ("xcb", 0)):
        answer = await desk.read("zgb-1", "/v1/coverage", unit=unit)
        assert answer["whole"]["settled"]["total"] == total


async def test_the_figures_are_told_by_leader_and_source_and_narrowed_to_one(desk: Desk) -> None:
    answer = await desk.read("zgb-1", "/v1/coverage")
    (leader,), (source,) = answer["leaders"], answer["sources"]
    assert (leader["leader"]["officer"], source["source"]) == (
        LEADER,
        "central_inspection",
    )
    assert leader["settled"] == source["settled"] == answer["whole"]["settled"]
    for narrowed, total in (
        ({"leader": LEADER}, 1),
        ({"leader": "zgb-1"}, 0),
        ({"source": "central_inspection"}, 1),
        ({"source": "audit"}, 0),
    ):
        one = await desk.read("zgb-1", "/v1/coverage", **narrowed)
        assert one["whole"]["settled"]["total"] == total, narrowed


async def test_the_rows_behind_a_gap_are_those_of_the_leader_asked_for(desk: Desk) -> None:
    early = {"as_of": "2021-09-25", "figure": "settled"}
    own = await desk.read("zgb-1", "/v1/coverage/missing", leader=LEADER, **early)
    assert [row["id"] for row in own["items"]] == [str(TASK)]
    others = await desk.read("zgb-1", "/v1/coverage/missing", leader="zgb-1", **early)
    assert others["items"] == []


async def test_the_tree_is_gone_down_step_by_step(desk: Desk) -> None:
    top = await desk.read("zgb-1", "/v1/coverage/below")
    (univ,) = top["below"]
    assert (top["unit"], univ["unit"]["code"]) == (None, "univ")
    assert (univ["own"]["settled"]["total"], univ["with_below"]["settled"]["total"]) == (0, 1)
    step = await desk.read("zgb-1", "/v1/coverage/below", unit="univ")
    assert step["unit"] == univ
    below = {one["unit"]["code"]: one["with_below"]["settled"]["total"] for one in step["below"]}
    assert below == {"yxb": 1, "xcb": 0, "zgb": 0}
    others = await desk.read("zgb-1", "/v1/coverage/below", unit="univ", leader="zgb-1")
    assert others["unit"]["with_below"]["settled"]["total"] == 0
