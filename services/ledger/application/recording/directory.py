"""Recording a directory: units and officers that are new, with the posts of their rows."""

from datetime import date

from pydantic import ValidationError

from contracts.events.directory.officer import OfficerAppointed, OfficerRelieved
from contracts.events.directory.unit import UnitRegistered
from contracts.identifiers import officer_id, unit_id
from services.ledger.application.importing.layouts.directory import LANGUAGES
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


async def record_units(session: Session, draft: DirectoryDraft, today: date) -> None:
    """Record the units that are new."""
    await session.prefetch(Unit, [unit_id(one.code) for one in draft.units])
    for one in draft.units:
        await _unit(session, one, today)


async def record_officers(
    session: Session, draft: DirectoryDraft, vault: Vault, today: date
) -> None:
    """Record the people who are new, whose keys are made.

    A post counts from the day of its row; where it names none, from the day its unit is valid
    from. Who is known already and has other posts in the file is among its changes.
    """
    await session.prefetch(Officer, [officer_id(one.account) for one in draft.officers])
    for one in draft.officers:
        await _officer(session, one, vault, today)


async def _unit(session: Session, draft: UnitDraft, today: date) -> None:
    unit = await session.load(Unit, unit_id(draft.code))
    if unit.exists:
        return
    if draft.parent:
        (await session.load(Unit, unit_id(draft.parent))).require_open()
    session.record(unit, unit_fact(draft, today))


async def _officer(session: Session, draft: OfficerDraft, vault: Vault, today: date) -> None:
    officer = await session.load(Officer, officer_id(draft.account))
    if officer.exists:
        return
    command = _registration(draft)
    sealed = await sealed_person(vault, officer.id, command)
    officer, _ = session.record(officer, register_officer(officer, command, sealed))
    for post in draft.appointments:
        if post.until is None or post.until >= today:
            since = post.since or await _valid_from(session, post.unit, today)
            fact = OfficerAppointed(
                post=post.post, unit=post.unit, since=since, portfolio=post.portfolio or ()
            )
            officer, _ = session.record(officer, fact)
        if post.until is not None and post.until >= today:
            ended = OfficerRelieved(post=post.post, unit=post.unit, until=post.until)
            officer, _ = session.record(officer, ended)


def _registration(draft: OfficerDraft) -> RegisterOfficer:
    try:
        return RegisterOfficer(
            account=draft.account,
            name=draft.name,
            email=draft.email,
            language=draft.language or LANGUAGES[0],
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
