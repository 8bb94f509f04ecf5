"""No event names a person: names and addresses stand sealed in Officer events alone."""

import json
from typing import Any

import pytest

from contracts.events.catalogue import FACTS
from contracts.schemas.files import FOLDER
from contracts.schemas.shape import file_of

PERSONAL = {"name", "email", "mail", "phone", "mobile", "telephone", "address", "姓名", "电话"}

NAMES_OF_THINGS = {
    ("CampaignOpened", "name"),
    ("PolicyChanged", "name"),
    ("LedgerImported", "file_name"),
    ("EvidenceAttached", "file_name"),
    ("EvidenceSuperseded", "file_name"),
    ("UnitRegistered", "name"),
    ("UnitRenamed", "name"),
    ("UnitRenamed", "short_name"),
    ("UnitRenamed", "former_name"),
    ("UnitRegistered", "short_name"),
    ("UnitGroup", "name"),
}
"""Every field so named that is plain text, and none of them is a person's."""

OF_OFFICERS = {"officer.registered.v1", "officer.details_changed.v1"}
OF_CASES = {
    *("case.accountability_triggered.v1", "case.accountability_answered.v1"),
    *("case.accountability_decided.v1", "case.accountability_withdrawn.v1"),
    *("case.accountability_signalled.v1", "case.accountability_explained.v1"),
    *("case.accountability_proposed.v1", "case.accountability_proposal_dismissed.v1"),
}
OF_FEEDBACK = {
    *("feedback.received.v1", "feedback.answer_drafted.v1", "feedback.answered.v1"),
    "feedback.review_concluded.v1",
}
SEALED_IN = {*OF_OFFICERS, *OF_CASES, *OF_FEEDBACK}

Field = tuple[str, str]


def _shapes(topic: str) -> dict[str, Any]:
    schema = json.loads((FOLDER / file_of(topic)).read_text(encoding="utf-8"))
    return {"Event": schema, **schema["$defs"]}


def _fields(topic: str) -> dict[Field, Any]:
    return {
        (owner, field): shape
        for owner, whole in _shapes(topic).items()
        for field, shape in whole.get("properties", {}).items()
    }


def _is_sealed(shape: dict[str, Any]) -> bool:
    kinds = [kind for kind in shape.get("anyOf", [shape]) if kind.get("type") != "null"]
    return all(kind.get("$ref") == "#/$defs/Sealed" for kind in kinds)


def test_a_field_named_as_a_persons_is_sealed_or_the_name_of_a_thing() -> None:
    plain = {
        field
        for topic in FACTS
        for field, shape in _fields(topic).items()
        if PERSONAL & set(field[1].split("_")) and not _is_sealed(shape)
    }
    assert plain == NAMES_OF_THINGS


def test_sealed_text_stands_in_events_of_officers_cases_and_feedback_alone() -> None:
    assert {topic for topic in FACTS if "Sealed" in _shapes(topic)} == SEALED_IN


@pytest.mark.parametrize("topic", sorted(OF_OFFICERS))
@pytest.mark.parametrize("field", ["name", "email", "phone", "external_id"])
def test_what_is_known_of_an_officer_is_sealed(topic: str, field: str) -> None:
    assert _is_sealed(_fields(topic)[FACTS[topic].__name__, field])


@pytest.mark.parametrize("topic", sorted(OF_CASES))
def test_a_case_shows_its_tasks_and_ground_and_seals_the_rest(topic: str) -> None:
    fact = FACTS[topic]
    # By when the unit may explain says nothing of the matter, and has to be told.
    shown = {"tasks", "ground", "sealed", *(("explain_by",) if "signalled" in topic else ())}
    assert fact.model_fields.keys() == shown
    assert _is_sealed(_fields(topic)[fact.__name__, "sealed"])


@pytest.mark.parametrize("topic", sorted(OF_FEEDBACK))
def test_what_is_said_in_feedback_and_to_it_is_sealed(topic: str) -> None:
    fact = FACTS[topic]
    said = fact.model_fields.keys() & {"words", "text"}
    assert len(said) == 1
    assert all(_is_sealed(_fields(topic)[fact.__name__, one]) for one in said)
    free = fact.model_fields.keys() & {"reason", "opinion", "name"}
    assert not free
