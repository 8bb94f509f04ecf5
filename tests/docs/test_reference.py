"""The page of all events says what the classes say, in both languages."""

from contracts.events.catalogue import FACTS
from contracts.schemas.meanings import MEANINGS
from contracts.schemas.reference import page
from tests.architecture.source import ROOT


def test_the_page_of_events_is_what_the_catalogue_says_now() -> None:
    written = (ROOT / "docs/reference/events.md").read_text(encoding="utf-8")
    assert written == page(), "run: python -m contracts.schemas reference"


def test_every_topic_has_a_chinese_name_and_sentence() -> None:
    assert MEANINGS.keys() == FACTS.keys()
    assert all(name and sentence.endswith("。") for name, sentence in MEANINGS.values())


def test_chinese_names_of_events_are_told_apart() -> None:
    assert len({name for name, _ in MEANINGS.values()}) == len(MEANINGS)
