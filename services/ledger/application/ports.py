"""What the use cases need from the outside, as protocols; adapters are named after technology."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol, TypeVar
from uuid import UUID

from contracts.envelope import Event
from contracts.events.fact import Sealed
from contracts.events.supervision.draw import Seed
from contracts.words import Role
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.clocks import Deadline
from services.ledger.domain.task.openness import Openness
from services.ledger.domain.task.phases.work import Receipt

A = TypeVar("A", bound=Aggregate)
Holding = tuple[UUID, date, date | None]
"""An officer, and first and last day; None where there is no last one yet."""


class IdempotencyKey(NamedTuple):
    """A person's key for one operation, with the SHA-256 of what was sent."""

    person: str
    operation: str
    key: str
    body_sha256: bytes
    expires_at: datetime

    @property
    def id(self) -> tuple[str, str, str]:
        """What makes it one key: whose, for what, which."""
        return self.person, self.operation, self.key


class OpenTask(NamedTuple):
    """How a task of a campaign stands; `openness` is None once it is over."""

    task: UUID
    campaign: UUID
    openness: Openness | None


class Commit(NamedTuple):
    """Events to append whole or not at all.

    `expected` holds, for every stream that was read or is written, the version that the decision
    saw: all are checked in the transaction, so a state read from a cache decides nothing wrongly.
    `answer` is remembered under the idempotency key with the position added. `directory` is the
    version of the directory that was read, None where it did not matter. `running` are the clocks
    that run in each thing concerned once this is stored. `opened` are tasks that this begins, ends,
    or moves to or from 长期坚持; a commit that closes a campaign conflicts while one of it is open.
    """

    events: Sequence[Event]
    expected: Mapping[UUID, int]
    decided_at: datetime
    answer: Mapping[str, Any] = MappingProxyType({})
    directory: int | None = None
    running: Mapping[UUID, Sequence[Deadline]] = MappingProxyType({})
    idempotency: IdempotencyKey | None = None
    opened: Sequence[OpenTask] = ()


class Appended(NamedTuple):
    """Stored: `position` is that of the commit's last event.

    `answer` is the first answer again when the idempotency key was used before.
    """

    position: int
    answer: Mapping[str, Any]
    repeated: bool = False


class VersionConflictError(Exception):
    """A stream has moved on since it was read; nothing was appended."""


class KeyReusedError(Exception):
    """The idempotency key was used with another body; nothing was appended."""

    code = "idempotency_key_reused"


