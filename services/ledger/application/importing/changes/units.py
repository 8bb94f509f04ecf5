"""Units that a file names or places otherwise (更名、调整隶属)."""

from collections.abc import Iterable, Iterator
from datetime import date

from services.ledger.application.importing.changes.change import Change, Moved, Renamed
from services.ledger.application.importing.directory import KnownUnit
from services.ledger.application.importing.sheet import UnitDraft


def changes_of_units(
    drafts: Iterable[UnitDraft], known: Iterable[KnownUnit], today: date
) -> Iterator[Change]:
    """Differences of open units; a cell that says nothing changes nothing.

    启用日期 dates the change where it is later than what is recorded of the unit; a sheet that
    still has the day of the registration means today.
    """
    units = {one.code: one for one in known if not one.closed}
    for draft in drafts:
        unit = units.get(draft.code)
        if unit is None:
            continue
        day = draft.since if draft.since and draft.since > unit.changed_on else today
        short_name = draft.short_name or unit.short_name
        if (draft.name, short_name) != (unit.name, unit.short_name):
            yield Renamed(unit.code, unit.name, draft.name, short_name, day, draft.at)
        if draft.parent and draft.parent != unit.parent:
            yield Moved(unit.code, unit.parent, draft.parent, day, draft.at)
