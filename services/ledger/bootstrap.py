"""Where the ledger's processes are put together: adapters behind ports, and nothing else.

Nothing connects here; each part does so on first use, and a part that cannot shows in readiness.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI

from chassis.access_log import PostgresAccessLog
from chassis.clock import clock_of
from chassis.health import Health
from chassis.middleware.body_limit import BodyLimits
from chassis.tokens import verifier_of
from services.ledger.adapters.evidence import ObjectStoreEvidence
from services.ledger.adapters.excel.reader import read_workbook
from services.ledger.adapters.jetstream.event_stream import JetStreamEvents, NatsAccess
from services.ledger.adapters.keys.identities import RandomIdentities
from services.ledger.adapters.keys.key_file import KeyFile
from services.ledger.adapters.keys.receipts import SignedReceipts
from services.ledger.adapters.keys.vault import PostgresVault
from services.ledger.adapters.postgres.event_log import PostgresEventLog
from services.ledger.adapters.postgres.pool import PostgresPool
from services.ledger.adapters.postgres.relay_lease import PostgresLease
from services.ledger.adapters.postgres.store.event_store import PostgresEventStore
from services.ledger.adapters.postgres.store.writer import PostgresWriter
from services.ledger.adapters.postgres.tables.directory import PostgresDirectory
from services.ledger.adapters.postgres.tables.due_dates import PostgresDueDates
from services.ledger.adapters.postgres.tables.people import PostgresPeople
from services.ledger.application.execution import Executor
from services.ledger.application.identification import Identification
from services.ledger.application.importing.forms.recognise import DirectorySheet, LedgerSheet
from services.ledger.application.reading.confidants import Confidants
from services.ledger.application.recording.importer import Importer
from services.ledger.application.relaying.publishing import Pace
from services.ledger.application.relaying.relay import Ports, Relay
from services.ledger.application.sweeping import Sweeper
from services.ledger.entrypoints.clock import clock_app
from services.ledger.entrypoints.http.api import Parts, ledger_api
from services.ledger.entrypoints.http.evidence import Files
from services.ledger.entrypoints.http.imports import LARGEST_FILE
from services.ledger.settings import LedgerSettings, RelaySettings


def relay_of(settings: RelaySettings) -> Relay:
    """The relay that these settings describe."""
    dsn, patience = settings.event_store_dsn.get_secret_value(), settings.relay_patience
    password = settings.nats_password.get_secret_value() if settings.nats_password else None
    access = NatsAccess(settings.nats_url, settings.nats_user, password)
    ports = Ports(
        log=PostgresEventLog(dsn, patience),
        stream=JetStreamEvents(access, patience),
        lease=PostgresLease(dsn, patience),
    )
    pace = Pace(
        window=settings.relay_window,
        batch=settings.relay_batch,
        patience=patience,
        poll=settings.relay_poll,
        check=settings.relay_check,
    )
    return Relay(ports, pace, settings.relay_standby_poll)


class LedgerParts:
    """Everything over one pool; opened in the process's loop, closed with it."""

    def __init__(self, settings: LedgerSettings) -> None:
        dsn, most = settings.event_store_dsn.get_secret_value(), settings.pool_size
        self.pool = PostgresPool(dsn, most)
        self.writer = PostgresWriter(self.pool, settings.queue_length)
        key_file = KeyFile(settings.key_file)
        self.store = PostgresEventStore(self.pool, self.writer)
        self.vault = PostgresVault(self.pool, key_file)
        self.receipts = SignedReceipts(key_file)
        self.identities = RandomIdentities()
        self.identification = Identification(
            self.store, PostgresDirectory(self.pool), clock_of(settings), settings.timezone
        )

    async def open(self) -> None:
        """Connect and begin to write."""
        await self.pool.open()
        await self.writer.__aenter__()

    async def close(self) -> None:
        """Stop writing and disconnect."""
        await self.writer.__aexit__()
        await self.pool.close()

    def executor(self) -> Executor:
        """What carries out commands."""
        return Executor(self.store, self.identification, self.vault, self.receipts, self.identities)

    def sweeper(self) -> Sweeper:
        """What records passed deadlines."""
        due_dates = PostgresDueDates(self.pool)
        return Sweeper(self.store, due_dates, self.identification, self.identities)

    async def reachable(self) -> tuple[bool, str]:
        """Whether the store answers."""
        return True, f"at position {await self.store.last_position()}"


def importer_of(parts: LedgerParts) -> Importer:
    """What imports workbooks."""
    people = PostgresPeople(parts.pool, parts.vault)
    return Importer(parts.executor(), people, _read_aside)


def api_of(settings: LedgerSettings) -> tuple[FastAPI, LedgerSettings, str, BodyLimits]:
    """The HTTP app, and what serving it needs."""
    parts = LedgerParts(settings)
    executor = parts.executor()
    people = PostgresPeople(parts.pool, parts.vault)
    evidence = ObjectStoreEvidence(settings.evidence_url, settings.largest_evidence)
    verifier = verifier_of(settings)
    health = _health(parts)
    health.check("tokens", verifier.ready)
    app = ledger_api(
        Parts(
            executor=executor,
            importer=importer_of(parts),
            files=Files(evidence, parts.receipts),
            directory=Confidants(parts.store, parts.store, parts.vault, people),
            access_log=PostgresAccessLog(parts.pool),
            verifier=verifier,
            health=health,
        ),
        _lifespan(parts),
    )
    limits = {
        "/v1/imports": LARGEST_FILE,
        "/v1/tasks/{task_id}/evidence": settings.largest_evidence,
    }
    return app, settings, "ledger", BodyLimits(raised=limits)


def clock_of_ledger(settings: LedgerSettings) -> FastAPI:
    """The clock process's app."""
    parts = LedgerParts(settings)

    async def opened() -> Sweeper:
        await parts.open()
        return parts.sweeper()

    return clock_app(opened, parts.close, parts.store.last_position, settings.sweep_interval)


def _health(parts: LedgerParts) -> Health:
    health = Health()
    health.check("event_store", parts.reachable)
    health.fact("position", parts.store.last_position)
    return health


def _lifespan(parts: LedgerParts) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await parts.open()
        try:
            yield
        finally:
            await parts.close()

    return lifespan


async def _read_aside(data: bytes) -> LedgerSheet | DirectorySheet:
    """Read a workbook in a thread, so that commands go on meanwhile."""
    return await asyncio.to_thread(read_workbook, data)
