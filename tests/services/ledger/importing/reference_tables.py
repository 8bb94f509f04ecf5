"""The tables of the Excel reference, from what the code reads.

`python -m tests.services.ledger.importing.reference_tables` writes them into the page; a test
fails while the page says something else.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from services.ledger.application.importing.forms.columns import (
    DIRECTORY_SHEETS,
    LIST_SHEETS,
    ONE_SHEET,
    Column,
)
from services.ledger.application.importing.remarks.lacks import LACKABLE
from services.ledger.application.importing.remarks.messages import MESSAGES
from services.ledger.application.importing.wording.clocks import TYPE_WORDS
from services.ledger.application.importing.wording.dates import (
    IMMEDIATE_WORDS,
    LIMIT_FORMS,
    LONG_TERM_WORDS,
    read_day,
)
from services.ledger.application.importing.wording.sources import SOURCE_WORDS

PAGE = Path(__file__).parents[4] / "docs" / "reference" / "excel.md"
OPENED = date(2021, 9, 18)


def with_tables(page: str) -> str:
    """The page with every table between its marks as the code says it."""

    def table(match: re.Match[str]) -> str:
        body = TABLES[match["name"]]()
        return f"<!-- table: {match['name']} -->\n{body}\n<!-- end -->"

    return re.sub(r"<!-- table: (?P<name>\S+) -->.*?<!-- end -->", table, page, flags=re.DOTALL)


def _rows(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _columns(sheet: str, columns: Sequence[Column]) -> list[list[str]]:
    return [[sheet, f"**{c.name}**" if c.needed else c.name, " ".join(c.aliases)] for c in columns]


def _lists() -> str:
    rows = [row for sheet, columns in LIST_SHEETS.items() for row in _columns(sheet, columns)]
    return _rows(["Sheet", "Column", "Other names"], rows)


def _one_sheet() -> str:
    rows = [row[1:] for row in _columns("", ONE_SHEET)]
    return _rows(["Column", "Other names"], rows)


def _directory() -> str:
    rows = [row for sheet, cols in DIRECTORY_SHEETS.items() for row in _columns(sheet, cols)]
    return _rows(["Sheet", "Column", "Other names"], rows)


def _dates() -> str:
    examples = [written for form in LIMIT_FORMS for written in form.example.split("、")]
    rows = [[written, read_day(written, OPENED).isoformat()] for written in examples]
    return _rows(["Written", "Read as, where the campaign opened on 2021-09-18"], rows)


def _words() -> str:
    rows = [[kind.value, " ".join(words)] for kind, words in TYPE_WORDS.items()]
    rows.append(["no day, the clock's last", " ".join(sorted(IMMEDIATE_WORDS))])
    rows.append(["no day, milestones", " ".join(sorted(LONG_TERM_WORDS))])
    return _rows(["Meaning", "Words"], rows)


def _sources() -> str:
    rows = [[kind.value, " ".join(words)] for kind, words in SOURCE_WORDS.items()]
    return _rows(["Kind", "A source that contains"], rows)


def _codes() -> str:
    rows = [[f"`{code}`", chinese, english] for code, (chinese, english) in MESSAGES.items()]
    return _rows(["Code", "中文", "English"], rows)


def _lacks() -> str:
    rows = [[f"`{part}`", chinese, english] for part, (chinese, english) in LACKABLE.items()]
    return _rows(["Part", "中文", "English"], rows)


TABLES: dict[str, Callable[[], str]] = {
    "lists": _lists,
    "one-sheet": _one_sheet,
    "directory": _directory,
    "dates": _dates,
    "words": _words,
    "sources": _sources,
    "codes": _codes,
    "lacks": _lacks,
}


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text("utf-8")), "utf-8")
