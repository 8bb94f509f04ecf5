"""The tree of units that a finding was sent to, over HTTP, and who has not answered."""

from typing import Any

import pytest

from contracts.builders.event import an_event
from contracts.builders.examples.finding import REPLICATED
from contracts.builders.places import FINDING, at
from contracts.events.findings.replication import ReplicaAnswered, ReplicaAsked
from contracts.identifiers import replica_id
from contracts.words import ReplicaAnswer
from tests.services.reporting.http.conftest import Desk

PATH = f"/v1/findings/{FINDING}/replicas"
ASKED_AT = at("2022-06-27")


def _asked(unit: str, because_of: str | None = None) -> Any:
    return an_event(
        ReplicaAsked,
        aggregate_id=replica_id(FINDING, unit),
        occurred_at=ASKED_AT,
        unit_asked=unit,
        because_of=because_of,
        due=None,
    )


@pytest.fixture(scope="module", autouse=True)
async def replicas(desk: Desk) -> None:
    """Asked: xcb, which has it too and led to yxb-1; and zgb, which has not answered."""
    answered = an_event(
        ReplicaAnswered,
        aggregate_id=replica_id(FINDING, "xcb"),
        occurred_at=ASKED_AT,
        unit_asked="xcb",
        answer=ReplicaAnswer.HERE_TOO,
    )
    replicated = REPLICATED.recorded().model_copy(
        update={"aggregate_version": 2, "occurred_at": ASKED_AT}
    )
    events = [replicated, _asked("xcb"), _asked("zgb"), answered, _asked("yxb-1", "xcb")]
    last = await desk.store.append(events)
    await desk.applied(last)


def _shape(nodes: list[dict[str, Any]]) -> dict[str, Any]:
    return {one["unit"]["code"]: _shape(one["led_to"]) for one in nodes}


async def test_the_tree_shows_whose_answer_led_to_whom_and_who_is_silent(desk: Desk) -> None:
    told = await desk.read("zgb-1", PATH)
    assert _shape(told["tree"]) == {"xcb": {"yxb-1": {}}, "zgb": {}}
    assert (told["asked"], told["here_too"]) == (3, 1)
    assert sorted(told["unanswered"]) == ["yxb-1", "zgb"]
    assert told["number"] == "W08"


async def test_before_it_was_sent_to_anybody_the_tree_is_empty(desk: Desk) -> None:
    assert (await desk.read("zgb-1", PATH, as_of="2022-06-26"))["tree"] == []


async def test_a_unit_sees_what_it_was_asked_and_no_other_s_answer(desk: Desk) -> None:
    own = (await desk.read("yxb-head", "/v1/replicas", unanswered=True))["items"]
    assert [one["unit"]["code"] for one in own] == ["yxb-1"]
    assert _shape((await desk.read("yxb-head", PATH))["tree"]) == {"yxb-1": {}}
    waiting = (await desk.read("xcb-head", "/v1/replicas", unanswered=True))["items"]
    assert waiting == []
    assert len((await desk.read("zgb-1", "/v1/replicas"))["items"]) == 3


async def test_a_finding_that_there_is_not_has_no_tree(desk: Desk) -> None:
    path = "/v1/findings/00000000-0000-4000-8000-000000000001/replicas"
    assert await desk.refused("zgb-1", path) == (404, "not_found")
