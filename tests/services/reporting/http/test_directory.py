"""What a leader answers for, and who stands in for a head, as of any day."""

from datetime import date
from typing import Any

import pytest

from contracts.builders.event import an_event
from contracts.builders.places import at
from contracts.events.directory.officer import DeputyNamed, OfficerAppointed, OfficerRelieved
from contracts.identifiers import officer_id
from tests.services.reporting.http.conftest import Desk

PORTFOLIO = "/v1/leaders/ld03/portfolio"
DEPUTY = "yxb-clerk"


@pytest.fixture(scope="module", autouse=True)
async def changes(desk: Desk) -> None:
    """ld03 takes over the medical faculty in place of the press office; a deputy is named."""
    leader, post = officer_id("ld03"), {"post": "分管宣传工作的副书记", "unit": "univ"}
    events = [
        an_event(
            OfficerRelieved,
            aggregate_id=leader,
            aggregate_version=3,
            occurred_at=at("2022-06-28"),
            until=date(2022, 6, 28),
            **post,
        ),
        an_event(
            OfficerAppointed,
            aggregate_id=leader,
            aggregate_version=4,
            occurred_at=at("2022-06-28"),
            since=date(2022, 6, 29),
            portfolio=("yxb",),
            **post,
        ),
        an_event(
            DeputyNamed,
            aggregate_id=officer_id(DEPUTY),
            aggregate_version=3,
            occurred_at=at("2022-06-29"),
            head=officer_id("yxb-head"),
            unit="yxb",
            since=date(2022, 6, 29),
            until=date(2022, 6, 30),
        ),
    ]
    await desk.applied(await desk.store.append(events))


def _codes(units: list[dict[str, Any]]) -> list[str]:
    return [unit["code"] for unit in units]


async def test_a_portfolio_is_that_of_the_day_with_all_below_its_units(desk: Desk) -> None:
    now = await desk.read("zgb-1", PORTFOLIO)
    assert _codes(now["units"]) == ["yxb", "yxb-1"]
    (task,) = now["items"]
    assert (task["task"]["number"], task["names_leader"]) == ("R08-1", False)
    assert set(_codes(task["units"])) & {"yxb", "yxb-1"}
    before = await desk.read("zgb-1", PORTFOLIO, as_of="2022-06-28")
    assert _codes(before["units"]) == ["xcb"]
    assert [post["since"] for post in before["posts"]] == ["2020-01-01"]


async def test_a_task_that_names_the_leader_belongs_to_the_portfolio_whatever_its_units(
    desk: Desk,
) -> None:
    (task,) = (await desk.read("zgb-1", "/v1/leaders/ld02/portfolio"))["items"]
    assert (task["task"]["number"], task["names_leader"]) == ("R08-1", True)


async def test_whoever_asks_sees_of_a_portfolio_what_their_posts_reach_and_no_more(
    desk: Desk,
) -> None:
    seen = await desk.read("ld03", PORTFOLIO)
    assert [each["task"]["number"] for each in seen["items"]] == ["R08-1"]
    elsewhere = await desk.read("xcb-head", PORTFOLIO)
    own = await desk.read("xcb-head", "/v1/tasks")
    assert len(elsewhere["items"]) == len(own["items"])
    assert _codes(elsewhere["units"]) == ["yxb", "yxb-1"]
    assert await desk.refused("zgb-1", "/v1/leaders/stranger/portfolio") == (404, "not_found")


async def test_a_portfolio_is_narrowed_as_any_list_of_tasks(desk: Desk) -> None:
    assert (await desk.read("zgb-1", PORTFOLIO, status="contested"))["items"] == []


async def test_deputies_are_listed_with_their_first_and_last_day(desk: Desk) -> None:
    (named,) = (await desk.read("xcb-head", "/v1/deputies", unit="yxb"))["items"]
    assert named["deputy"]["officer"] == str(officer_id(DEPUTY))
    assert named["head"]["officer"] == str(officer_id("yxb-head"))
    assert (named["since"], named["until"]) == ("2022-06-29", "2022-06-30")
    assert (await desk.read("zgb-1", "/v1/deputies", unit="xcb"))["items"] == []
    assert (await desk.read("zgb-1", "/v1/deputies", as_of="2022-06-28"))["items"] == []


@pytest.mark.parametrize(("day", "stands_in"), [("2022-06-29", True), ("2022-06-30", True)])
async def test_who_stands_in_is_said_for_the_day_asked(
    desk: Desk, day: str, *, stands_in: bool
) -> None:
    (named,) = (await desk.read("zgb-1", "/v1/deputies", as_of=day))["items"]
    assert named["stands_in"] is stands_in
