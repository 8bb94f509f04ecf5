"""A person made what the identity system wants: registered, described, appointed, relieved.

Whoever is suspended or removed is relieved of every post at the end of today and may not act any
more at once. Nobody is erased: what a person did stays, and so do the posts that they held.
"""

from dataclasses import asdict, replace
from datetime import date, timedelta
from uuid import UUID

from contracts.identifiers import officer_id, unit_id
from contracts.words import AccountStanding, Role, role_of
from services.ledger.application.ports import Vault
from services.ledger.application.provisioning.wanted import WantedPerson, WantedPost
from services.ledger.application.session import Session
from services.ledger.application.use_cases.directory import sealed_changes, sealed_person
from services.ledger.domain.directory.appointing import (
    AppointOfficer,
    RegisterOfficer,
    RelieveOfficer,
    appoint_officer,
    register_officer,
    relieve_officer,
)
from services.ledger.domain.directory.details import SEALED, ChangeDetails, change_details
from services.ledger.domain.directory.officer import Officer
from services.ledger.domain.directory.unit import Unit
from services.ledger.domain.kernel.refusals import (
    NotFound,
    NotPermitted,
    Unacceptable,
)

BODIES = frozenset(
    {Role.OFFICE, Role.LEADING_GROUP, Role.SUPERVISOR, Role.DISCIPLINE, Role.AUDITOR}
)
"""Who decides over others, or audits them, is appointed by a person who answers for it."""


async def register_person(
    session: Session, vault: Vault, wanted: WantedPerson, today: date
) -> UUID:
    """A new person, or one whose account was removed and is in use again."""
    said = {name: getattr(wanted, name) for name in ("account", *SEALED)}
    command = RegisterOfficer(**said, language=wanted.language or "zh-CN")
    officer = await session.load(Officer, officer_id(command.account))
    if not is_removed(officer):
        officer.require_new()
        fact = register_officer(officer, command, await sealed_person(vault, officer.id, command))
        session.record(officer, fact)
    await keep_person(session, vault, wanted, today)
    return officer.id


async def keep_person(session: Session, vault: Vault, wanted: WantedPerson, today: date) -> None:
    """A person who is there becomes what is wanted; what is so already is left alone."""
    officer = await session.load(Officer, officer_id(wanted.account))
    said = ChangeDetails(**{one: getattr(wanted, one) for one in SEALED})
    sealed = await sealed_changes(vault, officer, {one: getattr(said, one) for one in SEALED})
    standing = AccountStanding.ACTIVE if wanted.active else AccountStanding.SUSPENDED
    known = officer.require().details
    language = wanted.language or (known.language if known else None)
    if sealed or known is None or (known.language, known.standing) != (language, standing):
        fact = change_details(officer, sealed, language, standing)
        officer, _ = session.record(officer, fact)
    if not wanted.active:
        relieve(session, officer, today)
    elif wanted.posts is not None:
        await _post(session, officer, wanted.posts, today)


async def remove_person(session: Session, person: UUID, today: date) -> None:
    """The account is removed and every post ends; the person is not erased."""
    officer = (await session.load(Officer, person)).require()
    if is_removed(officer) or officer.erased:
        raise NotFound("the directory does not know the account {account}", account=officer.account)
    officer, _ = session.record(
        officer, change_details(officer, {}, standing=AccountStanding.REMOVED)
    )
    relieve(session, officer, today)


def relieve(session: Session, officer: Officer, today: date, unit: str | None = None) -> None:
    """Every post whose end nobody has set ends today: all, or those in the unit.

    One that only begins later ends with its first day, since no post ends before it began.
    """
    for post in officer.appointments:
        if post.until is None and unit in (None, post.unit):
            until = max(today, post.since)
            relief = RelieveOfficer(post=post.post, unit=post.unit, until=until)
            officer, _ = session.record(officer, relieve_officer(officer, relief, today))


async def appoint(session: Session, officer: Officer, wanted: WantedPost, today: date) -> Officer:
    """The post is given; those of the bodies that judge are not an identity system's to give.

    Where no day is said it begins today, or when the same post that ends later is over.
    """
    since = wanted.since or _first_free(officer, wanted, today)
    command = AppointOfficer(**{**asdict(wanted), "since": since})
    if role_of(command.post) in BODIES:
        raise NotPermitted(
            "an identity system does not give the post {post}; the office does", post=command.post
        )
    unit = await session.load(Unit, unit_id(command.unit))
    if not unit.exists:
        raise Unacceptable("not registered: {units}", units=[command.unit])
    return session.record(officer, appoint_officer(officer, command, unit))[0]


def is_removed(officer: Officer) -> bool:
    """Whether the account was removed."""
    return officer.details is not None and officer.details.standing is AccountStanding.REMOVED


async def _post(
    session: Session, officer: Officer, wanted: tuple[WantedPost, ...], today: date
) -> None:
    """Posts as wanted: one whose portfolio changes is ended, and given anew from the next day."""
    kept = {(one.post, one.unit, one.portfolio) for one in wanted}
    held = {
        (one.post, one.unit, one.portfolio): one.since
        for one in officer.appointments
        if one.until is None
    }
    for post, unit, portfolio in sorted(held.keys() - kept):
        until = max(today, held[post, unit, portfolio])
        relief = RelieveOfficer(post=post, unit=unit, until=until)
        officer, _ = session.record(officer, relieve_officer(officer, relief, today))
    before = {(post, unit): since for (post, unit, _), since in held.items()}
    for one in wanted:
        if (one.post, one.unit, one.portfolio) not in held:
            same = one.since is not None and one.since == before.get((one.post, one.unit))
            new = replace(one, since=None) if same else one
            officer = await appoint(session, officer, new, today)


def _first_free(officer: Officer, wanted: WantedPost, today: date) -> date:
    ends = [
        one.until + timedelta(days=1)
        for one in officer.appointments
        if (one.post, one.unit) == (wanted.post, wanted.unit) and one.until is not None
    ]
    return max((today, *ends))
