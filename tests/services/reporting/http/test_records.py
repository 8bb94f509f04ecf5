"""Records over HTTP: what units and people took on, as of a day, for those whom they concern."""

import pytest

from contracts.builders.places import LEAD_UNIT
from tests.services.reporting.http.conftest import Desk

PATH = "/v1/records"
UNIT = f"{PATH}/units/{LEAD_UNIT}"


async def test_a_units_record_names_the_events_of_what_it_took_on(desk: Desk) -> None:
    record = await desk.read("zgb-1", UNIT)
    (task,) = record["tasks"]
    assert (task["number"], task["capacity"], task["status"]) == ("R08-1", None, "closed")
    told = await desk.read("zgb-1", "/v1/tasks/R08-1/history")
    names = {one["position"]: one["type"] for one in told["events"]}
    assert names[task["since"]["position"]] == "task.assigned.v1"
    assert names[task["ended"]["position"]] == "task.closed.v1"
    assert [names[at] for at in task["returned"]] == [
        "task.plan_returned.v1",
        "task.measure_returned.v1",
    ]
    assert [names[at] for at in task["done"]] == ["task.measure_verified.v1"] * 2
    overdue = [one for one in task["late"] if one["kind"] == "measure_overdue"]
    assert overdue
    assert {names[at] for one in overdue for at in one["positions"]} >= {"task.became_overdue.v1"}
    assert task["until"] is None


async def test_a_record_is_what_was_known_on_the_day_asked(desk: Desk) -> None:
    (task,) = (await desk.read("zgb-1", UNIT, as_of="2021-09-27"))["tasks"]
    assert (task["ended"], task["done"], len(task["returned"])) == (None, [], 1)
    assert (await desk.read("zgb-1", UNIT, as_of=26))["tasks"] == []


@pytest.mark.parametrize(
    ("account", "capacities"),
    [("ld02", ["leader"]), ("yxb-head", ["head"]), ("yxb-clerk", ["handler"]), ("ld03", [])],
)
async def test_everybody_reads_the_own_record_in_each_capacity(
    desk: Desk, account: str, capacities: list[str]
) -> None:
    record = await desk.read(account, f"{PATH}/officers/{account}")
    assert [one["capacity"] for one in record["tasks"]] == capacities
    (post,) = record["posts"]
    assert (post["appointed"] > 0, post["relieved"]) == (True, None)


async def test_cases_are_told_to_those_who_may_read_them(desk: Desk) -> None:
    (told,) = (await desk.read("jw-1", UNIT))["tasks"]
    (kept,) = (await desk.read("yxb-head", UNIT))["tasks"]
    assert (told["cases"], kept["cases"]) == ([], None)


async def test_others_are_refused_and_it_is_recorded(desk: Desk) -> None:
    refused = (403, "forbidden")
    assert await desk.refused("xcb-head", UNIT) == refused
    assert await desk.refused("yxb-head", f"{PATH}/officers/yxb-clerk") == refused
    log = (await desk.read("auditor-1", "/v1/access-log", limit=200))["items"]
    told = {tuple(one["entry"][name] for name in ("subject", "operation", "code")) for one in log}
    assert ("xcb-head", "read_unit_record", "forbidden") in told
    assert ("yxb-head", "read_officer_record", "forbidden") in told
    assert ("jw-1", "read_unit_record", "ok") in told
