"""Deliveries and dead letters as people see them, and what they may ask for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from services.notifier.application.reading.explaining import Explanation
from services.notifier.application.reading.reader import Reader
from services.notifier.application.receiving.messages import Incoming
from services.notifier.domain.delivery import State


@dataclass(frozen=True)
class DeliveryView:
    """One delivery; `officer` is null for a group's or a system's.

    `acknowledged_at` is when its reader first marked it as read, which stays; `read_at` is null
    again once they mark it as unread.
    """

    id: UUID
    event_id: UUID
    topic: str
    position: int
    channel: str
    recipient: str
    officer: UUID | None
    of_a_case: bool
    template: str | None
    params: dict[str, str]
    state: State
    due_at: datetime
    attempts: int
    detail: str
    created_at: datetime
    changed_at: datetime
    sent_again_by: UUID | None
    read_at: datetime | None
    acknowledged_at: datetime | None
    discarded_by: UUID | None
    discard_reason: str | None
    explanation: Explanation | None


@dataclass(frozen=True)
class DeadLetterView:
    """A parked message without its content; `handled_at` once it was handled after all.

    One that is neither handled nor discarded waits for a person.
    """

    id: UUID
    sequence: int
    subject: str
    size: int
    error: str
    parked_at: datetime
    handled_at: datetime | None
    discarded_at: datetime | None
    discarded_by: UUID | None
    discard_reason: str | None
    explanation: Explanation


@dataclass(frozen=True)
class Wanted:
    """Which deliveries: newest first, after the cursor's, at most `limit`."""

    state: State | None = None
    event: UUID | None = None
    officer: UUID | None = None
    task: UUID | None = None
    unread: bool = False
    after: tuple[int, UUID] | None = None
    limit: int = 50


class Readers(Protocol):
    """Who a caller is."""

    async def find(self, account: str, acting: str | None) -> Reader | None:
        """The person with this account and today's roles; None if the directory has none.

        With `acting`, `post@unit`, the role of that post alone; PostNotHeldError if it is not held.
        """


class Deliveries(Protocol):
    """Deliveries, within what the reader may see."""

    async def seen_by(self, reader: Reader, wanted: Wanted) -> list[DeliveryView]:
        """What the reader may see of what is wanted."""

    async def send_again(self, reader: Reader, delivery: UUID, now: datetime) -> DeliveryView:
        """Make it due now; raises NotFoundError or NotSendableError."""

    async def discard(
        self, reader: Reader, delivery: UUID, reason: str, now: datetime
    ) -> DeliveryView:
        """Send it never; raises NotFoundError or NotDiscardableError."""


class OwnInbox(Protocol):
    """What a person was told themselves: read, or not yet. What is history counts as read."""

    async def unread(self, officer: UUID) -> int:
        """How many messages wait to be read."""

    async def mark(self, officer: UUID, message: UUID, now: datetime, *, read: bool) -> None:
        """Mark one; the first reading is kept as acknowledged. Raises NotFoundError."""

    async def mark_all(self, officer: UUID, through: int, now: datetime) -> int:
        """Mark as read what stands at this position or before; how many were not."""


class DeadLetters(Protocol):
    """Parked messages."""

    async def listed(
        self, after: tuple[int, UUID] | None, limit: int, *, waiting: bool
    ) -> list[DeadLetterView]:
        """Newest place in the stream first; those alone that wait for a person, if `waiting`."""

    async def message(self, letter: UUID) -> Incoming:
        """The message as it came; raises NotFoundError."""

    async def discard(self, letter: UUID, by: UUID, reason: str, now: datetime) -> None:
        """Handle it never; raises NotFoundError or NotDiscardableError."""

    async def handled(self, letter: UUID, now: datetime) -> None:
        """Note that it was handled after all."""
