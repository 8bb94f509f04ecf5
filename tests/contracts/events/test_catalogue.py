"""From stored bytes to the newest class: strict about what is unknown, lenient about more."""

import json
from typing import Any, ClassVar

import pytest

from contracts.builders.event import an_event
from contracts.envelope import UndecodableEventError, parse
from contracts.events import catalogue
from contracts.events.catalogue import FACTS, UPCASTERS, decode
from contracts.events.fact import Fact
from contracts.events.task.assignment import TaskAssigned
from contracts.events.task.closing import TaskClosed


def _raw(**changes: Any) -> dict[str, Any]:
    return {**parse(an_event(TaskAssigned).to_bytes()), **changes}


def _bytes(raw: object) -> bytes:
    return json.dumps(raw, ensure_ascii=False).encode()


def _without(field: str) -> bytes:
    raw = _raw()
    del raw[field]
    return _bytes(raw)


MALFORMED = {
    "nothing": b"",
    "not JSON": b"{",
    "not UTF-8": b'{"type":"\xff"}',
    "a list": b"[]",
    "a number": b"7",
    "no type": _without("type"),
    "a type that is no text": _bytes(_raw(type=7)),
    "an unknown topic": _bytes(_raw(type="task.assigned.v99")),
    "a known topic with other data": _bytes(_raw(type="reply.sent.v1")),
    "no data": _without("data"),
    "data that is no object": _bytes(_raw(data=[1])),
    "no actor": _without("actor"),
    "an id that is none": _bytes(_raw(aggregate_id="R08-1")),
    "a unit that is no code": _bytes(_raw(unit="医学部")),
}

LET_THROUGH = {
    "a moment without its zone": _bytes(_raw(occurred_at="2021-09-18T09:00:00")),
    "nested without end": b"[" * 200_000,
}


@pytest.mark.parametrize("stored", MALFORMED.values(), ids=MALFORMED)
def test_bytes_that_are_no_event_raise_undecodable(stored: bytes) -> None:
    with pytest.raises(UndecodableEventError):
        decode(stored)


@pytest.mark.parametrize("stored", LET_THROUGH.values(), ids=LET_THROUGH)
def test_bytes_that_only_look_like_an_event_raise_undecodable(stored: bytes) -> None:
    with pytest.raises(UndecodableEventError):
        decode(stored)


@pytest.mark.parametrize("stored", [_without("data"), _bytes(_raw(data=[1]))])
def test_an_old_topic_with_broken_data_raises_undecodable(
    stored: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    upcast = lambda data: {**data, "more": 1}  # noqa: E731
    monkeypatch.setitem(UPCASTERS, "task.assigned.v1", ("task.closed.v1", upcast))
    with pytest.raises(UndecodableEventError):
        decode(stored)


def test_fields_that_a_reader_does_not_know_are_ignored() -> None:
    event = an_event(TaskAssigned)
    raw = parse(event.to_bytes())
    raw["data"]["task"]["invented"] = raw["data"]["invented"] = raw["invented"] = "更多"
    assert decode(_bytes(raw)) == event


class SampleNoted(Fact):
    """The third version of a fact that exists for this test alone."""

    topic: ClassVar[str] = "sample.noted.v3"
    aggregate: ClassVar[str] = "sample"
    text: str
    language: str
    loud: bool


def test_an_old_version_is_led_through_the_chain_to_the_newest_class(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def to_second(data: dict[str, Any]) -> dict[str, Any]:
        return {"text": data["note"], "language": "zh-CN"}

    def to_third(data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "loud": False}

    monkeypatch.setitem(FACTS, SampleNoted.topic, SampleNoted)
    monkeypatch.setitem(UPCASTERS, "sample.noted.v1", ("sample.noted.v2", to_second))
    monkeypatch.setitem(UPCASTERS, "sample.noted.v2", (SampleNoted.topic, to_third))
    event = decode(_bytes(_raw(type="sample.noted.v1", data={"note": "已读"})))
    assert event.type == SampleNoted.topic
    assert event.data == SampleNoted(text="已读", language="zh-CN", loud=False)


def test_every_upcaster_ends_in_a_topic_of_the_catalogue() -> None:
    assert {following for following, _ in UPCASTERS.values()} <= FACTS.keys() | UPCASTERS.keys()


def test_a_topic_must_begin_with_its_aggregate() -> None:
    with pytest.raises(TypeError):
        type("Astray", (TaskClosed,), {"topic": "reply.astray.v1", "__module__": __name__})


def test_every_fact_is_found_by_its_own_topic() -> None:
    assert all(fact.topic == topic for topic, fact in FACTS.items())
    modules = catalogue.MODULES
    declared = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Fact) and "topic" in vars(value)
    }
    assert declared == set(FACTS.values()), "two facts share a topic"
