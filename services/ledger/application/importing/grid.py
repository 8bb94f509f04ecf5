"""The cells of a workbook, free of any file format: what an adapter hands to the import.

Blank cells are left out. `filled` adds to a row's own cells those of a merged range above.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that holds a formula; its value is never read."""

    text: str


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """A cell that shows an error such as #REF!."""

    text: str


CellValue = str | int | float | bool | date | time | Formula | ErrorValue
"""datetime is a date here."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row, counted from 1; cells by column, counted from 1."""

    number: int
    own: Mapping[int, CellValue]
    filled: Mapping[int, CellValue]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet with the rows that have at least one cell of their own."""

    title: str
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class WorkbookGrid:
    """The sheets that were read, in their order, and the titles of those that are hidden."""

    sheets: tuple[Grid, ...]
    hidden: tuple[str, ...] = ()


def as_written(value: CellValue) -> str:
    """The text that stands for a value: text unchanged, dates in ISO form, 3.0 as 3."""
    match value:
        case str():
            return value
        case bool():
            return "是" if value else "否"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case Formula(text) | ErrorValue(text):
            return text
    return str(value)
