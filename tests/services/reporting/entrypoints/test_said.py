"""What is said in a terminal: no facet and no sentence without both languages."""

from string import Formatter

from services.reporting.application.ports.rebuilding import RowDifference
from services.reporting.application.rebuilding.rebuild import Verdict
from services.reporting.application.wording.facets import facet_in
from services.reporting.domain.changes import changes
from services.reporting.entrypoints.terminal.said import verdict_lines
from services.reporting.entrypoints.terminal.sentences import SENTENCES
from tests.services.reporting.folded import task_after
from tests.services.reporting.history import a_store


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_sentence_says_the_same_in_both_languages() -> None:
    for chinese, english in SENTENCES.values():
        assert chinese != english
        assert _names(chinese) == _names(english)


def test_rows_that_differ_are_named_in_both_languages() -> None:
    rows = (
        RowDifference("tasks", {"number": "R1", "version": 2}, "both", (("title", "x", "y"),)),
        RowDifference("words", {"id": 1}, "live"),
        RowDifference("rows", {"id": 2}, "rebuilt"),
    )
    verdict = Verdict(9, "a", "b", swapped=False, rows=rows)
    assert list(verdict_lines(verdict, "en"))[:4] == [
        "tasks number=R1 version=2: title is x, the events give y",
        "words id=1: no event gives it",
        "rows id=2: missing in the live model",
        "DIFFERENT at position 9: live model kept",
    ]
    assert list(verdict_lines(verdict, "zh-CN"))[:4] == [
        "tasks number=R1 version=2：title 为 x，按事件应为 y",
        "words id=1：没有事件得出此行",
        "rows id=2：现有报表缺此行",
        "存证位置 9：不一致；沿用现有报表",
    ]


def test_every_facet_has_a_name_in_both_languages() -> None:
    facets = [change.facet for change in changes(None, task_after(a_store()))]
    assert "measures.1.evidence" in facets
    for each in facets:
        chinese, english = facet_in(each, "zh-CN"), facet_in(each, "en")
        assert not chinese.isascii()
        assert english.isascii()
        assert "_" not in english
