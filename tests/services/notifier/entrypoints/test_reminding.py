"""Mornings of a running notifier: who is reminded of what, over real NATS, Postgres and SMTP."""

from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx

from chassis.clock import set_clock
from contracts.builders.event import a_fact
from contracts.envelope import Event
from contracts.events.campaign import CampaignOpened, Policy
from contracts.events.fact import Fact
from contracts.events.parts import MeasurePlan
from contracts.events.task.assignment import TaskAccepted
from contracts.events.task.planning import PlanApproved
from contracts.events.task.turns.risk import RiskAccepted, RiskExpired
from contracts.events.task.work import MeasureSubmitted
from contracts.identifiers import officer_id
from contracts.words import MeasureType
from tests.services.notifier import events
from tests.services.notifier.stack import Stack, until

SHANGHAI = ZoneInfo("Asia/Shanghai")
DUE = date(2021, 11, 15)
HANDLER, HEAD, LEADER, FIRST, DISCIPLINE = "yxb-1", "yxb-head", "ld02", "ldxz-1", "jw-1"


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI).astimezone(UTC)


def of_the_task(fact: Fact, version: int, day: date = date(2021, 9, 28)) -> Event:
    stored = events.event(fact, at=at(day))
    return stored.model_copy(update={"aggregate_version": version})


def opened() -> Event:
    fact = CampaignOpened(
        name="2021年巡视整改",
        opened_on=date(2021, 9, 18),
        source_kind=None,
        policy=Policy(),
        first_responsible=officer_id(FIRST),
    )
    return events.event(fact, events.CAMPAIGN)


def planned() -> list[Event]:
    accepted = a_fact(TaskAccepted, task=events.summary(), plan_due=date(2021, 10, 20))
    plan = MeasurePlan(number=1, text="制定办法", type=MeasureType.IMMEDIATE, deadline=DUE)
    fact = a_fact(
        PlanApproved, task=events.summary(), measures=(plan,), deadline=DUE, progress_due=None
    )
    return [of_the_task(accepted, 2), of_the_task(fact, 4)]


def submitted(day: date) -> Event:
    about = {"measure": 1, "review_due": date(2022, 6, 1)}
    return of_the_task(a_fact(MeasureSubmitted, task=events.summary(), **about), 5, day)


@dataclass
class Mornings:
    """A notifier whose clock a test moves; `count` is how often each person was reminded."""

    stack: Stack
    clients: list[httpx.AsyncClient]

    async def come(self, moment: datetime) -> None:
        set_clock(self.stack.clock_file, moment)
        for client in self.clients:
            await until(partial(_reminded, client, moment))
        await until(self._all_sent)

    async def _all_sent(self) -> bool:
        rows = await self.stack.rows(
            "SELECT count(*) AS n FROM notifier.deliveries WHERE state IN ('pending', 'sending')"
        )
        return bool(rows[0]["n"] == 0)

    async def count(self) -> Counter[str]:
        rows = await self.stack.rows(
            "SELECT officer FROM notifier.deliveries"
            " WHERE topic LIKE 'reminder.%' AND state = 'sent'"
        )
        names = {officer_id(account): account for account in events.PEOPLE}
        return Counter(names[row["officer"]] for row in rows)

    async def of_tasks(self) -> list[UUID]:
        """The tasks in whose pages the reminders stand."""
        rows = await self.stack.rows(
            "SELECT DISTINCT unnest(tasks) AS task FROM notifier.deliveries"
            " WHERE topic LIKE 'reminder.%'"
        )
        return [row["task"] for row in rows]


async def _reminded(client: httpx.AsyncClient, moment: datetime) -> bool:
    until_then = (await client.get("/health/ready")).json()["reminded_until"]
    return bool(until_then and datetime.fromisoformat(until_then) >= moment)


async def begun(stack: Stack, running: AsyncExitStack, processes: int = 1) -> Mornings:
    """Notifiers that know of one measure, approved on 28 September and due on 15 November."""
    clients = [await running.enter_async_context(stack.running()) for _ in range(processes)]
    set_clock(stack.clock_file, at(date(2021, 9, 28), 10))
    await stack.publish(*events.directory_events(), opened(), events.assigned(), *planned())
    await stack.handled()
    return Mornings(stack, clients)


async def test_a_missed_deadline_goes_up_the_ladder_one_step_after_the_other(stack: Stack) -> None:
    async with AsyncExitStack() as running:
        mornings = await begun(stack, running)
        expected: Counter[str] = Counter()
        for day, people in (
            (date(2021, 10, 25), []),
            (date(2021, 10, 26), [HANDLER]),
            (date(2021, 11, 5), [HANDLER, HEAD]),
            (date(2021, 11, 16), [HANDLER, HEAD, LEADER]),
            (date(2021, 11, 30), [HANDLER, HEAD, LEADER, FIRST, DISCIPLINE]),
            (date(2021, 12, 30), []),
        ):
            await mornings.come(at(day))
            expected.update(people)
            assert await mornings.count() == expected, day
        assert await mornings.of_tasks() == [events.TASK]
    subjects = {str(message["Subject"]) for message in stack.mailbox.accepted}
    assert "【整改任务】1-1 完善制度：措施 1 的完成时限将于2021年11月15日到期" in subjects
    assert "【整改任务】1-1 完善制度：措施 1 的完成时限已过" in subjects


