"""Recording a directory: units and officers that are new, and posts that are newly held."""

from datetime import date

from pydantic import ValidationError

from contracts.events.directory.officer import OfficerAppointed
from contracts.events.directory.unit import UnitRegistered
from contracts.identifiers import officer_id, unit_id
from services.ledger.application.importing.sheet import DirectoryDraft, OfficerDraft, UnitDraft
from services.ledger.application.ports import Vault
from services.ledger.application.session import Session
from services.ledger.application.use_cases.directory import sealed_person
from services.ledger.domain.directory.appointing import RegisterOfficer, register_officer
from services.ledger.domain.directory.officer import Officer
from services.ledger.domain.directory.unit import Unit
from services.ledger.domain.kernel.refusals import Unacceptable


def unit_fact(draft: UnitDraft, since: date) -> UnitRegistered:
    """The unit as the row says it; valid from `since` where the row names no day."""
    return UnitRegistered(
        code=draft.code,
        name=draft.name,
        short_name=draft.short_name,
        parent=draft.parent,
        kind=draft.category,
        groups=draft.groups,
        valid_from=draft.since or since,
    )


async def record_directory(
    session: Session, draft: DirectoryDraft, vault: Vault, today: date
) -> tuple[int, int]:
    """Record what is new; how many units and officers that was.

    A post counts from the day its unit is valid from, since the sheet names no other day.
    """
    await session.prefetch(Unit, [unit_id(one.code) for one in draft.units])
    await session.prefetch(Officer, [officer_id(one.account) for one in draft.officers])
    units = sum([await _unit(session, one, today) for one in draft.units])
    officers = sum([await _officer(session, one, vault, today) for one in draft.officers])
    return units, officers


async def _unit(session: Session, draft: UnitDraft, today: date) -> int:
    unit = await session.load(Unit, unit_id(draft.code))
    if unit.exists:
        return 0
    if draft.parent:
        (await session.load(Unit, unit_id(draft.parent))).require_open()
    session.record(unit, unit_fact(draft, today))
    return 1


async def _officer(session: Session, draft: OfficerDraft, vault: Vault, today: date) -> int:
    officer = await session.load(Officer, officer_id(draft.account))
    new = not officer.exists
    if new:
        command = _registration(draft)
        sealed = await sealed_person(vault, officer.id, command)
        officer, _ = session.record(officer, register_officer(officer, command, sealed))
    held = {(one.post, one.unit) for one in officer.appointments if one.until is None}
    for post in draft.appointments:
        if (post.post, post.unit) not in held:
            since = await _valid_from(session, post.unit, today)
            fact = OfficerAppointed(
                post=post.post, unit=post.unit, since=since, portfolio=post.portfolio
            )
            officer, _ = session.record(officer, fact)
    return int(new)


def _registration(draft: OfficerDraft) -> RegisterOfficer:
    try:
        return RegisterOfficer(
            account=draft.account, name=draft.name, email=draft.email, language=draft.language
        )
    except ValidationError as error:
        # The fields alone: what a person's row holds is nobody's to read in a refusal.
        fields = [str(one["loc"][0]) for one in error.errors()]
        raise Unacceptable(
            "{sheet} row {row}: {fields}", sheet=draft.at.sheet, row=draft.at.row, fields=fields
        ) from None


async def _valid_from(session: Session, code: str, today: date) -> date:
    unit = (await session.load(Unit, unit_id(code))).require_open()
    return min(unit.registered.valid_from, today) if unit.registered else today
