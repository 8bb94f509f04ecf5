"""Events on the page of a bundle are in words of both languages, and name nobody."""

import re
from zoneinfo import ZoneInfo

import pytest

from contracts.builders.event import an_event
from contracts.builders.story import a_task_from_registration_to_closing
from contracts.envelope import Actor, Event
from contracts.events.catalogue import decode
from contracts.events.directory.unit import UnitRegistered
from services.reporting.application.bundling.words import EventWords, Telling
from services.reporting.domain.changes import Change
from services.reporting.domain.units import UnitTree

CHINESE = re.compile("[\u4e00-\u9fff]")
STORY = a_task_from_registration_to_closing()


def words(*changed: Change) -> EventWords:
    telling = Telling(decode, ZoneInfo("Asia/Shanghai"))
    return EventWords(telling, UnitTree([]), {7: changed})


@pytest.mark.parametrize("event", STORY, ids=lambda each: f"{each.type} {each.aggregate_version}")
def test_every_event_has_a_title_in_both_languages(event: Event) -> None:
    read = words().read(7, event.to_bytes())
    assert read is not None
    chinese, english = read.title
    assert CHINESE.search(chinese)
    assert not CHINESE.search(english)
    assert event.type not in read.title
    assert read.at.endswith("+0800")
    assert event.actor.post in read.who


def test_what_no_person_did_is_said_to_be_done_by_the_system() -> None:
    event = an_event(UnitRegistered, actor=Actor(person=None, post="bootstrap", unit=None))
    read = words().read(7, event.to_bytes())
    assert read is not None
    assert read.who == "系统管理员 operator"
    assert read.title == ("登记单位", "Unit registered")


def test_what_changed_is_said_with_old_and_new_in_words() -> None:
    read = words(
        Change("status", "assigned", "accepted"), Change("measures.2.deadline", None, "2021-10-15")
    ).read(7, STORY[0].to_bytes())
    assert read is not None
    assert read.changed == [
        ("状态 status", "已下达 assigned", "已签收 accepted"),
        ("措施2时限 measure 2 deadline", "", "2021-10-15"),
    ]


def test_bytes_that_are_no_event_have_no_words() -> None:
    assert words().read(7, b"{}") is None
    assert words().read(7, b"\xff") is None
