"""Policies over HTTP: the versions of any date, and what a proposed one would turn today."""

from contracts.builders.places import CAMPAIGN, CAMPAIGN_NAME, TASK
from tests.services.reporting.http.conftest import Desk

PATH = f"/v1/campaigns/{CAMPAIGN}"


async def test_the_versions_of_a_policy_are_read_as_of_a_date(desk: Desk) -> None:
    told = await desk.read("yxb-clerk", f"{PATH}/policies", as_of="2021-09-30")
    assert (told["governing"], told["campaign"]["name"]) == (1, CAMPAIGN_NAME)
    (version,) = told["versions"]
    assert version["policy"]["ladder"][0] == {
        "light": "yellow",
        "overdue_days": 0,
        "tell": ["handler"],
    }


async def test_a_simulation_names_what_would_be_overdue_and_why(desk: Desk) -> None:
    moment = {"as_of": "2021-10-01"}
    told = await desk.read("zgb-1", f"{PATH}/policy/simulation", immediate_days=10, **moment)
    (clock,) = told["becomes_overdue"]
    assert (clock["task"], clock["clock"], clock["measure"]) == (str(TASK), "measure", 1)
    assert (clock["due"], clock["would_be_due"]) == ("2021-10-20", "2021-09-28")
    assert told["tasks_becoming_overdue"] == [str(TASK)]
    assert (told["overdue"], told["would_be_overdue"]) == (0, 1)
    assert told["proposed"]["immediate_days"] == 10
    as_it_is = await desk.read("zgb-1", f"{PATH}/policy/simulation", **moment)
    assert as_it_is["becomes_overdue"] == as_it_is["no_longer_overdue"] == []


async def test_a_simulation_shows_a_reader_only_tasks_that_they_may_see(desk: Desk) -> None:
    asked = {"immediate_days": 10, "as_of": "2021-10-01"}
    own = await desk.read("yxb-head", f"{PATH}/policy/simulation", **asked)
    assert own["tasks_becoming_overdue"] == [str(TASK)]
    foreign = await desk.read("xcb-head", f"{PATH}/policy/simulation", **asked)
    assert foreign["becomes_overdue"] == []


async def test_a_policy_that_no_clock_can_be_made_of_is_refused(desk: Desk) -> None:
    status, _ = await desk.refused("zgb-1", f"{PATH}/policy/simulation", immediate_days=0)
    assert status == 422
    unknown = await desk.refused("zgb-1", "/v1/campaigns/2099/policy/simulation")
    assert unknown == (404, "not_found")
