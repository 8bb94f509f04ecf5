"""The import use case: read, previewed, and recorded all or nothing.

Who may: the office; and, in a store without officers and only there, the operator's bootstrap,
who brings in the directory and can do nothing afterwards.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Protocol
from uuid import UUID

from contracts.envelope import Actor
from contracts.identifiers import campaign_id
from contracts.words import Role
from services.ledger.application.execution import Executor, again_when_lost, commit_of
from services.ledger.application.importing.changes.change import digest_of
from services.ledger.application.importing.directory import Directory as KnownDirectory
from services.ledger.application.importing.forms.recognise import DirectorySheet, LedgerSheet
from services.ledger.application.importing.options import ImportOptions
from services.ledger.application.importing.preview import (
    Comparison,
    ImportPreview,
    campaign_in,
    preview,
)
from services.ledger.application.importing.remarks.faults import Fault
from services.ledger.application.ports import Appended
from services.ledger.application.recording.changes import Deciding
from services.ledger.application.recording.directory import record_officers
from services.ledger.application.recording.ledger import SourceFile, record_ledger
from services.ledger.application.session import Session
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.kernel.refusals import GuardRefused, NotPermitted

MOST_EVENTS = 20_000
LARGEST_EVENT = 960 * 1024
"""Bytes of one event; a stream of messages takes no more than 1 MiB, and stands still before it."""
BOOTSTRAP = Actor(person=None, post="bootstrap", unit=None)
ATTEMPTS = 3


class KnownPeople(Protocol):
    """Units and officers, with names, that a sheet's names are resolved against."""

    async def known(self) -> KnownDirectory:
        """All of them as they stand."""


@dataclass(frozen=True)
class Wish:
    """The clerk's options; `opened` is needed where the file opens a campaign.

    A directory may be the `whole` one, so that who is not in it has left. Its changes are recorded
    where `confirmed` is the digest that their preview showed.
    """

    options: Callable[[date], ImportOptions]
    opened: date | None
    campaign: str | None
    dry_run: bool
    whole: bool = False
    confirmed: str | None = None


@dataclass(frozen=True)
class Imported:
    """The preview, and what was appended; nothing on faults, a dry run, or nothing new."""

    preview: ImportPreview
    faults: tuple[Fault, ...]
    appended: Appended | None


@dataclass(frozen=True)
class Importer:
    """Carries out imports over the executor's ports."""

    executor: Executor
    people: KnownPeople
    read: Callable[[bytes], Awaitable[LedgerSheet | DirectorySheet]]

    async def actor(self, account: str, act_as: str | None, *, bootstrap: bool) -> Actor:
        """Who imports; refused unless the office, or the bootstrap of an empty store."""
        directory = self.executor.identification.directory
        if bootstrap:
            if await directory.has_officers():
                raise NotPermitted("the store has officers; the office imports from now on")
            return BOOTSTRAP
        by = await self.executor.identification.doer(account, act_as)
        by.require(Role.OFFICE)
        return by.actor

    async def run(
        self, data: bytes, name: str, wish: Wish, actor: Actor, correlation_id: UUID
    ) -> Imported:
        """Import the file; raises UnreadableWorkbookError, Refusal and the store's errors."""
        sheet = await self.read(data)
        file = SourceFile(sha256(data).hexdigest(), name)
        if actor is BOOTSTRAP and isinstance(sheet, LedgerSheet):
            raise NotPermitted("bootstrap imports the directory; the office imports ledgers")
        result: list[Imported] = []

        async def attempt() -> Appended:
            session = self._session(actor, correlation_id)
            done = await self._attempt(session, sheet, file, wish)
            result[:] = [done]
            return done.appended or Appended(0, {})

        await again_when_lost(attempt, ATTEMPTS)
        return result[0]

    async def _attempt(
        self,
        session: Session,
        sheet: LedgerSheet | DirectorySheet,
        file: SourceFile,
        wish: Wish,
    ) -> Imported:
        if isinstance(sheet, DirectorySheet):
            return await self._directory(session, sheet, wish)
        options = await self._options(session, sheet, wish)
        seen = preview(sheet, await self.people.known(), options)
        if seen.faults or seen.ledger is None:
            return Imported(seen, seen.faults, None)
        faults = tuple((await record_ledger(session, seen, options, file)).changed)
        _require_size(session)
        if faults or wish.dry_run or not session.events:
            return Imported(seen, faults, None)
        id_ = campaign_id(seen.ledger.campaign_name or "")
        commit = commit_of(session, session.at, id_, None)
        return Imported(seen, (), await self.executor.store.append(commit))

    async def _directory(self, session: Session, sheet: DirectorySheet, wish: Wish) -> Imported:
        """Read after the directory's version, which the append checks: others' changes are seen.

        A file with changes is recorded once they are confirmed, with all that is new in it.
        """
        executor = self.executor
        version = await executor.identification.directory.snapshot(newest=True)
        today = executor.identification.moment().today
        seen = preview(sheet, await self.people.known(), None, Comparison(today, wish.whole))
        if seen.faults or seen.directory is None:
            return Imported(seen, seen.faults, None)
        if wish.confirmed and seen.changes and wish.confirmed != digest_of(seen.changes):
            raise GuardRefused("changes_differ", "these are not the changes that were confirmed")
        deciding = Deciding(session, executor.vault, version, today)
        # Recording people makes their keys, which what is only tried must not leave behind.
        faults = await deciding.units_and_changes(seen.directory, seen.changes)
        if faults or wish.dry_run or (seen.changes and not wish.confirmed):
            return Imported(seen, faults, None)
        await record_officers(session, seen.directory, executor.vault, today)
        _require_size(session)
        if not session.events:
            return Imported(seen, (), None)
        id_ = session.events[-1].aggregate_id
        commit = commit_of(session, session.at, id_, None, directory=version.version)
        return Imported(seen, (), await executor.store.append(commit))

    async def _options(self, session: Session, sheet: LedgerSheet, wish: Wish) -> ImportOptions:
        name = wish.campaign or campaign_in(sheet)
        campaign = await session.load(Campaign, campaign_id(name)) if name else None
        if campaign is not None and campaign.exists:
            return wish.options(campaign.opened_on)
        if wish.opened and wish.opened > self.executor.identification.moment().today:
            raise GuardRefused("opens_in_the_future", "{day} has not come yet", day=wish.opened)
        if wish.opened is None:
            raise GuardRefused("opened_missing", "give the day on which the campaign opens")
        return wish.options(wish.opened)

    def _session(self, actor: Actor, correlation_id: UUID) -> Session:
        executor = self.executor
        at = executor.identification.moment().at
        return Session(executor.store, actor, at, executor.identities.event_id, correlation_id)


def _require_size(session: Session) -> None:
    if len(session.events) > MOST_EVENTS:
        raise GuardRefused(
            "import_too_large",
            "{events} events in one import; split the file by campaign",
            events=len(session.events),
        )
    for event in session.events:
        if (size := len(event.to_bytes())) > LARGEST_EVENT:
            raise GuardRefused(
                "event_too_large",
                "{event} takes {size} bytes, of at most {most}; shorten its text",
                event=event.type,
                size=size,
                most=LARGEST_EVENT,
            )
