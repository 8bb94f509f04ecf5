"""The register of institutions over HTTP: who sees which, in which state, as of a day."""

import pytest

from contracts.builders.event import an_event
from contracts.builders.places import TASK, at
from contracts.events.institution import InstitutionAbolished, InstitutionRegistered
from contracts.identifiers import institution_id
from tests.services.reporting.http.conftest import Desk

PATH = "/v1/institutions"
OLD, NEW, FOREIGN = (institution_id(one) for one in ("旧规", "新规", "外规"))


@pytest.fixture(scope="module", autouse=True)
async def rules(desk: Desk) -> None:
    """Of yxb-1 one that is abolished and one in force; of xcb one in force."""
    told = {"aggregate_version": 1, "occurred_at": at("2022-06-27")}
    registered = [
        an_event(
            InstitutionRegistered,
            aggregate_id=institution_id(number),
            document_number=number,
            registered_by=unit,
            **told,
        )
        for number, unit in (("旧规", "yxb-1"), ("新规", "yxb-1"), ("外规", "xcb"))
    ]
    gone = an_event(
        InstitutionAbolished,
        aggregate_id=OLD,
        aggregate_version=2,
        document_number="旧规",
        registered_by="yxb-1",
        replaced_by=NEW,
        occurred_at=at("2022-06-28"),
    )
    await desk.applied((await desk.store.append_day_by_day([*registered, gone]))[-1])


async def _numbers(desk: Desk, account: str, **asked: object) -> set[str]:
    told = await desk.read(account, PATH, **asked)
    numbers = {one["institution"]["document_number"] for one in told["items"]}
    return numbers & {"旧规", "新规", "外规"}


async def test_the_register_is_asked_by_state_unit_and_task(desk: Desk) -> None:
    assert await _numbers(desk, "zgb-1") == {"旧规", "新规", "外规"}
    assert await _numbers(desk, "zgb-1", state="abolished") == {"旧规"}
    assert await _numbers(desk, "zgb-1", state="issued", unit="yxb") == {"新规"}
    assert await _numbers(desk, "zgb-1", task=str(TASK)) == {"旧规", "新规", "外规"}
    assert await _numbers(desk, "zgb-1", task=str(NEW)) == set()


async def test_a_unit_sees_the_rules_that_it_answers_for(desk: Desk) -> None:
    assert await _numbers(desk, "yxb-head") == {"旧规", "新规"}
    assert await _numbers(desk, "xcb-head") == {"外规"}


async def test_a_rule_was_in_force_before_it_was_abolished(desk: Desk) -> None:
    assert await _numbers(desk, "zgb-1", as_of="2022-06-27", state="abolished") == set()
    assert await _numbers(desk, "zgb-1", as_of="2022-06-27", state="issued") >= {"旧规"}
