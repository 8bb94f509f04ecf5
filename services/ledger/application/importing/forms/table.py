"""A recognised table: its header, its rows of data, and what was left aside.

A row is read through `RowReader`, which turns formulas, error values and empty needed cells
into faults; what it answers then is the empty text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.ledger.application.importing.forms.columns import Column, Field
from services.ledger.application.importing.grid import (
    CellValue,
    ErrorValue,
    Formula,
    GridRow,
    as_written,
)
from services.ledger.application.importing.remarks.faults import FaultBook
from services.ledger.application.importing.sheet import CellRef

_PERSONAL = frozenset({Field.LEADER, Field.FIRST_RESPONSIBLE, Field.HANDLER, Field.PHONE})


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a column stands and what the sheet calls it, white space removed."""

    index: int
    written: str
    column: Column


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of data under a header; `ignored` are headings that are not read."""

    sheet: str
    header_row: int
    headings: Mapping[Field, Heading]
    rows: tuple[GridRow, ...]
    ignored: tuple[str, ...] = ()
    skipped: tuple[tuple[int, str], ...] = ()

    def has(self, field: Field) -> bool:
        """Whether the sheet has this column."""
        return field in self.headings

    def named(self, field: Field) -> str:
        """What the sheet calls the column; the field's code where it has none."""
        heading = self.headings.get(field)
        return heading.written if heading else field.value


@dataclass(frozen=True, slots=True)
class RowReader:
    """One row of a table, with the book that its faults go to."""

    table: Table
    row: GridRow
    book: FaultBook

    @property
    def at(self) -> CellRef:
        """Where the row stands."""
        return CellRef(self.table.sheet, self.row.number)

    def fault(self, field: Field, code: str, *, item: str = "", **params: object) -> None:
        """Blame the cell of this column, or an item of it."""
        column = self.table.named(field)
        self.book.add(self.table.sheet, self.row.number, column, code, item=item, **params)

    def raw(self, field: Field) -> CellValue | None:
        """The value, merged cells filled down; None where blank or, with a fault, refused."""
        heading = self.table.headings.get(field)
        value = self.row.filled.get(heading.index) if heading else None
        if isinstance(value, str):
            return value if value.strip() else None
        if isinstance(value, Formula):
            self.fault(field, "formula")
            return None
        if isinstance(value, ErrorValue):
            self.fault(field, "error_value", value=value.text)
            return None
        return value

    def text(self, field: Field) -> str:
        """The text without the space around it; empty where there is none."""
        value = self.raw(field)
        return "" if value is None else as_written(value).strip()

    def optional(self, field: Field) -> str | None:
        """The text, or None."""
        return self.text(field) or None

    def needed(self, field: Field) -> str:
        """The text; a fault where the sheet has the column and the cell is empty."""
        text = self.text(field)
        if not text and self.table.has(field):
            self.fault(field, "missing")
        return text

    def own(self, field: Field) -> bool:
        """Whether the row says something of its own here, beside merged cells above."""
        heading = self.table.headings.get(field)
        value = self.row.own.get(heading.index) if heading else None
        return value is not None and bool(as_written(value).strip())

    def cells(self, fields: Iterable[Field]) -> dict[str, str]:
        """The cells as written, by heading; people and telephone numbers are left out."""
        written = {}
        for field in fields:
            value = None if field in _PERSONAL else self.raw(field)
            if value is not None:
                written[self.table.named(field)] = as_written(value)
        return written
