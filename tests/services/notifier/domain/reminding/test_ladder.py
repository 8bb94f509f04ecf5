"""On which day which step of the ladder comes, and which one is told when somebody looks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chassis.calendar import china
from contracts.events.campaign import Policy
from contracts.events.campaigns.rules import LADDER, LadderStep
from contracts.words import Clock, LadderRung, TrafficLight
from services.notifier.domain.directory import TaskLabel
from services.notifier.domain.reminding.clocks import Named, OpenClock
from services.notifier.domain.reminding.ladder import Turn, governing, steps_of, turn
from tests.services.notifier import events

POLICY = Policy()
DUE = date(2021, 11, 15)
LONG_AGO = date(2021, 1, 1)
CLOCK = OpenClock(
    label=TaskLabel(events.TASK, "1-1", "完善制度", "yxb"),
    named=Named(events.CAMPAIGN),
    clock=Clock.MEASURE,
    measure=1,
    version=5,
    due=DUE,
    began=date(2021, 9, 28),
)
HANDLER, HEAD, LEADER = LadderRung.HANDLER, LadderRung.HEAD, LadderRung.LEADER
ALL = (HANDLER, HEAD, LEADER, LadderRung.FIRST_RESPONSIBLE, LadderRung.DISCIPLINE)


def days(clock: OpenClock, policy: Policy = POLICY) -> dict[str, date]:
    return {each.name: each.day for each in steps_of(clock, policy, china())}


def look(clock: OpenClock, today: date, started_on: date = LONG_AGO) -> Turn:
    return turn(clock, POLICY, china(), today, started_on)


def told(found: Turn) -> str | None:
    return found.tell.name if found.tell else None


def test_each_light_is_told_on_its_day_and_tells_those_before_as_well() -> None:
    # 26 October and 5 November are a Tuesday and a Friday; 30 November is 15 days after.
    assert days(CLOCK) == {
        "yellow": date(2021, 10, 26),
        "orange": date(2021, 11, 5),
        "red": date(2021, 11, 16),
        "red+15": date(2021, 11, 30),
    }
    rungs = [each.rungs for each in steps_of(CLOCK, POLICY, china())]
    assert rungs == [ALL[:1], ALL[:2], ALL[:3], ALL]


def test_a_reminder_is_told_on_a_working_day_by_then_and_an_escalation_on_one_from_then() -> None:
    # Both lights fall into the national holiday, and the deadline ends before a weekend.
    found = days(replace(CLOCK, due=date(2021, 10, 22), began=date(2021, 9, 1)))
    assert found["yellow"] == date(2021, 9, 30)
    assert found["orange"] == date(2021, 10, 12)
    assert found["red"] == date(2021, 10, 25)


def test_where_less_time_was_given_than_the_lights_take_the_last_working_day_reminds() -> None:
    # Assigned on a Wednesday, to be accepted by Monday: Sunday was worked that year.
    short = replace(CLOCK, began=date(2021, 9, 22), due=date(2021, 9, 27))
    found = days(short)
    assert found["yellow"] == found["orange"] == date(2021, 9, 26)
    assert told(look(short, date(2021, 9, 26))) == "orange"


def test_of_a_report_due_every_month_the_last_working_day_reminds() -> None:
    found = days(replace(CLOCK, clock=Clock.PROGRESS, due=date(2021, 11, 8)))
    assert found["yellow"] == found["orange"] == date(2021, 11, 5)


def test_nobody_is_reminded_on_the_day_on_which_the_work_was_given() -> None:
    same_day = replace(CLOCK, began=DUE, due=DUE)
    assert look(same_day, DUE) == Turn(next_on=date(2021, 11, 16))


@pytest.mark.parametrize(
    ("today", "step", "skipped", "next_on"),
    [
        (date(2021, 10, 25), None, [], date(2021, 10, 26)),
        (date(2021, 10, 26), "yellow", [], date(2021, 11, 5)),
        (date(2021, 11, 8), "orange", ["yellow"], date(2021, 11, 16)),
        (date(2021, 12, 20), "red+15", ["yellow", "orange", "red"], None),
    ],
)
def test_only_the_newest_step_is_told_however_long_nobody_looked(
    today: date, step: str | None, skipped: list[str], next_on: date | None
) -> None:
    found = look(CLOCK, today)
    assert (told(found), [each.name for each in found.skipped]) == (step, skipped)
    assert found.next_on == next_on


def test_a_step_that_was_told_is_not_told_again_nor_any_below_it() -> None:
    known = replace(CLOCK, told=frozenset({"red"}))
    assert look(known, date(2021, 11, 17)) == Turn(next_on=date(2021, 11, 30))


def test_what_came_before_this_notifier_began_is_history_and_what_follows_is_told() -> None:
    found = look(CLOCK, date(2021, 11, 16), started_on=date(2021, 11, 5))
    assert [each.name for each in found.history] == ["yellow", "orange"]
    assert told(found) == "red"


def test_the_ladder_is_the_policys() -> None:
    ladder = (LADDER[0], LadderStep(light=TrafficLight.RED, overdue_days=3, tell=(LEADER,)))
    policy = Policy(version=2, ladder=ladder, yellow_days=5)
    assert days(CLOCK, policy) == {"yellow": date(2021, 11, 10), "red+3": date(2021, 11, 18)}


def test_the_newest_policy_that_has_begun_governs() -> None:
    first, second, third = (Policy(version=number) for number in (1, 2, 3))
    start = date(2021, 9, 18)
    versions = [(start, first), (start + timedelta(60), second), (start + timedelta(30), third)]
    assert governing(versions, start) == first
    assert governing(versions, start + timedelta(40)) == third
    assert governing(versions, start + timedelta(90)) == third
    assert governing([], start) == Policy()