class StoreBusyError(Exception):
    """Too many commands wait to be appended; come back in `retry_after` seconds."""

    code = "store_busy"
    retry_after = 1


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The moment, in UTC."""


class EventStore(Protocol):
    """The event store: the only truth."""

    async def load(self, kind: type[A], id_: UUID) -> A:
        """The aggregate at its newest version; version 0 when it has no stream."""

    def seen(self, kind: type[A], id_: UUID) -> A:
        """The same as last seen here, at no cost: whoever appends on it has it checked."""

    def keep(self, states: Iterable[Aggregate]) -> None:
        """Remember these as last seen: they were just appended."""

    async def load_many(self, kind: type[A], ids: Sequence[UUID]) -> dict[UUID, A]:
        """The same for many, at the cost of one look."""

    async def open_tasks(self, campaign: UUID) -> Sequence[OpenTask]:
        """The tasks of the campaign that have not ended, or await a look-back."""

    async def tasks_to_work(self) -> Sequence[UUID]:
        """The tasks of all campaigns that still have to be worked."""

    async def feedback_on(self, result: UUID, after: UUID | None, limit: int) -> Sequence[UUID]:
        """Feedback that was received on a published result, oldest first, after this one."""

    async def feedback_count(self, result: UUID) -> int:
        """How much feedback was received on a published result."""

    async def feedback_under(self, receipt: str) -> UUID | None:
        """The feedback whose receipt has this keyed hash."""

    async def append(self, commit: Commit) -> Appended:
        """Append; raises VersionConflictError, KeyReusedError or StoreBusyError."""

    async def remembered(self, key: IdempotencyKey) -> Appended | None:
        """The first answer under this key, or None; raises KeyReusedError."""


@dataclass(frozen=True)
class DirectorySnapshot:
    """Units and holders of posts, as one version of the ledger's own tables has them.

    `units` and `parents` are of the open ones, `closed` the others, each merged one with the unit
    that stands for it now in `successors`. `held` gives, for each (post, unit), who holds it in
    which span; who is erased holds nothing.
    """

    version: int = 0
    units: frozenset[str] = frozenset()
    parents: Mapping[str, str | None] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    successors: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    body_units: Mapping[Role, frozenset[str]] = field(default_factory=dict)
    held: Mapping[tuple[str, str], Sequence[Holding]] = field(default_factory=dict)

    def holders(self, post: str, unit: str, day: date) -> frozenset[UUID]:
        """Who holds the post in the unit on that day."""
        return _on(day, self.held.get((post, unit), ()))

    def members(self, unit: str, day: date) -> frozenset[UUID]:
        """Who holds any post in the unit on that day."""
        held = (spans for (_, where), spans in self.held.items() if where == unit)
        return frozenset().union(*(_on(day, spans) for spans in held))

    def with_successors(self, units: Iterable[str]) -> frozenset[str]:
        """These units, and those that stand for the merged ones among them now."""
        return frozenset(one for unit in units for one in (unit, self.successors.get(unit, unit)))

    def staffed_after(self, day: date) -> frozenset[str]:
        """The units in which a post does not end on that day at the latest."""
        return frozenset(
            unit
            for (_, unit), spans in self.held.items()
            if any(until is None or until > day for _, _, until in spans)
        )

    def unended(self, unit: str) -> list[tuple[str, UUID]]:
        """The posts in the unit whose end nobody has set, with who holds them."""
        return [
            (post, officer)
            for (post, where), spans in self.held.items()
            if where == unit
            for officer, _, until in spans
            if until is None
        ]


def _on(day: date, held: Sequence[Holding]) -> frozenset[UUID]:
    return frozenset(
        officer
        for officer, since, until in held
        if since <= day and (until is None or day <= until)
    )


class Directory(Protocol):
    """What the ledger's own tables say of units and posts."""

    async def snapshot(self, *, newest: bool) -> DirectorySnapshot:
        """The tables as they stand, or, unless the newest is asked for, as last read."""

    async def has_officers(self) -> bool:
        """Whether anybody was ever registered."""


class Vault(Protocol):
    """Seals text under a person's or a case's key, and opens it while the key exists."""

    async def seal(self, owner: str, text: str) -> Sealed:
        """Seal under the owner's key, which is made when there is none."""

    async def seal_more(self, owner: str, text: str) -> Sealed | None:
        """The same under the key that there is already; None where it was deleted."""

    async def open(self, sealed: Sealed) -> str | None:
        """The text, or None when the key was deleted."""

    async def open_all(self, sealed: list[Sealed | None]) -> list[str | None]:
        """The same for many at once; None for none."""

    def hidden_id(self, name: str) -> UUID:
        """The id of this name, the same each time, which only this ledger can tell from it."""


class Receipts(Protocol):
    """Checks what an upload answered."""

    def read(self, receipt: str, person: UUID, task: UUID, now: datetime) -> Receipt:
        """What was stored; refused when forged, of another person or task, or over 24 h old.

        A plan's file is uploaded for a campaign, whose id then stands in the task's place.
        """


class Seeds(Protocol):
    """Where the chance in draws comes from: nobody can know a seed before its draw is announced."""

    async def after(self, draw: UUID) -> Seed | None:
        """The root of the first signed checkpoint that covers the draw's announcement, if any."""


class Identities(Protocol):
    """Makes the ids that events carry."""

    def event_id(self, at: datetime) -> UUID:
        """A new UUIDv7 for an event decided at this moment."""

    def random_id(self) -> UUID:
        """A new id of an aggregate that has no natural key."""
