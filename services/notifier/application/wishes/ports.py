"""Where wishes are kept."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from services.notifier.domain.wishes.wishes import Wishes


@dataclass(frozen=True)
class Unsubscribing:
    """What a link in a mail stands for: whose it is, and which kind of message."""

    officer: UUID
    kind: str
    language: str


class WishBook(Protocol):
    """Wishes by person; all raise PassingError."""

    async def of(self, officer: UUID) -> Wishes:
        """The person's wishes; none of their own where they never said any."""

    async def put(self, officer: UUID, wishes: Wishes) -> None:
        """Keep these in the place of all earlier ones."""

    async def meant_by(self, token: UUID) -> Unsubscribing:
        """What the link stands for; raises NotFoundError."""

    async def unsubscribe(self, token: UUID) -> Unsubscribing:
        """Send no more of it; doing so again changes nothing. Raises NotFoundError."""
