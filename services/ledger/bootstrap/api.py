"""The HTTP process: commands, uploads, imports, and what services may ask."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI

from chassis.access_log.keeping import PostgresAccessLog
from chassis.clock import SystemClock
from chassis.middleware.body_limit import BodyLimits
from chassis.middleware.visitors import Visiting
from chassis.tokens import verifier_of
from chassis.watching.health import Health
from services.ledger.adapters.evidence import ObjectStoreEvidence
from services.ledger.adapters.excel.reader import read_workbook
from services.ledger.adapters.postgres.tables.evidence_names import PostgresEvidenceNames
from services.ledger.adapters.postgres.tables.people import PostgresPeople
from services.ledger.adapters.postgres.tables.provisioned import PostgresProvisioned
from services.ledger.application.discarding import Discarder
from services.ledger.application.importing.forms.recognise import DirectorySheet, LedgerSheet
from services.ledger.application.provisioning.provisioner import Provisioner
from services.ledger.application.reading.confidants import Confidants
from services.ledger.application.recording.importer import Importer
from services.ledger.bootstrap.parts import LedgerParts
from services.ledger.entrypoints.http.api import Parts, ledger_api
from services.ledger.entrypoints.http.commands.bulk import LARGEST_BULK
from services.ledger.entrypoints.http.commands.routes import LARGEST_COMMAND
from services.ledger.entrypoints.http.files.transfer import Files
from services.ledger.entrypoints.http.imports import LARGEST_FILE
from services.ledger.entrypoints.http.results.public import LARGEST_FEEDBACK
from services.ledger.settings import LedgerSettings

DISCARD_EVERY = 6 * 3600.0
"""Seconds between looks for files that no event names."""


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
    discarder = Discarder(evidence, PostgresEvidenceNames(parts.pool), SystemClock())
    verifier = verifier_of(settings)
    health = _health(parts)
    health.check("tokens", verifier.ready)
    app = ledger_api(
        Parts(
            executor=executor,
            importer=importer_of(parts),
            provisioner=Provisioner(executor, PostgresProvisioned(parts.pool, people)),
            files=Files(evidence, parts.receipts),
            directory=Confidants(parts.store, parts.store, parts.vault, people),
            desk=parts.desk(),
            visiting=Visiting(settings.public_each, settings.public_together),
            access_log=PostgresAccessLog(parts.pool),
            verifier=verifier,
            health=health,
        ),
        _lifespan(parts, discarder),
    )
    limits = {
        "/v1/imports": LARGEST_FILE,
        "/v1/public/results/{result}/feedback": LARGEST_FEEDBACK,
        "/v1/bulk/{command}": LARGEST_BULK,
        "/v1/tasks/{task_id}/evidence": settings.largest_evidence,
        "/v1/campaigns/{campaign_id}/documents": settings.largest_evidence,
    }
    return app, settings, "ledger", BodyLimits(LARGEST_COMMAND, limits)


def _health(parts: LedgerParts) -> Health:
    health = Health()
    health.check("event_store", parts.reachable)
    health.fact("position", parts.store.last_position)
    parts.measured(health.registry)
    return health


def _lifespan(
    parts: LedgerParts, discarder: Discarder
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await parts.open()
        discarding = asyncio.create_task(discarder.run(DISCARD_EVERY))
        try:
            yield
        finally:
            discarding.cancel()
            await asyncio.gather(discarding, return_exceptions=True)
            await parts.close()

    return lifespan


async def _read_aside(data: bytes) -> LedgerSheet | DirectorySheet:
    """Read a workbook in a thread, so that commands go on meanwhile."""
    return await asyncio.to_thread(read_workbook, data)
