"""Notices and supervision slips over HTTP: who sees which, and which wait for an answer."""

import pytest

from contracts.builders.event import an_event
from contracts.builders.places import TASK, at
from contracts.events.supervision.slip import (
    NoticeIssued,
    SupervisionSlipAnswered,
    SupervisionSlipIssued,
)
from contracts.identifiers import supervision_id
from tests.services.reporting.http.conftest import Desk

PATH = "/v1/supervision-slips"
ISSUED_AT = at("2022-06-27")
IDS = {one: supervision_id(TASK, one) for one in ("督1", "督2", "提1")}


@pytest.fixture(scope="module", autouse=True)
async def slips(desk: Desk) -> None:
    """To yxb-1 a slip that is answered and a notice; to xcb a slip that waits."""
    events = [
        an_event(
            fact,
            aggregate_id=IDS[number],
            occurred_at=ISSUED_AT,
            document_number=number,
            unit_addressed=unit,
        )
        for fact, number, unit in (
            (SupervisionSlipIssued, "督1", "yxb-1"),
            (SupervisionSlipAnswered, "督1", "yxb-1"),
            (SupervisionSlipIssued, "督2", "xcb"),
            (NoticeIssued, "提1", "yxb-1"),
        )
    ]
    await desk.applied(await desk.store.append(events))


async def _numbers(desk: Desk, account: str, **asked: object) -> list[str]:
    told = await desk.read(account, PATH, **asked)
    return [one["slip"]["document_number"] for one in told["items"]]


async def test_supervision_is_listed_and_who_is_silent_is_asked_for(desk: Desk) -> None:
    assert await _numbers(desk, "zgb-1") == ["提1", "督1", "督2"]
    assert await _numbers(desk, "zgb-1", unanswered=True) == ["督2"]
    assert await _numbers(desk, "zgb-1", task=str(TASK)) == ["提1", "督1", "督2"]
    assert await _numbers(desk, "zgb-1", task=str(IDS["督1"])) == []


async def test_a_unit_sees_what_went_to_it_alone(desk: Desk) -> None:
    assert await _numbers(desk, "yxb-head") == ["提1", "督1"]
    assert await _numbers(desk, "xcb-head") == ["督2"]


async def test_the_list_is_as_of_a_day(desk: Desk) -> None:
    assert await _numbers(desk, "zgb-1", as_of="2022-06-26") == []