async def test_who_does_without_reminders_is_told_once_it_is_over_and_who_acted_no_further(
    stack: Stack,
) -> None:
    async with AsyncExitStack() as running:
        mornings = await begun(stack, running)
        await mornings.come(at(date(2021, 10, 26), 7))
        assert await mornings.count() == Counter(), "before the hour"
        await mornings.come(at(date(2021, 10, 30)))
        assert await mornings.count() == Counter(), "on a Saturday"
        wish, by = {"unsubscribed": ["deadline_near"]}, stack.bearer(HANDLER)
        await mornings.clients[0].put("/v1/settings", json=wish, headers=by)
        await mornings.come(at(date(2021, 11, 1)))
        assert await mornings.count() == Counter(), "it was not wished"
        await mornings.come(at(date(2021, 11, 16)))
        before = await mornings.count()
        assert before == Counter([HANDLER, HEAD, LEADER])
        await stack.publish(submitted(date(2021, 11, 16)))
        await stack.handled()
        await mornings.come(at(date(2021, 12, 10)))
        assert await mornings.count() == before


async def test_several_processes_and_starts_anew_remind_each_person_once(stack: Stack) -> None:
    async with AsyncExitStack() as running:
        mornings = await begun(stack, running, processes=2)
        await mornings.come(at(date(2021, 11, 16)))
    async with AsyncExitStack() as running:
        clients = [await running.enter_async_context(stack.running())]
        mornings = Mornings(stack, clients)
        await mornings.come(at(date(2021, 11, 17)))
        assert await mornings.count() == Counter([HANDLER, HEAD, LEADER])
    steps = await stack.rows("SELECT step, outcome FROM notifier.reminders ORDER BY step")
    assert [(row["step"], row["outcome"]) for row in steps if row["step"] != "red+15"] == [
        ("orange", "skipped"),
        ("red", "told"),
        ("yellow", "skipped"),
    ]


async def test_after_days_of_being_down_nobody_is_reminded_of_what_was_done_meanwhile(
    stack: Stack,
) -> None:
    async with AsyncExitStack() as running:
        await begun(stack, running)
    await stack.publish(submitted(date(2021, 11, 10)))
    set_clock(stack.clock_file, at(date(2021, 11, 16)))
    async with AsyncExitStack() as running:
        clients = [await running.enter_async_context(stack.running())]
        mornings = Mornings(stack, clients)
        await mornings.come(at(date(2021, 11, 16)) + timedelta(minutes=5))
        assert await mornings.count() == Counter()


async def test_a_history_that_is_read_anew_reminds_nobody_of_what_was_due_before(
    stack: Stack,
) -> None:
    await stack.publish(*events.directory_events(), opened(), events.assigned(), *planned())
    set_clock(stack.clock_file, at(date(2021, 11, 16)))
    async with AsyncExitStack() as running:
        clients = [await running.enter_async_context(stack.running())]
        await stack.handled()
        mornings = Mornings(stack, clients)
        await mornings.come(at(date(2021, 11, 17)))
        assert await mornings.count() == Counter()
        await mornings.come(at(date(2021, 11, 30)))
        assert await mornings.count() == Counter([HANDLER, HEAD, LEADER, FIRST, DISCIPLINE])


async def test_nobody_is_reminded_while_a_risk_is_accepted_and_all_are_once_it_expires(
    stack: Stack,
) -> None:
    accepted, expires = date(2021, 10, 20), date(2021, 12, 31)
    days = {"accepted_on": accepted, "expires_on": expires}
    risk = a_fact(RiskAccepted, task=events.summary(), **days)
    over = a_fact(RiskExpired, task=events.summary(), paused_days=73, **days)
    review = {"measure": 1, "review_due": date(2021, 10, 25)}
    done = a_fact(MeasureSubmitted, task=events.summary(), **review)
    async with AsyncExitStack() as running:
        mornings = await begun(stack, running)
        await stack.publish(of_the_task(risk, 5, accepted))
        await stack.handled()
        await mornings.come(at(date(2021, 11, 16)))
        assert await mornings.count() == Counter()
        await stack.publish(of_the_task(over, 6, date(2022, 1, 1)))
        await stack.handled()
        await mornings.come(at(date(2022, 1, 4)))
        assert await mornings.count() == Counter([HANDLER, HEAD, LEADER, FIRST, DISCIPLINE])
        # A clock that was running when the risk was accepted has the days that it had left.
        await stack.publish(of_the_task(done, 7, date(2021, 10, 19)))
        later = (of_the_task(risk, 8, accepted), of_the_task(over, 9, date(2022, 1, 1)))
        await stack.publish(*later)
        await stack.handled()
        rows = await stack.rows("SELECT due FROM notifier.clocks WHERE clock = 'review'")
        assert [row["due"] for row in rows] == [date(2022, 1, 6)]
