"""A case on a task: who learns of it, and what nobody reads here."""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from chassis.http import listening
from contracts.builders.event import an_event
from contracts.builders.places import CASE, TASK
from contracts.envelope import Actor
from contracts.events.case import AccountabilityTriggered
from contracts.events.task.paired import TaskAccountabilityAnswered, TaskAccountabilityTriggered
from contracts.identifiers import officer_id
from services.reporting.bootstrap.serving import app_of
from services.reporting.settings import ReportingSettings
from tests.chassis.issuer import Issuer
from tests.services.reporting.history import a_store
from tests.services.reporting.http.conftest import Desk
from tests.services.reporting.stored import Store

HISTORY = f"/v1/tasks/{TASK}/history"


@pytest.fixture
async def sued(
    settings: ReportingSettings, store: Store, issuer: Issuer, reporting_dsn: str, tmp_path: Path
) -> AsyncIterator[Desk]:
    version = a_store()[-1].aggregate_version + 1
    case = an_event(AccountabilityTriggered, aggregate_version=1)
    pair = an_event(TaskAccountabilityTriggered, aggregate_version=version)
    answer = an_event(
        TaskAccountabilityAnswered,
        aggregate_version=version + 1,
        actor=Actor(person=officer_id("yxb-head"), post="主要负责人", unit="yxb"),
    )
    last = await store.append([*a_store(), case, pair, answer])
    async with listening(app_of(settings), settings) as url:
        desk = Desk(url, issuer, store, reporting_dsn, last)
        await desk.applied(last)
        yield desk


async def test_a_case_is_named_to_those_who_may_know_of_it_and_to_no_other(sued: Desk) -> None:
    for account in ("jw-1", "ldxz-1", "auditor-1"):
        (case,) = (await sued.read(account, "/v1/cases"))["items"]
        assert (case["id"], case["tasks"], case["state"]) == (str(CASE), [str(TASK)], "triggered")
        assert (await sued.read(account, f"/v1/tasks/{TASK}"))["cases"] == [str(CASE)]
        last = (await sued.read(account, HISTORY))["events"][-1]
        assert last["data"]["case"] == str(CASE)
    for account in ("zgb-1", "yxb-head"):
        for path in (f"/v1/tasks/{TASK}", HISTORY, "/v1/tasks"):
            assert str(CASE) not in (await sued.get(account, path)).text


async def test_who_answers_a_case_is_not_told_to_those_who_may_not_know_its_subject(
    sued: Desk,
) -> None:
    subject = str(officer_id("yxb-head"))
    (*_, told) = (await sued.read("jw-1", HISTORY))["events"]
    assert told["actor"]["officer"] == subject
    for account in ("zgb-1", "yxb-head"):
        (*_, told) = (await sued.read(account, HISTORY))["events"]
        assert told["type"] == "task.accountability_answered.v1"
        assert told["actor"] == {"officer": None, "name": None, "post": "—", "unit": None}
        rows = await _record_of(sued, account)
        assert [row[3] for row in rows if row[2] == "问责答复"] == ["—"]


async def _record_of(desk: Desk, account: str) -> list[tuple[object, ...]]:
    answer = await desk.get(account, "/v1/export.xlsx")
    page = load_workbook(BytesIO(answer.content))["过程记录"]
    return list(page.iter_rows(values_only=True))


async def test_the_history_of_the_unit_has_no_gap_where_a_case_was_raised(sued: Desk) -> None:
    events = (await sued.read("yxb-head", HISTORY))["events"]
    assert [event["version"] for event in events] == list(range(1, len(events) + 1))
    assert events[-1]["data"].keys() == {"task"}


async def test_nothing_sealed_is_in_the_read_model(sued: Desk) -> None:
    sealed = a_case_text()
    answer = await sued.get("auditor-1", "/v1/cases")
    assert sealed not in answer.text


def a_case_text() -> str:
    fact = an_event(AccountabilityTriggered).data
    assert isinstance(fact, AccountabilityTriggered)
    return fact.sealed.text
