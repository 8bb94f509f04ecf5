"""Pieces of HTML; whatever was stored is escaped here and nowhere else."""

from collections.abc import Iterable, Sequence
from html import escape


def both(chinese: str, english: str) -> str:
    """A text in both languages, English smaller behind it; once where they are the same."""
    first = escape(chinese)
    if not english or english == chinese:
        return first
    return f'{first} <span class="en">{escape(english)}</span>'


def lines(chinese: str, english: str) -> str:
    """A text in both languages, each on a line of its own."""
    kept = dict.fromkeys(part for part in (chinese, english) if part)
    marks = ["<p>", '<p class="en">']
    return "".join(f"{mark}{escape(part)}</p>" for mark, part in zip(marks, kept, strict=False))


def code(text: str) -> str:
    """Something to be compared letter by letter."""
    return f"<code>{escape(text)}</code>"


def heading(chinese: str, english: str) -> str:
    """The heading of a section."""
    return f"<h2>{both(chinese, english)}</h2>\n"


def facts(rows: Iterable[tuple[str, str, str]]) -> str:
    """A table of (name in Chinese, in English, HTML of the value)."""
    made = "".join(f"<tr><th>{both(zh, en)}</th><td>{value}</td></tr>\n" for zh, en, value in rows)
    return f"<table><tbody>{made}</tbody></table>\n"


def head_row(names: Sequence[tuple[str, str]]) -> str:
    """The head of a table."""
    cells = "".join(f"<th>{lines(zh, en)}</th>" for zh, en in names)
    return f"<thead><tr>{cells}</tr></thead>"
