"""The envelope holds moments in UTC and refuses what could be read in two ways."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import ValidationError

from contracts.builders.event import an_event
from contracts.envelope import Event
from contracts.events.catalogue import decode
from contracts.events.task.assignment import TaskAssigned

SCHOOL = timezone(timedelta(hours=8))


def test_a_moment_of_another_zone_is_stored_in_utc_to_the_microsecond() -> None:
    event = an_event(TaskAssigned, occurred_at=datetime(2021, 9, 18, 9, 0, 0, 7, SCHOOL))
    assert b'"occurred_at":"2021-09-18T01:00:00.000007Z"' in event.to_bytes()
    assert decode(event.to_bytes()).occurred_at == datetime(2021, 9, 18, 1, 0, 0, 7, UTC)


def test_a_moment_without_its_zone_is_refused() -> None:
    naive = datetime(2021, 9, 18, 9)  # noqa: DTZ001
    with pytest.raises(ValidationError):
        an_event(TaskAssigned, occurred_at=naive)


def test_an_event_is_frozen() -> None:
    event = an_event(TaskAssigned)
    with pytest.raises(ValidationError):
        event.data.goal = "另一目标"  # type: ignore[attr-defined]


def test_stored_text_is_utf8_and_not_escaped() -> None:
    assert "多年未解决的难题得到解决".encode() in an_event(TaskAssigned).to_bytes()


def test_the_library_finds_stream_and_version_under_its_own_names() -> None:
    event = an_event(TaskAssigned, aggregate_version=2)
    assert (event.originator_id, event.originator_version) == (event.aggregate_id, 2)


def test_an_event_made_of_decided_values_is_the_one_that_checking_them_gives() -> None:
    checked = an_event(TaskAssigned)
    decided = Event.decided(**{name: getattr(checked, name) for name in Event.model_fields})
    assert decided == checked
    assert decided.to_bytes() == checked.to_bytes() == checked.model_dump_json().encode()
    assert decided.model_copy() == checked
