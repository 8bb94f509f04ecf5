"""Two moments beside each other, over HTTP."""

from contracts.builders.places import TASK
from tests.services.reporting.http.conftest import Desk

PAGE = f"/v1/tasks/{TASK}/diff"


async def test_a_difference_shows_old_and_new_and_the_positions_that_changed_it(
    desk: Desk,
) -> None:
    found = await desk.read("zgb-1", PAGE, **{"from": "2021-09-20", "to": "2022-06-22"})
    changed = {each["facet"]: each for each in found["difference"]["changed"]}
    assert (changed["status"]["before"], changed["status"]["after"]) == ("accepted", "closed")
    history = await desk.read("zgb-1", f"/v1/tasks/{TASK}/history", as_of="2022-06-22")
    told = [
        event["position"]
        for event in history["events"]
        if event["position"] > found["since"]
        and any(one["facet"] == "status" for one in event["changed"])
    ]
    assert changed["status"]["positions"] == told
    assert "lead_unit" not in changed


async def test_two_equal_moments_differ_in_nothing(desk: Desk) -> None:
    moment = {"from": str(desk.last), "to": str(desk.last)}
    assert (await desk.read("zgb-1", PAGE, **moment))["difference"]["changed"] == []
    assert (await desk.read("zgb-1", "/v1/diff", **moment))["items"] == []


async def test_from_before_the_task_everything_is_new(desk: Desk) -> None:
    (item,) = (await desk.read("zgb-1", "/v1/diff", **{"from": "0"}))["items"]
    changed = {each["facet"]: each for each in item["changed"]}
    assert changed["lead_unit"]["before"] is None
    assert changed["lead_unit"]["after"] == "yxb"


async def test_a_unit_shows_its_own_tasks_and_those_below_it(desk: Desk) -> None:
    async def count(unit: str) -> int:
        page = await desk.read("zgb-1", f"/v1/units/{unit}/diff", **{"from": "0"})
        return len(page["items"])

    assert [await count(unit) for unit in ("yxb", "univ", "xcb")] == [1, 1, 0]
    refused = await desk.refused("zgb-1", "/v1/units/nowhere/diff", **{"from": "0"})
    assert refused == (404, "not_found")


async def test_a_reader_sees_no_difference_of_others_tasks(desk: Desk) -> None:
    assert (await desk.read("xcb-head", "/v1/diff", **{"from": "0"}))["items"] == []
    assert await desk.refused("xcb-head", PAGE, **{"from": "0"}) == (404, "not_found")


async def test_moments_are_refused_as_everywhere(desk: Desk) -> None:
    refused = await desk.refused("zgb-1", "/v1/diff", **{"from": "soon"})
    assert refused == (422, "as_of_unreadable")
    refused = await desk.refused("zgb-1", "/v1/diff", **{"from": "0", "to": "2022-07-02"})
    assert refused == (422, "as_of_in_future")
