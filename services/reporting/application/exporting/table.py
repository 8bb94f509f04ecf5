"""A sheet as columns and rows of plain values, whatever writes it."""

from collections.abc import Sequence
from dataclasses import dataclass

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and the width of its column in characters."""

    heading: str
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the title above it, its columns and rows."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
