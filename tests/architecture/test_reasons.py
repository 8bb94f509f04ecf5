"""Every reason that a service gives for a refusal is there in Chinese, with the same values.

Reasons are found in the code, where they are raised: a sentence put together on the spot could be
in no catalogue, so it counts as a fault of its own.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter

import pytest

from chassis.problems import CHINESE as CHASSIS
from services.ledger.application.reasons.chinese import REASONS as LEDGER
from services.notifier.entrypoints.http.reasons import REASONS as NOTIFIER
from services.reporting.application import refusals
from services.reporting.application.wording.refusals import REASONS as REPORTING
from tests.architecture.source import ROOT

RAISED = {
    *("Refusal", "NotPermitted", "GuardRefused", "NotFound", "AlreadyExists", "Unacceptable"),
    *("Conflict", "StaleVersion", "KeyReusedError", "StoreBusyError", "ProblemError", "_refuse"),
    *("NotFoundError", "NotSendableError", ".refuse"),
    *("NotDiscardableError", "NameTakenError", "NoKeyError", "TargetRefusedError"),
    *("ChangedMeanwhileError", "TemplateRefusedError"),
    *(one.__name__ for one in refusals.RefusalError.__subclasses__()),
    *("TokenMissingError", "TokenInvalidError", "TokenExpiredError"),
}
CATALOGUES = {
    "chassis": CHASSIS,
    "services/ledger": LEDGER,
    "services/notifier": NOTIFIER,
    "services/reporting": REPORTING,
}
CODES = {"GuardRefused": 1, ".refuse": 1, "ProblemError": 2}
"""How many arguments come before the reason; none elsewhere."""


@dataclass(frozen=True)
class Given:
    """A reason as it stands in the code: where, the sentence (None if not a constant), values."""

    where: str
    sentence: str | None
    values: frozenset[str]


def _given(room: str) -> Iterator[Given]:
    for path in sorted((ROOT / room).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield from _reason(f"{path.relative_to(ROOT)}:{node.lineno}", node, _called(node))


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name):
            return name
        case ast.Attribute(attr=name):
            return f".{name}"
    return ""


def _reason(where: str, call: ast.Call, name: str) -> Iterator[Given]:
    if name not in RAISED:
        return
    named = {one.arg: one.value for one in call.keywords if one.arg}
    reason = named.get("detail") if name == "ProblemError" else call.args[CODES.get(name, 0)]
    if reason is None or isinstance(reason, ast.Name | ast.Attribute | ast.Call):
        return  # Handed on from where it was raised, or read from the error that is answered.
    sentence = reason.value if isinstance(reason, ast.Constant) else None
    given = named.get("values")
    keys = given.keys if isinstance(given, ast.Dict) else []
    values = {one.value for one in keys if isinstance(one, ast.Constant)} if given else {*named}
    names = {str(one) for one in values} - {"detail", "headers", "extensions"}
    yield Given(where, sentence if isinstance(sentence, str) else None, frozenset(names))


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("room", CATALOGUES)
def test_every_reason_given_is_a_sentence_of_the_catalogue(room: str) -> None:
    given = list(_given(room))
    assert given
    assert [
        one for one in given if one.sentence is None or one.sentence not in CATALOGUES[room]
    ] == []


@pytest.mark.parametrize("room", CATALOGUES)
def test_every_value_of_a_reason_is_given_where_it_is_raised(room: str) -> None:
    assert [one for one in _given(room) if _names(one.sentence or "") != one.values] == []


@pytest.mark.parametrize("room", CATALOGUES)
def test_the_catalogue_holds_nothing_that_no_one_says(room: str) -> None:
    assert {*CATALOGUES[room]} - {one.sentence for one in _given(room)} == set()


@pytest.mark.parametrize("room", CATALOGUES)
def test_both_languages_say_the_same_values(room: str) -> None:
    for english, chinese in CATALOGUES[room].items():
        assert _names(english) == _names(chinese), english
        assert any("\u4e00" <= one <= "\u9fff" for one in chinese)
