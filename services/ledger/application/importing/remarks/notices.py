"""What a preview shows beside its faults: rows, columns and sheets left aside, oddities."""

from collections.abc import Iterator

from services.ledger.application.importing.forms.recognise import RecognisedSheet
from services.ledger.application.importing.options import ImportOptions
from services.ledger.application.importing.remarks.faults import Fault
from services.ledger.application.importing.sheet import LedgerDraft
from services.ledger.application.importing.wording.sources import read_source


def notices_of(
    sheet: RecognisedSheet, draft: LedgerDraft | None, options: ImportOptions | None
) -> tuple[Fault, ...]:
    """Notices of the form, then of its content; none of them blocks an import."""
    content = _of_content(draft, options) if draft and options else ()
    return (*_of_form(sheet), *content)


def _of_form(sheet: RecognisedSheet) -> Iterator[Fault]:
    for title in sheet.hidden:
        yield Fault(title, 0, "", "hidden_sheet")
    for table in sheet.tables.values():
        for heading in table.ignored:
            yield Fault(table.sheet, table.header_row, heading, "ignored_column")
        for row, text in table.skipped:
            yield Fault(table.sheet, row, "", "skipped_row", (("value", text),))


def _of_content(draft: LedgerDraft, options: ImportOptions) -> Iterator[Fault]:
    for finding in draft.findings:
        if finding.source and not read_source(finding.source).known:
            at, value = finding.at, finding.source
            yield Fault(at.sheet, at.row, "来源", "source_unknown", (("value", value),))
    opened = options.opened
    for measure in (measure for task in draft.tasks for measure in task.measures):
        if measure.deadline and measure.deadline <= opened:
            at = measure.at
            params = (("opened", opened.isoformat()),)
            yield Fault(at.sheet, at.row, "完成时限", "before_opening", params)
