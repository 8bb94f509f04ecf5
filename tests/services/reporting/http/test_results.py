"""Published results and feedback over HTTP: what anybody reads, a unit sees, and is counted."""

from typing import Any
from uuid import uuid5

import pytest

from contracts.builders.event import an_event
from contracts.builders.places import TASK, at
from contracts.events.results.feedback import FeedbackAnswered, FeedbackReceived
from contracts.events.results.publication import ResultDrafted, ResultPublished, ResultWithdrawn
from tests.services.reporting.http.conftest import Desk

DRAFT, PUBLIC, GONE = (uuid5(TASK, f"http/{one}") for one in ("draft", "public", "gone"))
SCORES = (2, 4, 5, 4)
HEARD = [uuid5(PUBLIC, str(number)) for number in range(5)]


@pytest.fixture(scope="module", autouse=True)
async def stored(desk: Desk) -> None:
    """A draft, a withdrawn result, and a public one that four people judged; one is answered."""
    when: dict[str, Any] = {"occurred_at": at("2022-06-27")}
    events = [
        *(an_event(ResultDrafted, aggregate_id=one, **when) for one in (DRAFT, PUBLIC, GONE)),
        *(an_event(ResultPublished, aggregate_id=one, **when) for one in (PUBLIC, GONE)),
        an_event(ResultWithdrawn, aggregate_id=GONE, aggregate_version=3, **when),
        *(_given(number, score) for number, score in enumerate(SCORES)),
        an_event(
            FeedbackAnswered, aggregate_id=HEARD[0], aggregate_version=2, result=PUBLIC, **when
        ),
    ]
    await desk.applied(await desk.store.append(events))


def _given(number: int, score: int) -> Any:
    when: dict[str, Any] = {"occurred_at": at("2022-06-27", 10 + number)}
    told: dict[str, Any] = {"aggregate_id": HEARD[number], "aggregate_version": 1, **when}
    return an_event(FeedbackReceived, **told, result=PUBLIC, score=score)


async def test_anybody_reads_what_is_public_by_its_link_and_nothing_else(desk: Desk) -> None:
    shown = (await desk.get(None, f"/v1/public/results/{PUBLIC}")).json()
    assert (shown["state"], shown["title"]) == ("published", "附属医院管理权责清单已经印发")
    gone = (await desk.get(None, f"/v1/public/results/{GONE}")).json()
    assert (gone["state"], gone["text"], gone["title"]) == ("withdrawn", None, None)
    assert "数字有误" not in str(gone)
    answers = [await desk.get(None, f"/v1/public/results/{one}") for one in (DRAFT, TASK, HEARD[0])]
    assert {(one.status_code, one.json()["detail"]) for one in answers} == {
        (404, "nothing is public under this link")
    }


async def _figures(desk: Desk, account: str) -> dict[str, dict[str, Any]]:
    told = await desk.read(account, "/v1/results", task=str(TASK))
    return {one["result"]["id"]: one["feedback"] for one in told["items"]}


async def test_the_office_sees_drafts_and_every_score_and_a_unit_neither(desk: Desk) -> None:
    office, unit = await _figures(desk, "zgb-1"), await _figures(desk, "yxb-head")
    assert office.keys() == {str(DRAFT), str(PUBLIC), str(GONE)}
    assert unit.keys() == {str(PUBLIC), str(GONE)}
    counted = {"received": 4, "answered": 1, "waiting": 3}
    assert counted.items() <= office[str(PUBLIC)].items()
    assert counted.items() <= unit[str(PUBLIC)].items()
    assert (office[str(PUBLIC)]["average"], unit[str(PUBLIC)]["average"]) == (3.75, None)
    single = await desk.read("yxb-head", "/v1/feedback", result=str(PUBLIC))
    assert {(one["score"], one["under_review"]) for one in single["items"]} == {(None, None)}
    assert await _figures(desk, "xcb-head") == {}
    assert (await desk.read("xcb-head", "/v1/feedback"))["items"] == []


async def test_the_figures_beside_coverage_are_those_listed_behind_the_gap(desk: Desk) -> None:
    coverage = await desk.read("zgb-1", "/v1/coverage")
    waiting = await desk.read("zgb-1", "/v1/feedback", unanswered=True)
    assert coverage["feedback"]["waiting"] == len(waiting["items"]) == 3
    assert {one["score"] for one in waiting["items"]} == {4, 5}
    assert (await desk.read("zgb-1", "/v1/coverage", unit="xcb"))["feedback"]["received"] == 0


async def test_a_unit_sees_the_average_from_the_fifth_score_on(desk: Desk) -> None:
    await desk.applied(await desk.store.append([_given(4, 4)]))
    assert (await _figures(desk, "yxb-head"))[str(PUBLIC)]["average"] == 3.8
    day_before = await desk.read("zgb-1", "/v1/results", as_of="2022-06-26")
    assert str(PUBLIC) not in {one["result"]["id"] for one in day_before["items"]}
