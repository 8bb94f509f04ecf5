"""Channels from the settings."""

from dataclasses import dataclass
from datetime import timedelta
from email.headerregistry import Address
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from chassis.clock import Clock
from chassis.settings import SettingsError
from services.notifier.adapters.channels.mail import MailChannel, MailTransport, People, Sender
from services.notifier.adapters.channels.pickup import PickupFolder
from services.notifier.adapters.channels.robots.channel import Robot, RobotChannel
from services.notifier.adapters.channels.smtp import SmtpServer, SmtpTransport
from services.notifier.adapters.channels.wording import Wording
from services.notifier.application.ports import Channel
from services.notifier.application.receiving.intents import MAIL, ROBOT, WEBHOOK, Subscriptions
from services.notifier.application.sending.pace import Rate
from services.notifier.application.templates.fresh import FreshlyWorded, Refreshed
from services.notifier.domain.delivery import Retries, RetryRules, RetrySchedule
from services.notifier.settings import NotifierSettings, WebhookSettings

_PORTS = {"smtp": 25, "smtps": 465}


@dataclass(frozen=True)
class ChannelWords:
    """What messages are written with, and where the office's own texts come from."""

    wording: Wording
    kept: Refreshed


def channels_of(
    settings: NotifierSettings,
    people: People,
    words: ChannelWords,
    webhooks: Channel,
    clock: Clock,
) -> dict[str, Channel]:
    """One channel a kind; raises SettingsError where an address cannot be used."""
    robots = {
        each.name: Robot(each.url.get_secret_value(), each.language) for each in settings.robots
    }
    sender = Sender(_sender(settings), settings.public_url and settings.public_url.rstrip("/"))
    return {
        MAIL: FreshlyWorded(
            MailChannel(people, words.wording, _transport(settings), sender, clock), words.kept
        ),
        ROBOT: FreshlyWorded(RobotChannel(robots, words.wording), words.kept),
        WEBHOOK: webhooks,
    }


def subscriptions_of(settings: NotifierSettings) -> Subscriptions:
    """Who asked for which events."""
    return Subscriptions(
        robots={each.name: each.events for each in settings.robots},
        webhooks={name_of(each): each.events for each in settings.webhooks},
    )


def rates_of(settings: NotifierSettings) -> dict[str, Rate]:
    """How fast channels may be used; one that is not named is used as fast as it goes."""
    return {channel: Rate(a_minute) for channel, a_minute in settings.rates.items()}


def retries_of(settings: NotifierSettings) -> dict[str, Retries]:
    """How refusals are retried, by channel; `*` is any other."""
    pauses = tuple(timedelta(seconds=each) for each in settings.webhook_pauses_seconds)
    return {"*": _any_other(settings), WEBHOOK: RetrySchedule(pauses)}


def _any_other(settings: NotifierSettings) -> RetryRules:
    return RetryRules(
        timedelta(seconds=settings.retry_first_seconds),
        timedelta(seconds=settings.retry_longest_seconds),
        settings.retry_attempts,
    )


def name_of(webhook: WebhookSettings) -> str:
    """The webhook's name; without one, its host, which holds no secret."""
    return webhook.name or urlsplit(webhook.url).netloc.rpartition("@")[2]


def _sender(settings: NotifierSettings) -> Address:
    try:
        return Address("台账系统", addr_spec=settings.mail_from)
    except ValueError:
        raise SettingsError("TAIZHANG_MAIL_FROM is not an address") from None


def _transport(settings: NotifierSettings) -> MailTransport:
    url = urlsplit(settings.smtp_url.get_secret_value())
    if url.scheme == "file" and not url.netloc:
        return PickupFolder(Path(unquote(url.path)))
    if url.scheme in _PORTS and url.hostname:
        return SmtpTransport(_server(url, settings))
    raise SettingsError(
        "TAIZHANG_SMTP_URL is neither smtp://host:port, smtps:// nor file:///folder"
    )


def _server(url: SplitResult, settings: NotifierSettings) -> SmtpServer:
    return SmtpServer(
        host=url.hostname or "",
        port=url.port or _PORTS[url.scheme],
        tls=url.scheme == "smtps",
        user=unquote(url.username) if url.username else None,
        password=unquote(url.password) if url.password else None,
        timeout=settings.smtp_timeout_seconds,
    )
