"""Webhooks put together: where they are known, how they are reached, who keeps them."""

import binascii
from dataclasses import dataclass
from datetime import timedelta

import httpx

from chassis.clock import Clock, SystemClock
from chassis.settings import SettingsError
from services.notifier.adapters.channels.outward import Direct, Outward
from services.notifier.adapters.channels.webhook import Endpoint, WebhookChannel
from services.notifier.adapters.postgres.connecting import Database
from services.notifier.adapters.postgres.receiving.directory import PostgresDirectory
from services.notifier.adapters.postgres.webhooks.endpoints import KnownEndpoints
from services.notifier.adapters.postgres.webhooks.log import PostgresWebhookLog
from services.notifier.adapters.postgres.webhooks.notices import PostgresOfficeNotices
from services.notifier.adapters.postgres.webhooks.registry import PostgresWebhooks
from services.notifier.adapters.sealing import SealedSecrets
from services.notifier.application.webhooks.keep import KeepWebhooks
from services.notifier.application.webhooks.watch import WatchedWebhooks
from services.notifier.bootstrap.channels import name_of, subscriptions_of
from services.notifier.domain.webhooks.addresses import Allowed
from services.notifier.entrypoints.http.webhooks.registry import WebhookUse
from services.notifier.settings import NotifierSettings


@dataclass(frozen=True)
class WebhookParts:
    """The channel, and what the routes use."""

    channel: WatchedWebhooks
    use: WebhookUse
    log: PostgresWebhookLog


@dataclass(frozen=True)
class Surroundings:
    """What webhooks stand on; `outside` calls the operator's addresses, `anywhere` others'."""

    database: Database
    outside: httpx.AsyncClient
    anywhere: httpx.AsyncClient
    clock: Clock


def webhooks_of(settings: NotifierSettings, on: Surroundings) -> WebhookParts:
    """Raises SettingsError where the key or what is allowed cannot be used."""
    outward, secrets = Outward(on.anywhere, _allowed(settings)), _secrets(settings)
    registered = PostgresWebhooks(on.database)
    environment = {
        name_of(each): Endpoint(each.url, (each.secret.get_secret_value(),), Direct(on.outside))
        for each in settings.webhooks
    }
    endpoints = KnownEndpoints(environment, registered, secrets, outward, on.clock)
    notices = PostgresOfficeNotices(on.database, PostgresDirectory(), settings.timezone)
    asked = subscriptions_of(settings).webhooks
    return WebhookParts(
        channel=WatchedWebhooks(
            WebhookChannel(endpoints, SystemClock()),
            *(registered, notices, on.clock),
            timedelta(days=settings.webhook_patience_days),
        ),
        use=WebhookUse(
            KeepWebhooks(registered, secrets, outward, asked, on.clock), registered, asked
        ),
        log=PostgresWebhookLog(on.database),
    )


def _allowed(settings: NotifierSettings) -> Allowed:
    try:
        return Allowed.of(settings.webhook_allowed)
    except ValueError as error:
        raise SettingsError(f"TAIZHANG_WEBHOOK_ALLOWED: {error}") from None


def _secrets(settings: NotifierSettings) -> SealedSecrets:
    key = settings.webhook_key
    try:
        return SealedSecrets(key.get_secret_value() if key else None)
    except (binascii.Error, ValueError):
        raise SettingsError("TAIZHANG_WEBHOOK_KEY is not 32 bytes in base64") from None
