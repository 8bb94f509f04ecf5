"""Units and officers."""

from contracts.events.directory import officer, unit
from services.reporting.domain.folding.happening import Happening, Rules, fields
from services.reporting.domain.rows.directory import (
    Appointment,
    Deputyship,
    OfficerRow,
    UnitRow,
)


def unit_registered(_: None, now: Happening) -> UnitRow:
    """UnitRegistered."""
    values = fields(now.fact, UnitRow)
    return UnitRow(id=now.event.aggregate_id, unit_kind=now.fact.kind, **values)


def unit_renamed(row: UnitRow, now: Happening) -> UnitRow:
    """UnitRenamed: the row before keeps the former name, for questions about that time."""
    fact = now.fact
    former = (*row.former_names, fact.former_name)
    return row.but(name=fact.name, short_name=fact.short_name, former_names=former)


def unit_moved(row: UnitRow, now: Happening) -> UnitRow:
    """UnitMoved."""
    return row.but(parent=now.fact.parent)


def unit_closed(row: UnitRow, now: Happening) -> UnitRow:
    """UnitClosed: it stays in the tree, since its tasks do."""
    return row.but(closed_from=now.fact.valid_from)


def unit_merged(row: UnitRow, now: Happening) -> UnitRow:
    """UnitMerged: what it did is found below its successor."""
    return row.but(closed_from=now.fact.valid_from, merged_into=now.fact.into)


def officer_registered(_: None, now: Happening) -> OfficerRow:
    """OfficerRegistered; name and addresses stay where they are, sealed."""
    fact = now.fact
    return OfficerRow(id=now.event.aggregate_id, account=fact.account, language=fact.language)


def details_changed(row: OfficerRow, now: Happening) -> OfficerRow:
    """OfficerDetailsChanged; what is personal in it stays sealed."""
    return row.but(language=now.fact.language, standing=now.fact.standing)


def appointed(row: OfficerRow, now: Happening) -> OfficerRow:
    """OfficerAppointed."""
    return row.but(appointments=(*row.appointments, Appointment(**fields(now.fact, Appointment))))


def relieved(row: OfficerRow, now: Happening) -> OfficerRow:
    """OfficerRelieved: the open appointment to this post in this unit ends."""
    fact = now.fact

    def ended(held: Appointment) -> Appointment:
        same = (held.post, held.unit) == (fact.post, fact.unit)
        return held.but(until=fact.until) if same and held.until is None else held

    return row.but(appointments=tuple(map(ended, row.appointments)))


def deputy_named(row: OfficerRow, now: Happening) -> OfficerRow:
    """DeputyNamed."""
    return row.but(deputyships=(*row.deputyships, Deputyship(**fields(now.fact, Deputyship))))


def erased(row: OfficerRow, _: Happening) -> OfficerRow:
    """OfficerErased: the acts stay, the name is gone."""
    return row.but(erased=True)


RULES: Rules = {
    unit.UnitRegistered: unit_registered,
    unit.UnitRenamed: unit_renamed,
    unit.UnitMoved: unit_moved,
    unit.UnitClosed: unit_closed,
    unit.UnitMerged: unit_merged,
    officer.OfficerRegistered: officer_registered,
    officer.OfficerDetailsChanged: details_changed,
    officer.OfficerAppointed: appointed,
    officer.OfficerRelieved: relieved,
    officer.DeputyNamed: deputy_named,
    officer.OfficerErased: erased,
}
