"""The form of what is asked and answered about webhooks."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field

from services.notifier.application.webhooks.keep import Made, Wish
from services.notifier.application.webhooks.ports import LoggedDelivery
from services.notifier.domain.publicity import may_be_asked_for
from services.notifier.domain.webhooks.addresses import LONGEST_URL
from services.notifier.domain.webhooks.webhook import Disabling, Webhook

LONGEST_OVERLAP_HOURS = 24 * 30


def _known(name: str) -> str:
    if not may_be_asked_for(name):
        raise ValueError("no event of this topic or name goes to webhooks")
    return name


class WebhookWish(BaseModel):
    """A new webhook: `events` are topics, event names, or `*` for all."""

    name: str = Field(pattern=r"^[A-Za-z0-9_.:-]{1,80}$", examples=["archive"])
    url: str = Field(max_length=LONGEST_URL, examples=["https://archive.example.org/hooks"])
    events: list[Annotated[str, AfterValidator(_known)]] = Field(
        default=["*"], min_length=1, max_length=200, examples=[["TaskClosed", "task.verified.v1"]]
    )

    def wish(self) -> Wish:
        """What the use case takes."""
        return Wish(self.name, self.url, tuple(dict.fromkeys(self.events)))


class ShownWebhook(BaseModel):
    """A webhook without its secret; one of the environment has no address here."""

    name: str
    origin: Literal["registered", "environment"]
    events: list[str]
    url: str | None = None
    created_at: datetime | None = None
    created_by: UUID | None = None
    failing_since: datetime | None = None
    disabled: Disabling | None = None
    both_sign_until: datetime | None = None

    @classmethod
    def of(cls, webhook: Webhook) -> Self:
        """A registered one."""
        return cls.model_validate(
            {"origin": "registered", **{each: getattr(webhook, each) for each in _SHARED}}
        )


_SHARED = (
    *("name", "url", "events", "created_at", "created_by"),
    *("failing_since", "disabled", "both_sign_until"),
)


class WebhookList(BaseModel):
    """All webhooks, those of the environment first."""

    items: list[ShownWebhook]


class MadeWebhook(BaseModel):
    """A webhook with the secret just made, which is shown this once."""

    webhook: ShownWebhook
    secret: str = Field(examples=["whsec_…"])

    @classmethod
    def of(cls, made: Made) -> Self:
        """What was just made."""
        return cls(webhook=ShownWebhook.of(made.webhook), secret=made.secret)


class Rotation(BaseModel):
    """For how long both secrets sign; 0 where the old one is known to others."""

    overlap_hours: float = Field(default=24, ge=0, le=LONGEST_OVERLAP_HOURS)


class Since(BaseModel):
    """From which moment on."""

    since: datetime


class Resent(BaseModel):
    """How many deliveries became due again."""

    resent: int


class WebhookLogPage(BaseModel):
    """Deliveries to a webhook with their attempts, newest first."""

    items: list[LoggedDelivery]
    next: str | None


def listed(environment: Mapping[str, tuple[str, ...]], registered: list[Webhook]) -> WebhookList:
    """All webhooks as they are shown."""
    of_operator = [
        ShownWebhook(name=name, origin="environment", events=list(events))
        for name, events in environment.items()
    ]
    return WebhookList(items=of_operator + [ShownWebhook.of(each) for each in registered])
