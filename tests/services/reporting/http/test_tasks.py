"""The list of tasks, one task, its history: as of any moment."""

import base64
import json
from uuid import UUID

import pytest

from contracts.builders.places import CAMPAIGN_NAME, TASK
from tests.services.reporting.history import a_store
from tests.services.reporting.http.conftest import Desk

TASK_PAGE = f"/v1/tasks/{TASK}"


def _cursor(sort: str, value: str, position: object = 1, today: str = "2022-07-01") -> str:
    raw = json.dumps([sort, value, str(UUID(int=0)), position, today])
    return base64.urlsafe_b64encode(raw.encode()).decode().rstrip("=")


async def test_a_listed_task_has_its_three_axes_apart(desk: Desk) -> None:
    (task,) = (await desk.read("zgb-1", "/v1/tasks"))["items"]
    assert task["status"] == "closed"
    assert task["standing"]["timeliness"] == "done_late"
    assert task["result_class"] == "completed"
    assert task["lead_unit"] == {"code": "yxb", "name": "医学部"}
    assert task["leader"]["post"] == "校长"


async def test_a_list_says_which_position_it_shows(desk: Desk) -> None:
    seen = (await desk.read("zgb-1", "/v1/tasks"))["seen_at"]
    assert seen == {"position": desk.last, "today": "2022-07-01"}


@pytest.mark.parametrize(
    ("as_of", "status", "timeliness"),
    [
        ("2021-09-18", "assigned", "on_time"),
        ("2021-09-30", "in_progress", "due_soon"),
        ("2021-10-20", "in_progress", "due_soon"),
        ("2021-10-21", "in_progress", "overdue"),
        ("2021-10-28", "in_progress", "on_time"),
        ("2022-06-14", "verified", "done_late"),
        ("2022-06-22", "closed", "done_late"),
    ],
)
async def test_a_task_is_shown_as_the_ledger_knew_it_at_the_end_of_a_day(
    desk: Desk, as_of: str, status: str, timeliness: str
) -> None:
    task = (await desk.read("zgb-1", TASK_PAGE, as_of=as_of))["task"]
    assert (task["status"], task["standing"]["timeliness"]) == (status, timeliness)
    (listed,) = (await desk.read("zgb-1", "/v1/tasks", as_of=as_of))["items"]
    assert listed == task


async def test_before_the_campaign_there_is_no_task(desk: Desk) -> None:
    assert (await desk.read("zgb-1", "/v1/tasks", as_of="2021-09-17"))["items"] == []


@pytest.mark.parametrize("name", [str(TASK), "R08-1", f"{CAMPAIGN_NAME}/R08-1"])
async def test_a_task_is_found_by_id_by_number_and_by_campaign_and_number(
    desk: Desk, name: str
) -> None:
    assert (await desk.read("zgb-1", f"/v1/tasks/{name}"))["task"]["id"] == str(TASK)
    assert (await desk.read("zgb-1", f"/v1/tasks/{name}/history"))["task"] == str(TASK)


async def test_a_task_page_shows_rounds_evidence_and_judgements(desk: Desk) -> None:
    first, second = (await desk.read("zgb-1", TASK_PAGE))["measures"]
    assert [one["timely"] for one in first["rounds"]] == [True, False]
    assert first["standing"]["timeliness"] == "done_late"
    assert first["verified"]["by"]["post"] == "督导组"
    assert len(first["evidence"]) == 2
    assert second["institution"]["confirmed"]


async def test_a_history_has_every_version_without_a_gap_and_its_position(desk: Desk) -> None:
    events = (await desk.read("zgb-1", f"{TASK_PAGE}/history"))["events"]
    assert [event["version"] for event in events] == list(range(1, 29))
    for event in events:
        stored = a_store()[event["position"] - 1]
        assert event["event_id"] == str(stored.event_id)
        assert event["type"] == stored.type
        assert event["text"]["zh-CN"]["title"] != event["type"]
        assert event["text"]["en"]["title"] != event["type"]


async def test_a_history_says_what_each_event_changed(desk: Desk) -> None:
    events = (await desk.read("zgb-1", f"{TASK_PAGE}/history"))["events"]
    closed = {each["facet"]: each for each in events[-1]["changed"]}
    assert closed["status"] == {"facet": "status", "before": "verified", "after": "closed"}
    assert closed["closed_on"]["after"] == "2022-06-22"


async def test_a_history_as_of_a_date_ends_there(desk: Desk) -> None:
    history = await desk.read("zgb-1", f"{TASK_PAGE}/history", as_of="2021-09-20")
    assert [event["type"] for event in history["events"]] == [
        *("task.registered.v1", "task.assigned.v1", "task.accepted.v1")
    ]


async def test_filters_narrow_and_unknown_names_are_told(desk: Desk) -> None:
    async def count(**params: str) -> int:
        return len((await desk.read("zgb-1", "/v1/tasks", **params))["items"])

    assert await count(campaign=CAMPAIGN_NAME, status="closed", unit="univ") == 1
    assert await count(unit="xcb") == 0
    assert await count(leader="ld02", timeliness="done_late", q="附属医院") == 1
    assert await count(leader="ld03") == 0
    assert await desk.refused("zgb-1", "/v1/tasks", campaign="没有") == (404, "not_found")
    assert await desk.refused("zgb-1", "/v1/tasks", unit="nowhere") == (404, "not_found")


@pytest.mark.parametrize(
    "cursor",
    [
        *("x", "bm8", "eyJhIjoxfQ"),
        _cursor("deadline", "2022-06-30"),
        _cursor("number", "R", position="many"),
        _cursor("number", "R", position=float("inf")),
        _cursor("number", "\ud800"),
        _cursor("number", "R", today="today"),
    ],
)
async def test_a_cursor_that_this_list_did_not_give_is_refused(desk: Desk, cursor: str) -> None:
    refused = await desk.refused("zgb-1", "/v1/tasks", cursor=cursor)
    assert refused == (422, "cursor_unreadable")


@pytest.mark.parametrize(
    ("sort", "value"), [("deadline", "soon"), ("changed", "x"), ("changed", str(2**63))]
)
async def test_a_forged_cursor_is_refused(desk: Desk, sort: str, value: str) -> None:
    refused = await desk.refused("zgb-1", "/v1/tasks", sort=sort, cursor=_cursor(sort, value))
    assert refused == (422, "cursor_unreadable")


async def test_further_pages_show_the_moment_of_the_first(desk: Desk) -> None:
    cursor = _cursor("number", "", position=desk.last - 3, today="2023-01-01")
    page = await desk.read("zgb-1", "/v1/tasks", cursor=cursor)
    assert page["seen_at"] == {"position": desk.last - 3, "today": "2023-01-01"}
    assert [item["status"] for item in page["items"]] == ["verified"]


async def test_text_that_no_database_holds_finds_nothing(desk: Desk) -> None:
    for params in ({"q": "\0"}, {"q": "附属\0"}):
        assert (await desk.read("zgb-1", "/v1/tasks", **params))["items"] == []
    assert await desk.refused("zgb-1", "/v1/tasks/R08%00") == (404, "not_found")


async def test_as_of_the_future_and_as_of_nonsense_are_refused(desk: Desk) -> None:
    for path in ("/v1/tasks", TASK_PAGE, f"{TASK_PAGE}/history", "/v1/coverage"):
        assert await desk.refused("zgb-1", path, as_of="2022-07-02") == (422, "as_of_in_future")
        assert await desk.refused("zgb-1", path, as_of="soon") == (422, "as_of_unreadable")
