"""Carrying out one command: decided, appended, answered; again if a race was lost.

The remembered answer comes first, then If-Match, then guards. A refusal changes nothing, is not
remembered, and goes to the access log.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from contracts.identifiers import officer_id
from services.ledger.application.catalogue.use_case import UseCase
from services.ledger.application.identification import Identification
from services.ledger.application.ports import (
    Appended,
    Commit,
    EventStore,
    IdempotencyKey,
    Identities,
    Receipts,
    Seeds,
    Vault,
    VersionConflictError,
)
from services.ledger.application.session import Session
from services.ledger.application.workplace import Workplace
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.directory.officer import Officer
from services.ledger.domain.kernel.command import Command
from services.ledger.domain.kernel.refusals import Conflict, Refusal

ATTEMPTS = 3
REMEMBERED_FOR = timedelta(days=7)


_known_officer_id = lru_cache(10_000)(officer_id)


class StaleVersion(Refusal):
    """The caller's If-Match names a version that is not the newest any more."""

    code = "stale_version"


class Request(NamedTuple):
    """A command as it came in: by whom, on what, under which key and precondition."""

    account: str
    command: Command
    body_sha256: bytes
    correlation_id: UUID
    target: UUID = UUID(int=0)
    act_as: str | None = None
    key: str | None = None
    if_match: int | None = None


@dataclass(frozen=True)
class Executor:
    """Runs use cases over the ports; one instance serves a whole process."""

    store: EventStore
    identification: Identification
    vault: Vault
    receipts: Receipts
    identities: Identities
    seeds: Seeds

    async def execute(self, use_case: UseCase, request: Request) -> Appended:
        """The answer of the command; raises Refusal and the store's errors.

        First decided on what was last seen here, which costs no look at the store and is checked
        as it is appended; refused or conflicting, decided again on the newest.
        """
        key = self._key(use_case, request)
        try:
            return await self._decide(use_case, request, key, newest=False)
        except (Refusal, VersionConflictError):
            return await self._again(use_case, request, key)

    async def _again(
        self, use_case: UseCase, request: Request, key: IdempotencyKey | None
    ) -> Appended:
        async def decide() -> Appended:
            return await self._decide(use_case, request, key, newest=True)

        try:
            return await again_when_lost(decide, ATTEMPTS if request.if_match is None else 1)
        except Refusal:
            # A repeat meets what its first try did: a stale version, or a guard that it passed.
            # One that gets through is recognised by its key as it is appended.
            if first := await self._first_answer(key):
                return first
            raise

    async def _first_answer(self, key: IdempotencyKey | None) -> Appended | None:
        return await self.store.remembered(key) if key else None

    async def _decide(
        self, use_case: UseCase, request: Request, key: IdempotencyKey | None, *, newest: bool
    ) -> Appended:
        directory = await self.identification.directory.snapshot(newest=newest)
        who = _known_officer_id(request.account)
        store = self.store
        officer = await store.load(Officer, who) if newest else store.seen(Officer, who)
        by = self.identification.acting(officer, request.act_as, directory, request.account)
        session = self._session(request, by, newest=newest)
        if request.if_match is not None:
            target = await session.load(use_case.about, request.target)
            _require_version(target.version, request.if_match)
        ports = self.vault, self.receipts, self.identities, self.seeds
        place = Workplace(session, by, directory, *ports)
        id_ = await use_case.handle(place, request.target, request.command)
        session.expected.setdefault(who, officer.version)
        commit = commit_of(session, by.moment.at, id_, key, directory=directory.version)
        appended = await self.store.append(commit)
        if not appended.repeated:
            self.store.keep(session.states)
        return appended

    def _session(self, request: Request, by: Doer, *, newest: bool) -> Session:
        return Session(
            self.store,
            by.actor,
            by.moment.at,
            self.identities.event_id,
            request.correlation_id,
            newest=newest,
        )

    def _key(self, use_case: UseCase, request: Request) -> IdempotencyKey | None:
        if request.key is None:
            return None
        operation = use_case.name
        expires = self.identification.clock.now() + REMEMBERED_FOR
        return IdempotencyKey(request.account, operation, request.key, request.body_sha256, expires)


async def again_when_lost(decide: Callable[[], Awaitable[Appended]], attempts: int) -> Appended:
    """Decide on the fresh state up to so many times; then the race is lost for good.

    A caller with If-Match asked for one attempt: another's change makes the version stale.
    """
    for _ in range(attempts):
        try:
            return await decide()
        except VersionConflictError:
            continue
    if attempts == 1:
        raise StaleVersion("it has changed in the meantime; read it again")
    raise Conflict("others act on this at the same time; try again")


def commit_of(
    session: Session,
    at: datetime,
    id_: UUID,
    key: IdempotencyKey | None,
    directory: int | None = None,
) -> Commit:
    """What the session decided, with the answer that its caller gets."""
    version, events = 0, []
    for one in session.events:
        if one.aggregate_id == id_:
            version = one.aggregate_version
        events.append(
            {"type": one.type, "event_id": str(one.event_id), "version": one.aggregate_version}
        )
    answer = {"aggregate_id": str(id_), "version": version, "events": events}
    return Commit(
        events=session.events,
        expected=session.expected,
        decided_at=at,
        answer=answer,
        directory=directory,
        running=session.running_clocks(),
        idempotency=key,
        opened=session.opened(),
    )


def _require_version(actual: int, asked: int) -> None:
    if actual != asked:
        raise StaleVersion("it stands at version {actual}, not {asked}", actual=actual, asked=asked)
