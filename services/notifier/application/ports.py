"""What the use cases need from outside; adapters stand behind these."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from contracts.envelope import Event
from services.notifier.application.receiving.intents import Intent
from services.notifier.application.receiving.messages import Incoming, Received
from services.notifier.application.sending.letter import Letter
from services.notifier.domain.delivery import Next, Outcome
from services.notifier.domain.notice import Audience
from services.notifier.domain.situation import Situation
from services.notifier.domain.wishes.wishes import Wishes


class Handling(Protocol):
    """One transaction in which an event is handled; it ends all or nothing.

    `position` is the highest handled before; messages of the stream up to
    `first_start_sequence` were there before the notifier's first start. `webhooks` are those that
    registered, with what they asked for.
    """

    position: int
    first_start_sequence: int
    webhooks: Mapping[str, tuple[str, ...]]

    def knows(self, event: Event) -> bool:
        """Whether the event, one of those named at the beginning, was handled before."""

    async def project(self, received: Received) -> None:
        """Take the event into the directory and the labels of tasks."""

    async def run_clocks(self, received: Received, day: date) -> None:
        """Begin, rest and end the deadlines that the event, of this day, says anything about."""

    async def situation(self, event: Event, day: date) -> Situation:
        """All that the policy looks at, an audience excepted."""

    async def wishes(self, officers: Iterable[UUID]) -> dict[UUID, Wishes]:
        """The wishes of those of them who have any."""

    async def add(self, received: Received, intents: Iterable[Intent], now: datetime) -> None:
        """Note what is to be sent."""

    async def ask_audience(self, received: Received, now: datetime, *, history: bool) -> None:
        """Note that the ledger must be asked whom a case concerns."""

    async def audience_known(self, received: Received) -> None:
        """Note that it was asked."""

    async def finish(self, received: Received, now: datetime) -> None:
        """Note the event as handled, and a gap where positions before it are missing."""

    async def park(self, incoming: Incoming, error: str, now: datetime) -> None:
        """Keep a message that cannot be handled, and go past it."""


class Inbox(Protocol):
    """What was received, and how far."""

    def handling(self, events: Iterable[UUID] = ()) -> AbstractAsyncContextManager[Handling]:
        """A transaction on these events; raises PassingError where the database is away."""


class Backlog(Protocol):
    """The stream, read by place."""

    async def between(self, position: int, sequence: int) -> list[Incoming]:
        """Messages after the event at `position` and before the stream's `sequence`, in order.

        As many as are still there; raises PassingError where the stream does not answer.
        """

    async def message(self, sequence: int) -> Incoming | None:
        """The message at this place, None if it is no longer there; raises PassingError."""


class OpenAudiences(Protocol):
    """Cases of which it is not yet known whom to tell."""

    async def due(self, now: datetime) -> list[tuple[Received, bool, int]]:
        """Those to be asked for now: the event, whether it is history, tries so far."""

    async def postpone(self, event: UUID, due_at: datetime, detail: str) -> None:
        """Ask again later."""


class Ledger(Protocol):
    """What only the ledger can tell."""

    async def audience(self, case: UUID) -> Audience:
        """Whom a case concerns; raises PassingError."""


class Channel(Protocol):
    """A way to reach somebody; `safe_to_repeat`: the receiver recognises a repetition."""

    @property
    def safe_to_repeat(self) -> bool:
        """Whether an attempt with unknown outcome may be repeated by itself."""

    async def send(self, letter: Letter) -> Outcome:
        """Send once and say how it ended; never raises."""


class Outbox(Protocol):
    """What is to be sent, what was tried, and how it ended; all raise PassingError."""

    async def recover(self, safe_channels: list[str], now: datetime) -> int:
        """Settle attempts without a result: unknown, or due again on safe channels."""

    async def claim(self, now: datetime, limit: int) -> list[Letter]:
        """Take what is due; each attempt is on record when this returns."""

    async def settle(self, letter: Letter, ended: Outcome, then: Next, now: datetime) -> None:
        """Record how the attempt ended and what follows, unless it was settled otherwise."""


class HeldTurn(Protocol):
    """The turn while it is held."""

    async def confirm(self) -> None:
        """Raise PassingError if it was lost."""


class Turn(Protocol):
    """Lets one process at a time work on the outbox."""

    def held(self) -> AbstractAsyncContextManager[HeldTurn]:
        """Wait for the turn and keep it; raises PassingError."""
