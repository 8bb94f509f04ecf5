"""Messages from envelopes alone: the same as from whole events, and never from a broken one."""

import json
from collections.abc import Iterator

import pytest

from contracts.builders.event import an_event
from contracts.events.catalogue import FACTS
from contracts.events.fact import Fact
from contracts.wire.cloudevents import Place, headers_of
from contracts.wire.subjects import subject_of
from services.ledger.adapters.jetstream.frames import (
    LONGEST_CONTROL,
    atomic,
    chained,
    fitting,
    frame,
)
from services.ledger.application.relaying.chain import Chain
from services.ledger.application.relaying.faults import UndecodableStoredError
from services.ledger.application.relaying.ports import StoredEvent
from tests.services.ledger.relay.store import event


@pytest.mark.parametrize("fact", FACTS.values())
def test_an_envelope_gives_the_headers_and_subject_of_the_whole_event(fact: type[Fact]) -> None:
    one = an_event(fact)
    row = StoredEvent(3, one.aggregate_id, one.aggregate_version, one.type, one.to_bytes())
    message = Chain(2).link(row)
    lines = message.headers.splitlines()
    assert dict(line.split(": ", 1) for line in lines) == headers_of(one, Place(3, 2))
    assert message.subject == subject_of(one)
    assert message.body == one.to_bytes()


@pytest.mark.parametrize("field", ["unit", "event_id", "correlation_id", "occurred_at", "type"])
@pytest.mark.parametrize("value", ["a\r\nNats-Rollup: all", "a b", ">", 1, ["x"], {}])
def test_what_could_break_out_of_a_header_or_subject_is_no_event(field: str, value: object) -> None:
    one = event(1, "yxb")
    raw = {**json.loads(one.to_bytes()), field: value}
    with pytest.raises(UndecodableStoredError):
        Chain().link(StoredEvent(1, one.aggregate_id, 1, one.type, json.dumps(raw).encode()))


@pytest.mark.parametrize("broken", [b"", b"[]", b"{}", b'{"type": "task.assigned.v1"', b"\xff"])
def test_what_is_not_the_json_of_an_event_is_named_with_its_position(broken: bytes) -> None:
    one = event(1, "yxb")
    with pytest.raises(UndecodableStoredError, match="position 8"):
        Chain().link(StoredEvent(8, one.aggregate_id, 1, one.type, broken))


def test_events_are_linked_up_to_the_first_that_is_none() -> None:
    one, other = event(1, "yxb"), event(2, "yxb")
    messages, fault = Chain().link_all(
        [
            StoredEvent(1, one.aggregate_id, 1, one.type, one.to_bytes()),
            StoredEvent(2, other.aggregate_id, 2, other.type, b"{}"),
            StoredEvent(3, other.aggregate_id, 2, other.type, other.to_bytes()),
        ]
    )
    assert [message.position for message in messages] == [1]
    assert fault is not None
    assert "position 2" in str(fault)


def test_the_command_behind_an_event_that_cannot_be_told_is_named() -> None:
    one = event(1, "yxb")
    with pytest.raises(UndecodableStoredError, match="contradict") as refused:
        Chain().link(StoredEvent(1, one.aggregate_id, 2, one.type, one.to_bytes()))
    assert refused.value.correlation_id == str(one.correlation_id)


def test_a_fact_of_another_shape_passes_for_its_readers_to_judge() -> None:
    one = event(1, "yxb")
    raw = {**json.loads(one.to_bytes()), "data": {"unheard": "of"}}
    row = StoredEvent(1, one.aggregate_id, 1, one.type, json.dumps(raw).encode())
    assert Chain().link(row).body == row.state


def test_a_frame_says_its_sizes_and_what_it_must_follow() -> None:
    one = event(1, "yxb")
    message = Chain().link(StoredEvent(1, one.aggregate_id, 1, one.type, one.to_bytes()))
    command, _, rest = b"".join(frame(message, "_INBOX.relay.1 ", next(chained(41)))).partition(
        b"\r\n"
    )
    word, subject, reply, head, whole = command.decode().split(" ")
    assert (word, subject, reply) == ("HPUB", message.subject, "_INBOX.relay.1")
    assert rest[: int(head)].startswith(b"NATS/1.0\r\nNats-Expected-Last-Sequence: 41\r\n")
    assert rest[: int(head)].endswith(b"\r\n\r\n")
    assert rest[int(head) : int(whole)] == one.to_bytes()
    assert rest[int(whole) :] == b"\r\n"


@pytest.mark.parametrize(
    "control", [chained(2**64 - 1), atomic(2**64 - 1, 1, "_INBOX." + "x" * 57)]
)
def test_what_fits_has_room_for_all_headers(control: Iterator[str]) -> None:
    one = event(1, "yxb")
    message = Chain().link(StoredEvent(1, one.aggregate_id, 1, one.type, one.to_bytes()))
    whole = len(message.headers) + len(message.body) + LONGEST_CONTROL
    assert fitting([message, message], whole) == [message, message]
    assert fitting([message], whole - 1) == []
    head = frame(message, "", next(control))[0].partition(b"\r\n")[2]
    assert len(head) + len(message.body) <= whole


def test_of_an_atomic_batch_the_first_says_what_it_follows_and_the_last_commits() -> None:
    first, middle, last = atomic(7, 3, "id")
    same = "Nats-Batch-Id: id\r\nNats-Batch-Sequence:"
    assert first == f"Nats-Expected-Last-Sequence: 7\r\n{same} 1\r\n"
    assert middle == f"{same} 2\r\n"
    assert last == f"{same} 3\r\nNats-Batch-Commit: 1\r\n"
