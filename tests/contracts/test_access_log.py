"""The bytes of an access-log entry are hashed, so they stay as they are for ever."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from pydantic import ValidationError

from contracts.access_log import AccessEntry

ENTRY = AccessEntry(
    at=datetime(2021, 9, 18, 1, 2, 3, tzinfo=UTC),
    kind="refused_command",
    subject="zgb-1",
    operation="close_task",
    target="1-1",
    code="reply_missing",
    detail={"守": ["a", 1, None], "b": True},
    correlation_id=UUID("4bf92f35-77b3-4da6-a3ce-929d0e0e4736"),
)

STORED = (
    '{"at":"2021-09-18T01:02:03.000000Z","code":"reply_missing",'
    '"correlation_id":"4bf92f35-77b3-4da6-a3ce-929d0e0e4736",'
    '"detail":{"b":true,"守":["a",1,null]},"kind":"refused_command","officer":null,'
    '"operation":"close_task","subject":"zgb-1","target":"1-1"}'
)


def test_an_entry_is_stored_as_these_bytes() -> None:
    assert ENTRY.canonical_bytes() == STORED.encode()


def test_stored_bytes_give_the_same_entry_and_the_same_bytes() -> None:
    read = AccessEntry.model_validate_json(ENTRY.canonical_bytes())
    assert read == ENTRY
    assert read.canonical_bytes() == ENTRY.canonical_bytes()


def test_the_zone_in_which_a_moment_was_given_changes_no_byte() -> None:
    shanghai = ENTRY.at.astimezone(timezone(timedelta(hours=8)))
    assert ENTRY.model_copy(update={"at": shanghai}).canonical_bytes() == STORED.encode()


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValidationError):
        AccessEntry.model_validate(ENTRY.model_dump() | {"at": "2021-09-18T01:02:03"})
