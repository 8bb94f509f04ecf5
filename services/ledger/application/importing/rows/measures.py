"""The measure of a row: its text, type, deadline and what it delivers."""

from dataclasses import dataclass

from contracts.words import MeasureType
from services.ledger.application.importing.forms.columns import Field
from services.ledger.application.importing.forms.table import RowReader
from services.ledger.application.importing.rows.reading import Reading
from services.ledger.application.importing.sheet import MeasureDraft
from services.ledger.application.importing.wording.clocks import (
    Settled,
    conflicts,
    last_day,
    read_type,
    settle,
)
from services.ledger.application.importing.wording.dates import (
    NotADateError,
    TimeLimit,
    read_limit,
)

MEASURE_FIELDS = (
    Field.MEASURE_NUMBER,
    Field.MEASURE,
    Field.TYPE,
    Field.DEADLINE,
    Field.DELIVERABLE,
    Field.INSTITUTION,
    Field.PROGRESS,
    Field.REMARK,
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """The type a row gives: none, one, or a word that is not known."""

    given: MeasureType | None
    readable: bool = True


def measure_draft(row: RowReader, reading: Reading, number: int, text: str) -> MeasureDraft:
    """The measure of a row; `text` is its text as it shall be kept."""
    kind = _kind(row)
    limit = _limit(row, reading, kind)
    settled = _settled(row, reading, kind, limit)
    return MeasureDraft(
        number=number,
        text=text,
        type=settled.type,
        type_derived=settled.type_derived,
        deadline=settled.deadline,
        deadline_derived=settled.deadline_derived,
        deadline_as_written=row.optional(Field.DEADLINE),
        long_term=limit is not None and limit.long_term,
        deliverable=row.optional(Field.DELIVERABLE),
        institution=row.optional(Field.INSTITUTION),
        declared_progress=row.optional(Field.PROGRESS),
        at=row.at,
        cells=row.cells(MEASURE_FIELDS),
    )


def measure_number(row: RowReader, taken: dict[int, int]) -> int:
    """措施号 where given, else the next free number; `taken` is number to row, and grows."""
    text = row.text(Field.MEASURE_NUMBER)
    number = max(taken, default=0) + 1
    if text:
        if text.isascii() and text.isdigit() and int(text) > 0:
            number = int(text)
        else:
            row.fault(Field.MEASURE_NUMBER, "not_a_number", value=text)
        if number in taken:
            row.fault(Field.MEASURE_NUMBER, "duplicate", value=text, first_row=taken[number])
    taken.setdefault(number, row.at.row)
    return number


def _kind(row: RowReader) -> _Kind:
    if not row.table.has(Field.TYPE):
        return _Kind(None)
    text = row.text(Field.TYPE)
    if not text:
        needed = row.table.headings[Field.TYPE].column.needed
        if needed:
            row.needed(Field.TYPE)
        return _Kind(None, readable=not needed)
    kind = read_type(text)
    if kind is None:
        row.fault(Field.TYPE, "unknown_type", value=text)
    return _Kind(kind, readable=kind is not None)


def _limit(row: RowReader, reading: Reading, kind: _Kind) -> TimeLimit | None:
    """What the deadline's cell says; None, mostly with a fault, where it says nothing."""
    value = row.raw(Field.DEADLINE)
    if value is None:
        if kind.given is MeasureType.IMMEDIATE:
            return TimeLimit(immediate=True)
        row.needed(Field.DEADLINE)
        return None
    try:
        return read_limit(value, reading.options.opened)
    except NotADateError as error:
        row.fault(Field.DEADLINE, error.code, value=row.text(Field.DEADLINE))
        return None


def _settled(row: RowReader, reading: Reading, kind: _Kind, limit: TimeLimit | None) -> Settled:
    if limit is None or not kind.readable:
        return Settled(kind.given, False, limit.day if limit else None, False)
    if kind.given and conflicts(kind.given, limit):
        row.fault(
            Field.DEADLINE,
            "type_conflict",
            type=row.text(Field.TYPE),
            value=row.text(Field.DEADLINE),
        )
        return Settled(kind.given, False, limit.day, False)
    options = reading.options
    settled = settle(kind.given, limit, options.opened, options.policy)
    if settled.type and settled.deadline:
        last = last_day(settled.type, options.opened, options.policy)
        if settled.deadline > last:
            word = row.text(Field.TYPE) or settled.type.value
            row.fault(Field.DEADLINE, "beyond_clock", type=word, last=last)
    return settled
