"""A builder gives valid events, the same ones each time, with what the test replaced."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from pydantic import ValidationError

from contracts.builders.event import EXAMPLE_OF, a_fact, an_event
from contracts.events.catalogue import FACTS, decode
from contracts.events.directory.officer import OfficerAppointed
from contracts.events.fact import Fact
from contracts.events.task.assignment import TaskAssigned

OTHER = UUID("00000000-0000-5000-8000-000000000001")


def test_every_fact_has_an_example() -> None:
    assert EXAMPLE_OF.keys() == set(FACTS.values())


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_an_example_is_the_same_each_time_and_survives_storing(fact: type[Fact]) -> None:
    event = an_event(fact)
    assert event == an_event(fact)
    assert decode(event.to_bytes()) == event


def test_a_name_of_the_fact_goes_to_the_fact_and_another_to_the_envelope() -> None:
    event = an_event(TaskAssigned, goal="新目标", aggregate_id=OTHER, aggregate_version=9)
    assert isinstance(event.data, TaskAssigned)
    assert (event.data.goal, event.aggregate_id, event.aggregate_version) == ("新目标", OTHER, 9)


def test_a_name_that_both_have_goes_to_the_fact() -> None:
    event = an_event(OfficerAppointed, unit="fsy1")
    assert (event.unit, event.data.model_dump()["unit"]) == (None, "fsy1")


def test_another_stream_version_or_moment_gives_another_event_id() -> None:
    moment = datetime(2021, 9, 19, tzinfo=UTC)
    events = [
        an_event(TaskAssigned),
        an_event(TaskAssigned, aggregate_id=OTHER),
        an_event(TaskAssigned, aggregate_version=3),
        an_event(TaskAssigned, occurred_at=moment),
    ]
    assert len({event.event_id for event in events}) == 4
    assert an_event(TaskAssigned, event_id=OTHER).event_id == OTHER


def test_a_name_that_neither_has_is_refused() -> None:
    with pytest.raises(TypeError, match="colour"):
        an_event(TaskAssigned, colour="red")
    with pytest.raises(TypeError, match="colour"):
        a_fact(TaskAssigned, colour="red")


def test_a_replacement_is_validated() -> None:
    with pytest.raises(ValidationError):
        an_event(TaskAssigned, lead_unit="医学部")
