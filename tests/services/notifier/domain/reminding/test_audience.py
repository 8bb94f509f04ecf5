"""Given a directory, whom the rungs of a step mean for each kind of deadline."""

from dataclasses import replace
from datetime import date

import pytest

from chassis.calendar import china
from contracts.identifiers import officer_id
from contracts.words import Clock
from services.notifier.domain.directory import Appointment, Directory, Person, TaskLabel
from services.notifier.domain.reminding.audience import reminders
from services.notifier.domain.reminding.clocks import Named, OpenClock
from services.notifier.domain.reminding.ladder import steps_of
from services.notifier.domain.situation import Situation
from tests.services.notifier import events
from tests.services.notifier.domain.reminding.test_ladder import CLOCK, POLICY

TODAY = date(2021, 11, 30)
FULL: OpenClock = replace(
    CLOCK,
    label=TaskLabel(events.TASK, "1-1", "完善制度", "yxb", officer_id("ld02")),
    named=Named(events.CAMPAIGN, first_responsible=officer_id("ldxz-1")),
)


def directory(*without: str) -> Directory:
    people = {
        officer_id(account): Person(officer_id(account), account, "zh-CN")
        for account in events.PEOPLE
    }
    posts = tuple(
        Appointment(officer_id(account), post, unit, date(2021, 1, 1))
        for account, (post, unit) in events.PEOPLE.items()
        if account not in without
    )
    return Directory(1, {"yxb": "艺术学部"}, people, posts)


def told(clock: OpenClock, step: str, *without: str) -> dict[str, str]:
    found = next(each for each in steps_of(clock, POLICY, china()) if each.name == step)
    names = {officer_id(account): account for account in events.PEOPLE}
    notices = reminders(clock, found, Situation(directory(*without), TODAY))
    return {names[each.officer]: each.values["part"] for each in notices}


@pytest.mark.parametrize(
    ("step", "people"),
    [
        ("yellow", {"yxb-1": "handler"}),
        ("orange", {"yxb-1": "handler", "yxb-head": "head"}),
        ("red", {"yxb-1": "handler", "yxb-head": "head", "ld02": "leader"}),
        (
            "red+15",
            {
                "yxb-1": "handler",
                "yxb-head": "head",
                "ld02": "leader",
                "ldxz-1": "first_responsible",
                "jw-1": "discipline",
            },
        ),
    ],
)
def test_the_ladder_goes_from_the_handler_up_to_the_discipline_office(
    step: str, people: dict[str, str]
) -> None:
    assert told(FULL, step) == people


def test_a_unit_without_a_handler_is_reminded_through_its_head() -> None:
    assert told(FULL, "yellow", "yxb-1") == {"yxb-head": "handler"}


def test_owner_and_handler_named_are_reminded_beside_the_units_own() -> None:
    named = replace(FULL.named, handler=officer_id("xy1-head"))
    clock = replace(FULL, owner=officer_id("cwc-head"), named=named)
    assert list(told(clock, "yellow")) == ["cwc-head", "xy1-head", "yxb-1"]


@pytest.mark.parametrize("clock", [Clock.REVIEW, Clock.LOOK_BACK])
def test_the_time_of_reviews_and_look_backs_is_the_supervisors(clock: Clock) -> None:
    review = replace(FULL, clock=clock)
    assert told(review, "orange") == {"ddz-1": "supervisor"}
    assert told(review, "red") == {"ddz-1": "supervisor", "zgb-1": "office"}


def test_of_a_contribution_the_unit_asked_is_reminded() -> None:
    asked = replace(FULL, clock=Clock.CONTRIBUTION, unit="cwc")
    assert told(asked, "orange") == {"cwc-head": "handler"}
