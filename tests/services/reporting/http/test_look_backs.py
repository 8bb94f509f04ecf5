"""The plan of look-backs over HTTP: who sees what, as of when; draws for who sees everything."""

import pytest

from contracts.builders.event import an_event
from contracts.builders.examples.task.afterwards.looking_back import DRAW
from contracts.builders.places import TASK
from contracts.events.fact import Fact
from contracts.events.supervision.draw import DrawAnnounced, LookBackDrawn
from contracts.events.supervision.draw_pairs import TaskLookBackDrawn
from contracts.events.task.afterwards.look_back import RelapseFound
from contracts.events.task.afterwards.reopening import TaskReopened
from tests.services.reporting.http.conftest import Desk

PATH = "/v1/look-backs"
AFTER: tuple[type[Fact], ...] = (TaskLookBackDrawn, RelapseFound, TaskReopened)


@pytest.fixture(scope="module", autouse=True)
async def aftermath(desk: Desk) -> None:
    """The example's task drawn, found relapsed, and reopened."""
    row = await desk.read("zgb-1", f"/v1/tasks/{TASK}")
    first = row["task"]["version"] + 1
    events = [an_event(DrawAnnounced), an_event(LookBackDrawn)]
    events += [
        an_event(fact, aggregate_id=TASK, aggregate_version=version)
        for version, fact in enumerate(AFTER, first)
    ]
    await desk.applied(await desk.store.append(events))


async def test_the_plan_counts_what_is_due_drawn_passed_and_relapsed(desk: Desk) -> None:
    told = await desk.read("zgb-1", PATH)
    (item,) = [one for one in told["items"] if one["task"] == str(TASK)]
    assert (item["look_back"]["state"], item["reopened"]) == ("relapsed", True)
    assert (told["counts"]["relapsed"], told["counts"]["reopened"]) == (1, 1)
    assert (await desk.read("zgb-1", PATH, state="passed"))["items"] == []
    only = await desk.read("zgb-1", PATH, state="relapsed")
    assert [one["task"] for one in only["items"]] == [str(TASK)]


async def test_the_plan_is_as_of_a_moment(desk: Desk) -> None:
    closing = desk.last
    assert (await desk.read("zgb-1", PATH, as_of=closing - 1))["items"] == []
    states = []
    for position in range(closing, closing + 6):
        (item,) = (await desk.read("zgb-1", PATH, as_of=position))["items"]
        states.append((item["look_back"]["state"], item["reopened"]))
    assert states == [
        *[("waits", False)] * 3,
        *[("drawn", False), ("relapsed", False), ("relapsed", True)],
    ]


async def test_a_unit_sees_its_own_look_backs_and_no_draw(desk: Desk) -> None:
    assert len((await desk.read("yxb-head", PATH))["items"]) == 1
    assert (await desk.read("xcb-head", PATH))["items"] == []
    assert await desk.refused("yxb-head", "/v1/draws") == (403, "forbidden")


async def test_draws_are_listed_with_all_that_drawing_again_needs(desk: Desk) -> None:
    (draw,) = (await desk.read("auditor-1", "/v1/draws"))["items"]
    assert draw["id"] == str(DRAW)
    assert len(draw["population"]) == len(draw["drawn"]) + len(draw["not_drawn"])
    assert draw["seed"]["root"]
    assert (await desk.read("zgb-1", "/v1/draws", kind="spot_check"))["items"] == []


async def test_a_reopened_task_counts_as_settled_no_longer(desk: Desk) -> None:
    def settled(told: dict[str, dict[str, dict[str, int]]]) -> int:
        return told["whole"]["settled"]["reached"]

    before = await desk.read("zgb-1", "/v1/coverage", as_of=desk.last + 4)
    after = await desk.read("zgb-1", "/v1/coverage")
    assert settled(before) - settled(after) == 1
    detail = await desk.read("zgb-1", f"/v1/tasks/{TASK}")
    assert detail["task"]["status"] == "accepted"
    assert detail["afterwards"]["reopenings"][0]["ground"] == "look_back"
