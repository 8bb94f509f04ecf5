"""What finding signals needs of the store beside aggregates: history, found by index."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol
from uuid import UUID

from contracts.envelope import Event


class Placed(NamedTuple):
    """An event at its position."""

    position: int
    event: Event


class Page(NamedTuple):
    """What was looked for up to a position, and nothing of it is missing."""

    events: Sequence[Placed]
    until: int


class Traces(Protocol):
    """Where the rules look."""

    async def after(self, position: int, most: int) -> Page:
        """The events that a rule looks at, in order, from behind the position on."""

    async def history(self, task: UUID) -> Sequence[Event]:
        """All events of the task, oldest first."""

    async def uses(self, sha256: str) -> Sequence[Event]:
        """What offered this file as evidence, oldest first."""

    async def is_institution(self, sha256: str) -> bool:
        """Whether the file is the text of a registered institution."""

    async def submissions(self, unit: str, since: datetime, until: datetime) -> Sequence[Event]:
        """The submissions of the unit in that span, ends included, in order."""

    async def overdue(self, campaign: UUID, after: date, until: date) -> Sequence[UUID]:
        """Tasks of the campaign with a measure that is late since then: after, until.

        Late since its deadline, later by the days on which the risk was accepted, and since the
        last of these where the deadline passed on them.
        """

    async def campaigns(self) -> Sequence[UUID]:
        """The campaigns in which a task is open."""

    async def mark(self, name: str) -> int:
        """How far this was looked at, 0 before it ever was."""

    async def advance(self, name: str, mark: int) -> None:
        """Note how far it was; never backwards."""
