"""Who answers for a task (责任清单): one leader, one lead unit, any cooperating ones."""

from collections.abc import Iterable, Mapping

from services.ledger.application.importing.forms.columns import RESPONSIBILITIES, Field
from services.ledger.application.importing.forms.table import RowReader
from services.ledger.application.importing.matching.officers import Duty
from services.ledger.application.importing.rows.reading import FoundUnit, Reading, as_named
from services.ledger.application.importing.sheet import NamedUnits, ResponsibilityDraft

RESPONSIBILITY_FIELDS = tuple(column.field for column in RESPONSIBILITIES)


def read_responsibilities(
    rows: Iterable[RowReader], reading: Reading, tasks: Iterable[str], all_tasks: bool
) -> dict[str, ResponsibilityDraft]:
    """Responsibilities by task number; a repeated or unknown task is a fault.

    `all_tasks` says that `tasks` are all there are, so that any other number is unknown.
    """
    known = frozenset(tasks)
    drafts: dict[str, ResponsibilityDraft] = {}
    for row in rows:
        number = row.needed(Field.TASK)
        if number in drafts:
            row.fault(Field.TASK, "duplicate", value=number, first_row=drafts[number].at.row)
        elif number and all_tasks and number not in known:
            row.fault(Field.TASK, "unknown_task", value=number)
        draft = responsibility_draft(row, reading)
        if number:
            drafts.setdefault(number, draft)
    return drafts


def responsibility_draft(row: RowReader, reading: Reading) -> ResponsibilityDraft:
    """The responsibilities that one row gives, in either form."""
    lead, others = _lead(row, reading)
    row.needed(Field.LEADER)
    return ResponsibilityDraft(
        leader=reading.officer(row, Field.LEADER, Duty.LEADER, lead),
        first_responsible=reading.officer(
            row, Field.FIRST_RESPONSIBLE, Duty.FIRST_RESPONSIBLE, None
        ),
        lead_unit=lead,
        cooperating=_cooperating(row, reading, lead, others),
        cooperating_as_written=row.optional(Field.COOPERATING),
        handler=reading.officer(row, Field.HANDLER, Duty.HANDLER, lead),
        phone=row.optional(Field.PHONE),
        at=row.at,
        cells=row.cells(RESPONSIBILITY_FIELDS),
    )


def _lead(row: RowReader, reading: Reading) -> tuple[str | None, tuple[FoundUnit, ...]]:
    """The lead unit, and units that stand beside it in the cell without its mark."""
    row.needed(Field.LEAD_UNIT)
    found = reading.found_units(row, Field.LEAD_UNIT)
    if not found:
        return None, ()
    marked = tuple(unit for unit in found if unit.name.lead)
    leads = marked or found
    if len({(unit.match.codes, unit.match.group) for unit in leads}) > 1:
        names = "、".join(unit.name.text for unit in leads)
        row.fault(Field.LEAD_UNIT, "two_leads", names=names)
        return None, ()
    if leads[0].match.group:
        row.fault(Field.LEAD_UNIT, "lead_is_group", value=leads[0].name.text)
        return None, ()
    return leads[0].match.codes[0], tuple(unit for unit in found if marked and unit not in marked)


def _cooperating(
    row: RowReader, reading: Reading, lead: str | None, beside: tuple[FoundUnit, ...]
) -> NamedUnits:
    found = reading.found_units(row, Field.COOPERATING) or ()
    for unit in found:
        if lead is not None and lead in unit.match.codes:
            row.fault(Field.COOPERATING, "cooperating_is_lead", value=unit.name.text)
    return as_named((*beside, *found))


def blame_missing(
    tasks: Mapping[str, RowReader], responsibilities: Mapping[str, ResponsibilityDraft]
) -> None:
    """Blame tasks that the list of responsibilities does not have."""
    for number, row in tasks.items():
        if number not in responsibilities:
            row.fault(Field.TASK, "no_responsibility", value=number)
