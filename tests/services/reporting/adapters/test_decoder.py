"""Both decoders read every event ever released alike, and refuse alike."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from contracts.builders.event import EXAMPLE_OF
from contracts.envelope import UndecodableEventError
from contracts.events import catalogue
from contracts.events.fact import Fact
from services.reporting.adapters.msgspec.decoder import decode
from tests.services.reporting.history import a_store

GOLDEN = sorted((Path(__file__).parents[3] / "contracts" / "golden").rglob("*.json"))
ENVELOPE = ("type", "aggregate_id", "aggregate_version", "event_id", "occurred_at")


def _plain(value: Any) -> Any:
    """The value without the classes that hold it."""
    return msgspec.to_builtins(value, enc_hook=dict)


def _alike(stored: bytes) -> None:
    fast, slow = decode(stored), catalogue.decode(stored)
    for name in ENVELOPE:
        assert getattr(fast, name) == getattr(slow, name)
    assert (fast.actor.person, fast.actor.post) == (slow.actor.person, slow.actor.post)
    assert (fast.data.topic, fast.data.aggregate) == (slow.data.topic, slow.data.aggregate)
    assert _plain(fast.data) == _plain(slow.data)


@pytest.mark.parametrize("fact", list(EXAMPLE_OF), ids=lambda fact: fact.topic)
def test_both_decoders_agree_on_every_fact(fact: type[Fact]) -> None:
    stored = EXAMPLE_OF[fact].recorded().to_bytes()
    assert isinstance(decode(stored), msgspec.Struct)
    _alike(stored)


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_both_decoders_agree_on_every_golden_event(file: Path) -> None:
    _alike(file.read_bytes())


def test_both_decoders_agree_on_the_story() -> None:
    for event in a_store():
        _alike(event.to_bytes())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"type":"unit.registered.v1"', b'"type":"unit.unheard_of.v1"'),
        (b'"code":"univ"', b'"code":"Not A Code"'),
        (b'"valid_from":', b'"valid_until":'),
        (b'"aggregate_version":1', b'"aggregate_version":"one"'),
    ],
)
def test_what_the_contract_refuses_is_refused(old: bytes, new: bytes) -> None:
    stored = a_store()[0].to_bytes()
    assert old in stored
    for read in (catalogue.decode, decode):
        with pytest.raises(UndecodableEventError):
            read(stored.replace(old, new))


def test_a_moment_in_another_zone_is_read_as_the_contract_reads_it() -> None:
    stored = a_store()[0].to_bytes()
    assert b'00Z"' in stored
    _alike(stored.replace(b'000Z"', b'000+08:00"'))
