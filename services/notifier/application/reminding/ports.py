"""What the morning round needs from outside."""

from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from contracts.events.campaign import Policy
from services.notifier.application.receiving.intents import Intent
from services.notifier.domain.reminding.clocks import OpenClock
from services.notifier.domain.reminding.digest import Digest, PutOff
from services.notifier.domain.reminding.ladder import Turn
from services.notifier.domain.situation import Situation
from services.notifier.domain.wishes.wishes import Wishes

Versions = tuple[tuple[date, Policy], ...]
"""A campaign's policies, each with the day from which it governs."""


@dataclass(frozen=True)
class Looked:
    """What a look at a clock came to, and what is to be sent for it."""

    clock: OpenClock
    turn: Turn
    intents: tuple[Intent, ...] = ()


class Round(Protocol):
    """One transaction in which a day's round is gone; all or nothing.

    `started_at` is when this notifier first saw the stream: what came before was another's to tell.
    """

    started_at: datetime

    async def due(self, today: date, limit: int) -> list[OpenClock]:
        """Clocks with a step by today that nobody else looks at, the oldest first."""

    async def policies(self) -> dict[UUID, Versions]:
        """The policies of each campaign."""

    async def situation(self, today: date) -> Situation:
        """The directory as it is today."""

    async def wishes(self) -> dict[UUID, Wishes]:
        """The wishes of everybody who has any."""

    async def running(self, by: date) -> list[OpenClock]:
        """Every clock that runs and ends by this day, the first to end first."""

    async def put_off(self) -> list[PutOff]:
        """Messages that wait for a digest, the oldest first."""

    async def send_digests(self, digests: Iterable[Digest], now: datetime) -> None:
        """Keep the digests to be sent, and the messages in them as told by them."""

    async def note(self, looked: Iterable[Looked], today: date, now: datetime) -> None:
        """Keep the steps as done with, and what is to be sent; what is there already stays."""


class Rounds(Protocol):
    """Lets the round of a day be gone once, however many processes there are."""

    def opened(self, today: date) -> AbstractAsyncContextManager[Round | None]:
        """The round of today, None where it was gone; raises PassingError."""


class Stream(Protocol):
    """The stream of events."""

    async def caught_up(self) -> bool:
        """Whether all that is in the stream has been handled; raises PassingError."""
