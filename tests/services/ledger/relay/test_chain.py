"""Messages from envelopes alone: the same as from whole events, and never from a broken one."""

import json

import pytest

from contracts.builders.event import an_event
from contracts.cloudevents import Place, headers_of
from contracts.events.catalogue import FACTS
from contracts.events.fact import Fact
from contracts.subjects import subject_of
from services.ledger.adapters.jetstream.frames import frame
from services.ledger.application.relaying.chain import Chain
from services.ledger.application.relaying.faults import UndecodableStoredError
from services.ledger.application.relaying.ports import StoredEvent
from tests.services.ledger.relay.store import event


@pytest.mark.parametrize("fact", FACTS.values())
def test_an_envelope_gives_the_headers_and_subject_of_the_whole_event(fact: type[Fact]) -> None:
    one = an_event(fact)
    row = StoredEvent(3, one.aggregate_id, one.aggregate_version, one.type, one.to_bytes())
    message = Chain(2).link(row)
    assert message.headers == headers_of(one, Place(3, 2))
    assert message.subject == subject_of(one)
    assert message.body == one.to_bytes()


@pytest.mark.parametrize("field", ["unit", "event_id", "correlation_id", "occurred_at", "type"])
@pytest.mark.parametrize("value", ["a\r\nNats-Rollup: all", "a b", ">", 1, ["x"], {}])
def test_what_could_break_out_of_a_header_or_subject_is_no_event(field: str, value: object) -> None:
    one = event(1, "yxb")
    raw = {**json.loads(one.to_bytes()), field: value}
    with pytest.raises(UndecodableStoredError):
        Chain().link(StoredEvent(1, one.aggregate_id, 1, one.type, json.dumps(raw).encode()))


def test_a_frame_says_its_sizes_and_what_it_must_follow() -> None:
    one = event(1, "yxb")
    message = Chain().link(StoredEvent(1, one.aggregate_id, 1, one.type, one.to_bytes()))
    command, _, rest = frame(message, "_INBOX.relay.1", 41).partition(b"\r\n")
    word, subject, reply, head, whole = command.decode().split(" ")
    assert (word, subject, reply) == ("HPUB", message.subject, "_INBOX.relay.1")
    assert rest[: int(head)].endswith(b"Nats-Expected-Last-Sequence: 41\r\n\r\n")
    assert rest[int(head) : int(whole)] == one.to_bytes()
    assert rest[int(whole) :] == b"\r\n"
