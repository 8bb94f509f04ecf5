"""Headers follow CloudEvents 1.0 in binary mode and let a consumer see a gap."""

import re

import pytest

from contracts.builders.event import an_event
from contracts.events.catalogue import FACTS
from contracts.events.fact import Fact
from contracts.events.task.assignment import TaskAssigned, TaskRegistered
from contracts.events.task.turns.handover import TaskTransferred
from contracts.schemas.asyncapi import HEADERS
from contracts.wire.cloudevents import Place, headers_of, sequence

PLACE = Place(position=42, previous=41, previous_of_unit=17)


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_every_event_carries_the_required_attributes(fact: type[Fact]) -> None:
    event = an_event(fact)
    headers = headers_of(event, PLACE)
    assert headers["ce-specversion"] == "1.0"
    assert headers["ce-id"] == headers["Nats-Msg-Id"] == str(event.event_id)
    assert headers["ce-type"] == fact.topic
    assert headers["ce-source"]
    assert headers["ce-subject"] == str(event.aggregate_id)
    assert headers["ce-aggregateversion"] == str(event.aggregate_version)
    assert headers["ce-datacontenttype"] == headers["content-type"] == "application/json"


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_headers_are_ascii_and_described_in_the_index(fact: type[Fact]) -> None:
    headers = headers_of(an_event(fact), PLACE)
    assert all(value.isascii() and value.isprintable() for value in headers.values())
    assert set(HEADERS["required"]) <= headers.keys()
    assert headers.keys() - {"content-type"} <= HEADERS["properties"].keys()


def test_names_of_attributes_are_those_that_cloudevents_allows() -> None:
    names = {name for name in headers_of(an_event(TaskAssigned), PLACE) if name.startswith("ce-")}
    assert all(re.fullmatch(r"ce-[a-z0-9]{1,20}", name) for name in names)


def test_time_is_written_as_in_the_stored_bytes() -> None:
    headers = headers_of(an_event(TaskAssigned), PLACE)
    assert headers["ce-time"] == "2021-09-18T02:00:00.000000Z"


def test_positions_sort_as_text_as_they_do_as_numbers() -> None:
    positions = [0, 9, 10, 99, 100, 2**63 - 1]
    assert sorted(map(sequence, positions)) == [sequence(position) for position in positions]
    assert len(sequence(2**63 - 1)) == 20


def test_the_first_event_says_that_nothing_was_before_it() -> None:
    headers = headers_of(an_event(TaskAssigned), Place(position=1, previous=None))
    assert headers["ce-prevsequence"] == headers["ce-prevunitsequence"] == "0" * 20


def test_only_an_event_with_a_unit_says_what_was_before_it_in_the_unit() -> None:
    with_unit = headers_of(an_event(TaskAssigned), PLACE)
    assert (with_unit["ce-unit"], with_unit["ce-prevunitsequence"]) == ("yxb", sequence(17))
    without = headers_of(an_event(TaskRegistered), PLACE)
    assert not {"ce-unit", "ce-prevunitsequence"} & without.keys()


def test_a_task_that_changes_hands_goes_under_its_new_unit_and_names_the_one_it_left() -> None:
    headers = headers_of(an_event(TaskTransferred), PLACE)
    assert (headers["ce-unit"], headers["ce-previousunit"]) == ("fsy1", "yxb")
    assert "ce-previousunit" not in headers_of(an_event(TaskAssigned), PLACE)
