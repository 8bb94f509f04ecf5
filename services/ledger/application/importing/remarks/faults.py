"""Faults of a workbook: where, which, and why in both languages.

All faults of a file are collected; a cell is blamed once, so that what follows from a fault
is not reported beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from services.ledger.application.importing.remarks.messages import MESSAGES


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right in the file. `row` 0 means the sheet, `sheet` "" the file.

    `refusal` is the sentence of the rule that refuses, in Chinese and English.
    """

    sheet: str
    row: int
    column: str
    code: str
    params: tuple[tuple[str, str], ...] = ()
    refusal: tuple[str, str] = ("", "")

    def reason(self, language: str = "zh-CN") -> str:
        """The reason as a sentence; any language but Chinese reads English."""
        chinese, english = MESSAGES[self.code]
        is_chinese = language.lower().startswith("zh")
        template, refusal = (chinese, english)[not is_chinese], self.refusal[not is_chinese]
        return template.format_map(dict(self.params) | {"refusal": refusal})


class UnreadableWorkbookError(Exception):
    """The file as a whole cannot be read; `fault` says why and nothing was looked at."""

    def __init__(self, code: str, **params: object) -> None:
        self.fault = Fault("", 0, "", code, _texts(params))
        super().__init__(self.fault.reason("en"))


class FaultBook:
    """Collects faults in the order they are met, one for each cell."""

    def __init__(self) -> None:
        self._faults: dict[tuple[str, int, str, str], Fault] = {}

    def add(
        self, sheet: str, row: int, column: str, code: str, *, item: str = "", **params: object
    ) -> None:
        """Blame a cell, or one item of a list in it, unless it is blamed already."""
        self._faults.setdefault(
            (sheet, row, column, item), Fault(sheet, row, column, code, _texts(params))
        )

    def copy(self) -> "FaultBook":
        """A book that starts with the same faults."""
        copy = FaultBook()
        copy._faults = dict(self._faults)
        return copy

    def blames(self, sheet: str, column: str, code: str) -> bool:
        """Whether any row of this column has this fault."""
        return any(
            (fault.sheet, fault.column, fault.code) == (sheet, column, code)
            for fault in self._faults.values()
        )

    def all(self, sheets: tuple[str, ...] = ()) -> tuple[Fault, ...]:
        """Every fault, by the given order of sheets, then by row."""
        order = {title: index for index, title in enumerate(sheets)}
        return tuple(sorted(self._faults.values(), key=lambda f: (order.get(f.sheet, -1), f.row)))


def _texts(params: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in params.items())
