"""Lists in SQL give what the rules in Python give, now and as of every position."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from contracts.builders.event import an_event
from contracts.builders.places import CAMPAIGN, TASK
from contracts.envelope import Event
from contracts.events.campaign import CampaignOpened, Policy
from contracts.events.campaigns.policy import PolicyChanged
from contracts.events.finding import FindingRegistered
from contracts.events.parts import MeasurePlan, Responsibility
from contracts.events.task.assignment import TaskRegistered
from contracts.events.task.planning import PlanApproved
from contracts.events.task.summary import TaskSummary
from contracts.identifiers import officer_id, task_id
from contracts.words import MeasureType
from services.reporting.application.ports.model import Page, Scope, TaskFilter
from services.reporting.domain.standing.timeliness import (
    Timeliness,
    Warnings,
    due_of_task,
    judge,
)
from tests.services.reporting.history import a_store, until
from tests.services.reporting.parts import Parts
from tests.services.reporting.stored import Store

OPENED = date(2021, 9, 18)
TODAY = date(2021, 11, 1)
EVERYTHING = TaskFilter(Scope(everything=True), TODAY)


def a_task(number: str, days: int | None, unit: str = "yxb") -> Event:
    deadline = None if days is None else OPENED + timedelta(days=days)
    plan = MeasurePlan(number=1, text="措施", type=MeasureType.PHASED, deadline=deadline)
    return an_event(
        TaskRegistered,
        aggregate_id=task_id(CAMPAIGN, number),
        task=TaskSummary(campaign=CAMPAIGN, number=number, title=f"任务{number} 50%_x"),
        measures=(plan,),
        responsibility=Responsibility(lead_unit=unit),
    )


def many_tasks() -> list[Event]:
    days = [10, 20, 43, 44, 45, 54, 55, 64, 65, 200, None]
    tasks = [a_task(f"R{n}-1", day, "yxb" if n % 2 else "xcb") for n, day in enumerate(days, 1)]
    return [an_event(CampaignOpened), an_event(FindingRegistered), *tasks]


async def _numbers(parts: Parts, wanted: TaskFilter, page: Page) -> list[str]:
    async with parts.model.at(None) as snapshot:
        return [row.number for _, row in await snapshot.tasks(wanted, page)]


@pytest.mark.parametrize("timeliness", list(Timeliness))
async def test_the_filter_of_timeliness_judges_as_the_rules_do(
    store: Store, parts: Parts, timeliness: Timeliness
) -> None:
    await store.append([*many_tasks(), *a_store()[-30:]][: len(many_tasks())])
    await parts.project()
    for day in range(70):
        today = OPENED + timedelta(days=day)
        async with parts.model.at(None) as snapshot:
            wanted = TaskFilter(Scope(everything=True), today)
            every = [row for _, row in await snapshot.tasks(wanted, Page(limit=100))]
            narrowed = TaskFilter(Scope(everything=True), today, timeliness=timeliness)
            found = {row.number for _, row in await snapshot.tasks(narrowed, Page(limit=100))}
        expected = {
            row.number
            for row in every
            if judge(due_of_task(row), today, Warnings()).timeliness is timeliness
        }
        assert found == expected


async def test_the_light_follows_the_version_of_the_policy_that_governs_that_day(
    store: Store, parts: Parts
) -> None:
    life = until(PlanApproved)
    due = date(2021, 10, 20)
    changed = an_event(
        PolicyChanged,
        aggregate_version=4,
        policy=Policy(version=2, yellow_days=40),
        effective_from=due - timedelta(days=30),
    )
    await store.append([*life, changed])
    await parts.project()
    for left, soon in ((31, False), (30, True), (20, True)):
        wanted = TaskFilter(Scope(everything=True), due - timedelta(days=left))
        waiting = replace(wanted, timeliness=Timeliness.ON_TIME)
        due_soon = replace(wanted, timeliness=Timeliness.DUE_SOON)
        assert len(await _numbers(parts, due_soon, Page())) == soon
        assert len(await _numbers(parts, waiting, Page())) == (not soon)


async def test_numbers_sort_as_people_count_and_pages_join(store: Store, parts: Parts) -> None:
    await store.append(many_tasks())
    await parts.project()
    expected = [f"R{n}-1" for n in range(1, 12)]
    assert await _numbers(parts, EVERYTHING, Page(limit=100)) == expected
    assert await _numbers(parts, EVERYTHING, Page(limit=100, descending=True)) == expected[::-1]


@pytest.mark.parametrize("sort", ["number", "deadline", "changed"])
@pytest.mark.parametrize("descending", [False, True])
async def test_pages_join_without_gap_or_repetition(
    store: Store, parts: Parts, sort: str, *, descending: bool
) -> None:
    await store.append(many_tasks())
    await parts.project()
    found: list[UUID] = []
    after = None
    async with parts.model.at(None) as snapshot:
        while page := await snapshot.tasks(EVERYTHING, Page(sort, descending, after, 3)):
            found += [row.id for _, row in page]
            after = page[-1][0], page[-1][1].id
        whole = await snapshot.tasks(EVERYTHING, Page(sort, descending, None, 100))
    assert found == [row.id for _, row in whole]
    assert len(set(found)) == 11


async def test_a_search_takes_every_word_and_no_wildcard(store: Store, parts: Parts) -> None:
    await store.append(many_tasks())
    await parts.project()

    async def found(words: str) -> int:
        wanted = TaskFilter(Scope(everything=True), TODAY, words=words)
        return len(await _numbers(parts, wanted, Page(limit=100)))

    assert await found("50%_X") == 11
    assert await found("50_") == 0
    assert await found("R11-1 任务") == 1
    assert await found("'; DROP TABLE tasks; --") == 0


async def test_a_scope_shows_own_units_and_what_names_the_person(
    store: Store, parts: Parts
) -> None:
    await store.append(a_store())
    await parts.project()

    async def sees(**scope: object) -> bool:
        wanted = TaskFilter(Scope(**scope), TODAY)  # type: ignore[arg-type]
        async with parts.model.at(None) as snapshot:
            return TASK in {row.id for _, row in await snapshot.tasks(wanted, Page())}

    assert await sees(everything=True)
    assert await sees(units=frozenset({"yxb"}))
    assert await sees(units=frozenset({"fsy1"}))
    assert await sees(person=officer_id("ld02"))
    assert not await sees(units=frozenset({"xcb"}), person=officer_id("ld03"))
    assert not await sees()


async def test_a_list_as_of_a_position_filters_by_what_was_true_then(
    store: Store, parts: Parts
) -> None:
    await store.append(a_store())
    await parts.project()
    seen = []
    for position in range(1, len(a_store()) + 1):
        async with parts.model.at(position) as snapshot:
            wanted = TaskFilter(Scope(everything=True), TODAY, statuses=frozenset({"in_progress"}))
            seen.append(len(await snapshot.tasks(wanted, Page())))
    assert seen[0] == 0
    assert seen[-1] == 0
    assert sum(seen) > 10
