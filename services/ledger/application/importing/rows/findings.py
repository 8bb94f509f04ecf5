"""Rows of findings (问题清单) to drafts; of the same number, the first row stands."""

from collections.abc import Iterable

from contracts.words import SourceKind
from services.ledger.application.importing.forms.columns import FINDINGS, Field
from services.ledger.application.importing.forms.table import RowReader
from services.ledger.application.importing.rows.reading import Reading
from services.ledger.application.importing.sheet import FindingDraft
from services.ledger.application.importing.wording.names import read_yes_no
from services.ledger.application.importing.wording.sources import Source, read_source

FINDING_FIELDS = tuple(column.field for column in FINDINGS)


def read_findings(rows: Iterable[RowReader], reading: Reading) -> tuple[FindingDraft, ...]:
    """The findings of a list, each row one; a repeated number is a fault."""
    drafts: dict[str, FindingDraft] = {}
    for row in rows:
        number = row.needed(Field.FINDING)
        first = drafts.get(number) if number else None
        if first:
            row.fault(Field.FINDING, "duplicate", value=number, first_row=first.at.row)
        text = row.needed(Field.TEXT)
        draft = finding_draft(row, reading, number, row.optional(Field.SOURCE), text)
        if number and not first:
            drafts[number] = draft
    return tuple(drafts.values())


def finding_draft(
    row: RowReader, reading: Reading, number: str, source: str | None, text: str
) -> FindingDraft:
    """A finding from the columns that both forms share."""
    kind = _source(source, reading)
    return FindingDraft(
        number=number,
        campaign=row.optional(Field.CAMPAIGN),
        source=source,
        source_kind=kind.kind,
        earlier_round=kind.earlier,
        text=text,
        category=row.optional(Field.CATEGORY),
        units=reading.named_units(row, Field.UNITS),
        units_as_written=row.optional(Field.UNITS),
        root_cause=row.optional(Field.ROOT_CAUSE),
        common=_yes_no(row, Field.COMMON),
        repeated=_yes_no(row, Field.REPEATED),
        at=row.at,
        cells=row.cells(FINDING_FIELDS),
    )


def _source(source: str | None, reading: Reading) -> Source:
    if source is None:
        return Source(reading.options.source or SourceKind.OTHER)
    return read_source(source)


def _yes_no(row: RowReader, field: Field) -> bool | None:
    text = row.text(field)
    try:
        return read_yes_no(text)
    except ValueError:
        row.fault(field, "not_yes_no", value=text)
        return None
