"""Every value of a vocabulary is called something in both languages, and sentences show it so."""

from datetime import date
from enum import StrEnum

import pytest

import contracts.words
from contracts.labels import LABELS, Term, label, worded
from contracts.words import MeasureStatus, Role

VOCABULARIES = [
    one
    for one in vars(contracts.words).values()
    if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
]


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_value_of_a_vocabulary_has_a_label(vocabulary: type[StrEnum]) -> None:
    assert {*vocabulary} <= LABELS.keys()


def test_a_value_that_is_unknown_is_shown_as_it_is() -> None:
    assert label("novel", "zh-CN") == "novel"
    assert label(None, "en") == ""


def test_a_sentence_shows_vocabularies_by_label_and_several_things_as_a_list() -> None:
    values = {
        "status": MeasureStatus.PLANNED,
        "roles": (Role.OFFICE, Role.AUDITOR),
        "kind": Term("measure"),
        "day": date(2021, 9, 20),
    }
    template = "{kind}/{status}/{roles}/{day}"
    assert worded(template, values, "zh-CN") == "措施/未提交/整改办、审计/2021-09-20"
    assert worded(template, values, "en") == "measure/planned/the office, the auditor/2021-09-20"


def test_a_sentence_without_values_may_hold_braces() -> None:
    assert worded("{as it is}", {}, "en") == "{as it is}"
