"""The whole service as an app: what it is made of, what runs beside HTTP, how it ends."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
from fastapi import FastAPI
from nats.js import JetStreamContext

from chassis.access_log.keeping import PostgresAccessLog
from chassis.calendar import calendar_of
from chassis.clock import Clock, clock_of
from chassis.tokens import verifier_of
from chassis.watching.health import Health
from services.notifier.adapters.channels.wording import Wording
from services.notifier.adapters.jetstream import JetStreamBacklog
from services.notifier.adapters.ledger_http import LedgerHttp
from services.notifier.adapters.postgres.answering.dead_letters import PostgresDeadLetters
from services.notifier.adapters.postgres.answering.own import PostgresOwnInbox
from services.notifier.adapters.postgres.answering.readers import PostgresReaders
from services.notifier.adapters.postgres.answering.views import PostgresDeliveries
from services.notifier.adapters.postgres.connecting import Database
from services.notifier.adapters.postgres.figures import PostgresFigures
from services.notifier.adapters.postgres.outbox import PostgresOutbox
from services.notifier.adapters.postgres.pace import PostgresPace
from services.notifier.adapters.postgres.receiving.audiences import PostgresOpenAudiences
from services.notifier.adapters.postgres.receiving.directory import PostgresDirectory
from services.notifier.adapters.postgres.receiving.inbox import PostgresInbox
from services.notifier.adapters.postgres.reminding.rounds import PostgresRounds
from services.notifier.adapters.postgres.templates.edited import PostgresEditedTemplates
from services.notifier.adapters.postgres.turn import PostgresTurn
from services.notifier.adapters.postgres.wishes.book import PostgresWishBook
from services.notifier.adapters.templating.workshop import JinjaWorkshop
from services.notifier.application.ports import Channel
from services.notifier.application.reading.handle_again import HandleAgain
from services.notifier.application.receiving.handle_message import HandleMessage, HandlingRules
from services.notifier.application.receiving.resolve_audiences import ResolveAudiences
from services.notifier.application.reminding.remind import Remind, RoundRules
from services.notifier.application.sending.send_due import SendDue
from services.notifier.application.templates.edit import EditTemplates
from services.notifier.bootstrap.channels import (
    ChannelWords,
    channels_of,
    rates_of,
    retries_of,
    subscriptions_of,
)
from services.notifier.bootstrap.house import house_of
from services.notifier.bootstrap.watching import watch, watch_rounds, watch_stream
from services.notifier.bootstrap.webhooks import Surroundings, webhooks_of
from services.notifier.entrypoints.http.app import Offered, build_app
from services.notifier.entrypoints.http.caller import caller_of
from services.notifier.entrypoints.http.own import Words, Write
from services.notifier.entrypoints.metrics import Metrics
from services.notifier.entrypoints.morning import Morning
from services.notifier.entrypoints.stream.advisories import AdvisoryConsumer
from services.notifier.entrypoints.stream.consumer import StreamConsumer
from services.notifier.entrypoints.stream.subscription import (
    DURABLE,
    Handlers,
    NatsAddress,
    StreamSubscription,
)
from services.notifier.entrypoints.worker import Worker
from services.notifier.settings import NotifierSettings


@dataclass(frozen=True)
class Parts:
    """What several parts of the service share."""

    settings: NotifierSettings
    clock: Clock
    database: Database
    directory: PostgresDirectory
    inbox: PostgresInbox
    backlog: JetStreamBacklog
    wording: Wording
    edited: PostgresEditedTemplates
    metrics: Metrics


def create_app(settings: NotifierSettings) -> FastAPI:
    """The app, with nothing running yet; raises SettingsError where it cannot be built."""
    health = Health()
    parts = _parts(settings, Metrics(health.registry))
    handle = HandleMessage(parts.inbox, parts.backlog, parts.clock, _rules(settings))
    ledger, outside = _ledger_client(settings), httpx.AsyncClient(timeout=15)
    anywhere = httpx.AsyncClient(timeout=15, trust_env=False)
    around = Surroundings(parts.database, outside, anywhere, parts.clock)
    webhooks = webhooks_of(settings, around)
    worker = _worker(parts, ledger, webhooks.channel)
    subscription = _subscription(parts, handle, worker)
    verifier = verifier_of(settings)
    watch(health, PostgresFigures(parts.database), verifier, parts.metrics)
    watch_stream(health, subscription, settings.lag_limit, parts.metrics)
    remind = _remind(parts)
    watch_rounds(health, remind)
    morning = Morning(remind, worker.call)
    letters = PostgresDeadLetters(parts.database)
    readers = PostgresReaders(parts.database, parts.directory, parts.clock, settings.timezone)
    log = PostgresAccessLog(parts.database)
    offered = Offered(
        caller=caller_of(verifier, readers, log, parts.clock),
        deliveries=PostgresDeliveries(parts.database),
        own_inbox=PostgresOwnInbox(parts.database),
        dead_letters=letters,
        wishes=PostgresWishBook(parts.database),
        access_log=log,
        webhooks=webhooks.use,
        webhook_log=webhooks.log,
        handle_again=HandleAgain(letters, handle, parts.clock),
        words=_words(parts),
        templates=EditTemplates(JinjaWorkshop(), parts.edited, parts.clock),
        clock=parts.clock,
        wake=worker.call,
    )

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(ledger)
            await stack.enter_async_context(outside)
            await stack.enter_async_context(anywhere)
            await parts.database.open()
            stack.push_async_callback(parts.database.close)
            await stack.enter_async_context(
                _running(worker.run(), subscription.run(), morning.run())
            )
            yield

    return build_app(offered, health, lifespan)


def _words(parts: Parts) -> Words:
    async def words() -> Write:
        await parts.edited.refresh()
        return parts.wording.write

    return words


def _parts(settings: NotifierSettings, metrics: Metrics) -> Parts:
    database = Database(settings.notifier_dsn.get_secret_value())
    directory = PostgresDirectory()
    edited = PostgresEditedTemplates(database)
    return Parts(
        settings=settings,
        clock=clock_of(settings),
        database=database,
        directory=directory,
        inbox=PostgresInbox(database, directory),
        backlog=JetStreamBacklog(DURABLE),
        wording=Wording(edited=edited.sources),
        edited=edited,
        metrics=metrics,
    )


def _rules(settings: NotifierSettings) -> HandlingRules:
    horizon = timedelta(hours=settings.history_hours)
    return HandlingRules(settings.timezone, horizon, subscriptions_of(settings), house_of(settings))


def _ledger_client(settings: NotifierSettings) -> httpx.AsyncClient:
    token = settings.service_token.get_secret_value()
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.AsyncClient(base_url=settings.ledger_url, headers=headers, timeout=5)


def _worker(parts: Parts, ledger: httpx.AsyncClient, webhooks: Channel) -> Worker:
    settings, clock = parts.settings, parts.clock
    people = LedgerHttp(ledger, lambda: asyncio.get_running_loop().time())
    words = ChannelWords(parts.wording, parts.edited)
    channels = channels_of(settings, people, words, webhooks, clock)
    observe = parts.metrics.attempted
    outbox = PostgresOutbox(parts.database, PostgresPace(rates_of(settings)))
    send = SendDue(outbox, channels, clock, retries_of(settings), observe)
    opened = PostgresOpenAudiences(parts.database)
    resolve = ResolveAudiences(opened, parts.inbox, people, clock, _rules(settings))
    return Worker(PostgresTurn(parts.database), send, resolve)


def _remind(parts: Parts) -> Remind:
    settings = parts.settings
    rules = RoundRules(
        settings.timezone, calendar_of(settings), house_of(settings), settings.remind_at
    )
    rounds = PostgresRounds(parts.database, parts.directory)
    return Remind(rounds, parts.backlog, parts.clock, rules)


def _subscription(parts: Parts, handle: HandleMessage, worker: Worker) -> StreamSubscription:
    def handled() -> None:
        parts.metrics.handled.inc()
        worker.call()

    async def connected(jetstream: JetStreamContext, last_sequence: int) -> None:
        await parts.inbox.note_first_start(last_sequence, parts.clock.now())
        parts.backlog.attach(jetstream)

    settings = parts.settings
    password = settings.nats_password
    address = NatsAddress(
        settings.nats_url,
        settings.nats_user,
        password.get_secret_value() if password else None,
    )
    advisories = AdvisoryConsumer(DURABLE, parts.backlog, handle)
    handlers = Handlers(StreamConsumer(handle, handled), advisories)
    return StreamSubscription(address, handlers, connected)


@asynccontextmanager
async def _running(*works: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Run these until the end of the block, then cancel them and wait for their end."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
