"""What is said in a terminal: no facet and no sentence without both languages."""

from string import Formatter

from services.reporting.application.wording.facets import facet_in
from services.reporting.domain.changes import changes
from services.reporting.entrypoints.terminal.sentences import SENTENCES
from tests.services.reporting.folded import task_after
from tests.services.reporting.history import a_store


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_sentence_says_the_same_in_both_languages() -> None:
    for chinese, english in SENTENCES.values():
        assert chinese != english
        assert _names(chinese) == _names(english)


def test_every_facet_has_a_name_in_both_languages() -> None:
    facets = [change.facet for change in changes(None, task_after(a_store()))]
    assert "measures.1.evidence" in facets
    for each in facets:
        chinese, english = facet_in(each, "zh-CN"), facet_in(each, "en")
        assert not chinese.isascii()
        assert english.isascii()
        assert "_" not in english
