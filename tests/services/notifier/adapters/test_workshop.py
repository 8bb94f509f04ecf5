"""What an office's text may contain, and that a message can be made of every built-in one."""

import pytest

from services.notifier.adapters.templating.examples import PARTS
from services.notifier.adapters.templating.validating import LONGEST
from services.notifier.adapters.templating.workshop import JinjaWorkshop
from services.notifier.application.templates.ports import Name
from services.notifier.domain.policy import template_of
from tests.services.notifier.adapters.test_wording import samples, values

WORKSHOP = JinjaWorkshop()
ASSIGNED = Name("task_assigned", "en")


def faults(source: str) -> list[tuple[int, str, str]]:
    return [(each.line, each.what, each.about) for each in WORKSHOP.faults(ASSIGNED, source)]


@pytest.mark.parametrize("name", WORKSHOP.names(), ids=str)
def test_every_built_in_text_is_a_template_that_may_be_edited(name: Name) -> None:
    source = WORKSHOP.built_in(name)
    assert WORKSHOP.faults(name, source) == []
    for part in PARTS:
        written = WORKSHOP.tried(name, source, {"part": part})
        assert written.subject
        assert "{" not in written.subject + written.plain + written.html


@pytest.mark.parametrize("event", samples(), ids=template_of)
def test_an_event_has_a_value_for_all_that_its_template_may_speak_of(event: object) -> None:
    found = values(event)  # type: ignore[arg-type]
    assert WORKSHOP.variables(template_of(event)) <= {*found, "part"}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (
            "{{ number }}\n\n{{ titel }}\n{{ phone }}",
            [(3, "unknown_variable", "titel"), (4, "unknown_variable", "phone")],
        ),
        ("a\n\n{{ number | attr('x') }}", [(3, "unknown_filter", "attr")]),
        ("a\n{% if number is divisibleby %}{% endif %}", [(2, "unknown_test", "divisibleby")]),
        ("a\n\n{% if number %}", [(3, "syntax", "")]),
        ("\nno subject", [(1, "no_subject", "")]),
        ("x" * (LONGEST + 1), [(1, "too_long", str(LONGEST))]),
        ("a\n\n{{ title | day }}", [(3, "fails", "this is no day")]),
    ],
)
def test_a_fault_is_named_with_its_line(source: str, found: list[tuple[int, str, str]]) -> None:
    said = faults(source)
    assert [each[:2] for each in said] == [each[:2] for each in found]
    assert all(about in each[2] for each, (_, _, about) in zip(said, found, strict=True))


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ number.format }}",
        "{{ number['x'] }}",
        "{{ cycler() }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 2 ** 1000000 }}",
        "{% for a in number %}{% endfor %}",
        "{% set a = number %}",
        "{% macro a() %}{% endmacro %}",
        "{% include 'zh-CN/task_closed.txt' %}",
        "{% extends 'letter.html' %}",
        "{% import 'letter.html' as letter %}",
        "{{ number | center(1000000000) }}",
    ],
)
def test_what_reaches_beyond_the_message_is_refused_before_it_runs(source: str) -> None:
    assert (
        {what for _, what, _ in faults(f"subject\n\n{source}")}
        <= {
            *("not_allowed", "unknown_variable", "unknown_filter"),
        }
        != set()
    )
    assert faults(f"subject\n\n{source}")[0][0] == 3


@pytest.mark.parametrize("broken", ["\r\nBcc: a@example.org", "\x0bBcc:", "\u2028Bcc:", "\x00\x85"])
def test_a_subject_stays_one_line_whatever_stands_in_text_and_values(broken: str) -> None:
    text = WORKSHOP.tried(ASSIGNED, f"one {broken}{{{{ title }}}}\n\ntext", {"title": broken})
    assert len(text.subject.splitlines()) == 1
    assert text.subject.isprintable()


def test_markup_in_text_and_values_is_escaped_in_html() -> None:
    text = WORKSHOP.tried(
        ASSIGNED, "s <b>\n\n<script>{{ title }}</script>", {"title": "<img src=x>"}
    )
    assert "<script>" not in text.html
    assert "<img" not in text.html
    assert "<b>" not in text.html
