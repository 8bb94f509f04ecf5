"""Settings of the notifier; the only place of the service that learns of its environment.

Lists are JSON. Addresses of robots and secrets of webhooks are secrets, and are never shown.
"""

from datetime import time
from typing import Annotated, Literal

from pydantic import BaseModel, Field, SecretStr

from chassis.settings import ServiceSettings
from services.notifier.domain.wishes.wishes import DigestWish


class RobotSettings(BaseModel):
    """A group's robot: `{"name", "url", "events", "language"}`; `url` as apprise writes it."""

    name: str = Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")
    url: SecretStr
    events: tuple[str, ...] = ("TaskAssigned", "TaskBecameOverdue")
    language: str = "zh-CN"


class WebhookSettings(BaseModel):
    """A system: `{"name", "url", "secret", "events"}`; `events` are topics, names, or `*`."""

    name: str = Field(default="", pattern=r"^[A-Za-z0-9_.:-]{0,80}$")
    url: str
    secret: SecretStr
    events: tuple[str, ...] = ("*",)


class NotifierSettings(ServiceSettings):
    """What `serve` is told."""

    nats_url: str = Field(description="nats://host:port")
    notifier_dsn: SecretStr = Field(
        description="database `taizhang_notifier`, as role `notifier_runtime`"
    )
    ledger_url: str = Field(description="the ledger, for people and audiences")
    service_token: SecretStr = Field(description="for the ledger's directory and audiences")
    smtp_url: SecretStr = Field(
        description="smtp://[user:password@]host:port, smtps://…, or file:///folder for .eml files"
    )
    mail_from: str = Field(default="taizhang@localhost.localdomain", description="sender's address")
    smtp_timeout_seconds: float = Field(
        default=20, gt=0, description="how long a mail server is waited for"
    )
    robots: tuple[RobotSettings, ...] = Field(
        default=(),
        description='JSON: `[{"name", "url" as apprise writes it, "events", "language"}]`',
    )
    webhooks: tuple[WebhookSettings, ...] = Field(
        default=(), description='JSON: `[{"name", "url", "secret": "whsec_…", "events"}]`'
    )
    remind_at: time = Field(
        default=time(8), description="from when on reminders are sent, on working days, as 08:00"
    )
    rates: dict[Literal["mail", "robot", "webhook"], Annotated[int, Field(ge=2)]] = Field(
        default={"robot": 20},
        description="JSON: messages a minute, of mail in all, of each robot, of each webhook",
    )
    webhook_key: SecretStr | None = Field(
        default=None, description="32 bytes in base64, seals the secrets of registered webhooks"
    )
    webhook_allowed: tuple[str, ...] = Field(
        default=(),
        description="JSON: networks and hosts that webhooks may have beside public addresses",
    )
    webhook_pauses_seconds: tuple[float, ...] = Field(
        default=(5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400),
        description="JSON: pauses between attempts at a webhook, over days; then it has failed",
    )
    webhook_patience_days: float = Field(
        default=5, gt=0, description="a webhook that refuses for so long is disabled"
    )
    digest: DigestWish = Field(
        default=DigestWish.NONE,
        description="daily digest of who wishes nothing else: none, daily, or instead of messages",
    )
    quiet_hours: str | None = Field(
        default=None,
        pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$",
        description="when nothing but what is urgent is sent, as 21:00-07:00",
    )
    public_url: str | None = Field(
        default=None,
        pattern=r"^https?://[^\s?#]+$",
        description="where readers reach the notifier; without it no mail links to it",
    )
    history_hours: float = Field(default=72, gt=0, description="older events are not sent")
    retry_first_seconds: float = Field(default=30, gt=0, description="first pause after a refusal")
    retry_longest_seconds: float = Field(default=3600, gt=0, description="longest such pause")
    retry_attempts: int = Field(default=10, ge=1, description="attempts before giving up")
    lag_limit: int = Field(default=10_000, ge=1, description="pending messages beyond: not ready")


class MigrateSettings(ServiceSettings):
    """What `migrate` is told."""

    owner_dsn: SecretStr = Field(description="database `taizhang_notifier`, as `taizhang_owner`")
