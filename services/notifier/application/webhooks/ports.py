"""What keeping webhooks needs from outside."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from services.notifier.application.reading.views import DeliveryView
from services.notifier.domain.delivery import State
from services.notifier.domain.webhooks.webhook import Disabling, Webhook


@dataclass(frozen=True, slots=True)
class AttemptView:
    """One attempt of a delivery; `code` is the receiver's status, `reply` why there is none."""

    number: int
    started_at: datetime
    ended_at: datetime | None
    ending: str | None
    code: int | None
    reply: str | None


@dataclass(frozen=True, slots=True)
class LoggedDelivery:
    """A delivery to a webhook with all its attempts."""

    delivery: DeliveryView
    attempts: list[AttemptView]


@dataclass(frozen=True, slots=True)
class LogWanted:
    """Which deliveries of a webhook: newest first, after the cursor's."""

    state: State | None = None
    after: tuple[int, UUID] | None = None
    limit: int = 50


class Secrets(Protocol):
    """Secrets as they are drawn and as they lie in the database."""

    def new(self) -> str:
        """A new secret as the Standard Webhooks write it, `whsec_…`."""

    def sealed(self, webhook: str, secret: str) -> bytes:
        """The secret as it is stored; raises NoKeyError where there is no key to seal by."""


class Targets(Protocol):
    """Addresses on the network."""

    async def judge(self, url: str) -> None:
        """Raise TargetRefusedError for an address that may not be called.

        A name that nobody knows yet passes: it is judged again at every call.
        """


class Webhooks(Protocol):
    """The registered webhooks; all raise PassingError, and NotFoundError for an unknown name."""

    async def listed(self) -> list[Webhook]:
        """All of them, by name."""

    async def named(self, name: str) -> Webhook:
        """One of them."""

    async def add(self, webhook: Webhook, sealed: bytes) -> None:
        """Keep a new one; raises NameTakenError."""

    async def rotate(self, name: str, sealed: bytes, now: datetime, until: datetime) -> None:
        """Sign by this secret too from now on, by the earlier ones until then; forget older."""

    async def disable(self, name: str, disabling: Disabling) -> None:
        """Hold what is to be sent; one that is disabled stays so as it is."""

    async def enable(self, name: str) -> None:
        """Send from now on; what was held waits to be asked for."""

    async def failed(self, name: str, now: datetime) -> datetime | None:
        """Note a refusal; since when it is refused, None for one that is not registered."""

    async def taken(self, name: str) -> None:
        """Note that something was accepted."""


class WebhookLog(Protocol):
    """What was sent to a webhook."""

    async def read(self, name: str, wanted: LogWanted) -> list[LoggedDelivery]:
        """Deliveries with their attempts."""

    async def resend(self, name: str, delivery: UUID, by: UUID, now: datetime) -> None:
        """Make one due, whatever became of it; raises NotFoundError."""

    async def resend_since(self, name: str, since: datetime, by: UUID, now: datetime) -> int:
        """Make due all that was created since then and is not on its way; how many."""


class OfficeNotices(Protocol):
    """What the notifier itself has to say to the office."""

    async def webhook_given_up(self, webhook: Webhook, now: datetime) -> None:
        """Tell each holder of an office post, once for a disabling."""
