"""The index describes each event's subject as the ledger publishes it."""

import json
from typing import Any

import pytest

from contracts.builders.event import an_event
from contracts.events.catalogue import FACTS
from contracts.events.fact import Fact
from contracts.schemas.asyncapi import FILE
from contracts.schemas.files import FOLDER
from contracts.wire.subjects import subject_of

INDEX: dict[str, Any] = json.loads((FOLDER / FILE).read_text(encoding="utf-8"))


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_the_address_of_an_event_is_the_subject_it_is_published_on(fact: type[Fact]) -> None:
    event = an_event(fact)
    channel = INDEX["channels"][f"{fact.aggregate}.{fact.event_name()}"]
    address = channel["address"].format(unit=event.unit or "-", aggregate_id=event.aggregate_id)
    assert address == subject_of(event)
    assert fact.topic in channel["messages"]


def test_every_reference_leads_somewhere() -> None:
    for reference in _references(INDEX):
        if reference.startswith("#/"):
            assert _follow(reference), reference
        else:
            assert (FOLDER / reference).is_file(), reference


def test_every_channel_has_its_operation() -> None:
    assert INDEX["channels"].keys() == INDEX["operations"].keys()


def _references(value: Any) -> list[str]:
    if isinstance(value, list):
        return [found for part in value for found in _references(part)]
    if not isinstance(value, dict):
        return []
    own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
    return own + [found for part in value.values() for found in _references(part)]


def _follow(reference: str) -> Any:
    place: Any = INDEX
    for step in reference.removeprefix("#/").split("/"):
        place = place[step]
    return place
