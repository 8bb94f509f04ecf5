"""Officers registered, appointed, relieved; a person's data erased (office)."""

from collections.abc import Mapping
from uuid import UUID

from contracts.events.fact import Sealed
from contracts.identifiers import officer_id, unit_id
from contracts.words import Role, role_of
from services.ledger.application.ports import DirectorySnapshot, Vault
from services.ledger.application.session import Session
from services.ledger.application.workplace import Workplace
from services.ledger.domain.directory import appointing as rules
from services.ledger.domain.directory import details
from services.ledger.domain.directory.officer import Officer
from services.ledger.domain.directory.unit import Unit
from services.ledger.domain.kernel.refusals import GuardRefused


async def register_officer(at: Workplace, _target: UUID, command: rules.RegisterOfficer) -> UUID:
    """Register a person, with name and addresses sealed under a key of their own."""
    at.by.require(Role.OFFICE)
    officer = await at.session.load(Officer, officer_id(command.account))
    officer.require_new()
    fact = rules.register_officer(
        officer, command, await sealed_person(at.vault, officer.id, command)
    )
    at.session.record(officer, fact)
    return officer.id


async def change_details(at: Workplace, target: UUID, command: details.ChangeDetails) -> UUID:
    """Change what is known of a person."""
    at.by.require(Role.OFFICE)
    officer = await at.session.load(Officer, target)
    said = {one: getattr(command, one) for one in command.model_fields_set if one in details.SEALED}
    sealed = await sealed_changes(at.vault, officer, said)
    at.session.record(officer, details.change_details(officer, sealed, command.language))
    return target


async def appoint_officer(at: Workplace, target: UUID, command: rules.AppointOfficer) -> UUID:
    """Give a person a post."""
    at.by.require(Role.OFFICE)
    officer = await at.session.load(Officer, target)
    unit = await at.session.load(Unit, unit_id(command.unit))
    at.session.record(officer, rules.appoint_officer(officer, command, unit))
    return target


async def relieve_officer(at: Workplace, target: UUID, command: rules.RelieveOfficer) -> UUID:
    """End a person's post."""
    at.by.require(Role.OFFICE)
    officer = await at.session.load(Officer, target)
    at.session.record(officer, rules.relieve_officer(officer, command, at.by.moment.today))
    require_office(at.session, at.directory)
    return target


async def name_deputy(at: Workplace, target: UUID, command: rules.NameDeputy) -> UUID:
    """Let a person submit in the head's place."""
    at.by.require(Role.OFFICE)
    officer = await at.session.load(Officer, target)
    head = await at.session.load(Officer, command.head)
    at.session.record(officer, rules.name_deputy(officer, command, head))
    return target


async def erase_person(at: Workplace, target: UUID, command: rules.ErasePerson) -> UUID:
    """Delete the key of the person's data once the erasure is recorded."""
    at.by.require(Role.OFFICE)
    officer = await at.session.load(Officer, target)
    at.session.record(officer, rules.erase_person(officer, command))
    require_office(at.session, at.directory)
    return target


async def sealed_person(
    vault: Vault, officer: UUID, command: rules.RegisterOfficer
) -> dict[str, Sealed | None]:
    """Name, addresses and foreign id under the person's key."""
    return {
        field: await vault.seal(person_key(officer), text) if text else None
        for field, text in ((one, getattr(command, one)) for one in details.SEALED)
    }


async def sealed_changes(
    vault: Vault, officer: Officer, said: Mapping[str, str | None]
) -> dict[str, Sealed | None]:
    """Those of these personal data that differ from what is known, sealed."""
    changed: dict[str, Sealed | None] = {}
    for field, text in said.items():
        known: Sealed | None = getattr(officer.details, field, None)
        if text != (await vault.open(known) if known else None):
            changed[field] = await vault.seal(person_key(officer.id), text) if text else None
    return changed


def person_key(officer: UUID) -> str:
    """The name of the key of a person's data."""
    return f"officer/{officer}"


def require_office(session: Session, directory: DirectorySnapshot) -> None:
    """Somebody is left in the office: without one nobody could ever appoint anybody there again."""
    before = {
        officer
        for (post, _), spans in directory.held.items()
        if role_of(post) is Role.OFFICE
        for officer, _, until in spans
        if until is None
    }
    gone = {one.id for one in session.states if isinstance(one, Officer) and not _in_office(one)}
    if before and before <= gone:
        raise GuardRefused(
            "office_empty",
            "nobody would be left in the office; let it appoint somebody else first",
        )


def _in_office(officer: Officer) -> bool:
    held = (one.role is Role.OFFICE and one.until is None for one in officer.appointments)
    return officer.active and any(held)
