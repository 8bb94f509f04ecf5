"""Bytes of every version ever released stay readable, and the writer still writes them so."""

import json
import re
from pathlib import Path

import pytest

from contracts.envelope import Event
from contracts.events.catalogue import FACTS, UPCASTERS, decode

GOLDEN = Path(__file__).parents[1] / "golden"
TOPICS = sorted(FACTS)


def _stored(topic: str) -> bytes:
    return (GOLDEN / f"{topic}.json").read_bytes()


def test_every_topic_has_stored_bytes_and_every_file_has_a_topic() -> None:
    assert {path.stem for path in GOLDEN.glob("*.json")} == set(FACTS)


@pytest.mark.parametrize("topic", TOPICS)
def test_stored_bytes_decode_to_the_class_and_encode_to_the_same_bytes(topic: str) -> None:
    raw = json.loads(_stored(topic))
    fact = FACTS[topic].model_validate(raw["data"])
    assert Event.model_validate({**raw, "data": fact}).to_bytes() == _stored(topic)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_resolves_to_the_newest_class(topic: str) -> None:
    newest = topic
    while newest in UPCASTERS:
        newest = UPCASTERS[newest][0]
    event = decode(_stored(topic))
    assert event.type == newest
    assert type(event.data) is FACTS[newest]


@pytest.mark.parametrize("topic", TOPICS)
def test_stored_bytes_hold_no_address_and_no_telephone_number(topic: str) -> None:
    texts = list(_texts(json.loads(_stored(topic))))
    assert not [text for text in texts if re.search(r"\S@\S|(?<!\d)1\d{10}(?!\d)", text)]


@pytest.mark.parametrize("topic", TOPICS)
def test_cells_as_written_leave_out_the_columns_that_name_people(topic: str) -> None:
    data = json.loads(_stored(topic))["data"]
    origin = data.get("origin") or []
    rows = origin if isinstance(origin, list) else [origin]
    written = {column for row in rows for column in row["cells"]}
    assert not written & {"责任领导", "第一责任人", "具体责任人", "联系电话"}


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for part in parts for text in _texts(part)]
