"""The serving process: projector, nudges, names and HTTP.

A part that cannot connect shows in readiness.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI

from chassis.access_log.keeping import PostgresAccessLog
from chassis.calendar import calendar_of
from chassis.clock import clock_of
from chassis.middleware.visitors import Visiting
from chassis.tokens import verifier_of
from chassis.watching.health import Health
from contracts.events import catalogue
from services.reporting.adapters.excel.writer import write_workbook
from services.reporting.adapters.ledger.directory import LedgerDirectory, NoDirectory
from services.reporting.adapters.ledger.evidence import LedgerEvidence
from services.reporting.adapters.ledger.statements import HttpStatements
from services.reporting.adapters.msgspec.decoder import decode
from services.reporting.adapters.nats.nudge import NatsNudge
from services.reporting.adapters.postgres.attestations import PostgresAttestations
from services.reporting.adapters.postgres.event_store import PostgresEventStore
from services.reporting.adapters.postgres.model.digest import PostgresDigests
from services.reporting.adapters.postgres.model.reading.reader import PostgresReadModel
from services.reporting.adapters.postgres.model.schema import LAYOUT
from services.reporting.adapters.postgres.model.writing.writer import PostgresModel
from services.reporting.adapters.postgres.people import PostgresNameTable
from services.reporting.adapters.postgres.tree import PostgresProofTree
from services.reporting.adapters.statement_key import StatementKey
from services.reporting.application.asking.desk import Desk
from services.reporting.application.asking.moment import Moments
from services.reporting.application.asking.visibility import Visibility
from services.reporting.application.attesting.attester import Attester, AttestingPorts
from services.reporting.application.attesting.standing import Integrity
from services.reporting.application.bundling.bundles import Bundles
from services.reporting.application.bundling.words import Telling
from services.reporting.application.naming.keeper import NamesKeeper
from services.reporting.application.ports.people import Directory
from services.reporting.application.projecting.backlog import Backlog
from services.reporting.application.projecting.projector import Pace, Projector
from services.reporting.application.service import Reporting
from services.reporting.bootstrap.stores import pools
from services.reporting.entrypoints.http.app import reporting_api
from services.reporting.entrypoints.http.readiness import Readiness, show_proof
from services.reporting.settings import ReportingSettings


class ReportingParts:
    """Everything over two pools; opened in the process's loop, closed with it."""

    def __init__(self, settings: ReportingSettings) -> None:
        self.settings = settings
        self.events, self.models = pools(settings)
        self.store = PostgresEventStore(self.events)
        self.read_model = PostgresReadModel(self.models, self.store)
        pace = Pace(settings.reporting_batch, settings.reporting_poll)
        model = PostgresModel(self.models)
        self.projector = Projector(self.store, model, decode, settings.timezone, pace)
        self.backlog = Backlog(self.store, lambda: self.projector.position, time.monotonic)
        names = PostgresNameTable(self.models)
        self.names = NamesKeeper(names, _directory(settings), settings.names_every)
        self.projector.on_applied(lambda folded: self.names.notice(folded.changes))
        self.nudge = _nudge(settings)
        self.tree = PostgresProofTree(self.events)
        self.attestations = PostgresAttestations(self.models)
        self.attester = self._attester()

    def _attester(self) -> Attester | None:
        """Attests the read model where reporting has a key."""
        keys = self.settings.signing_keys()
        if keys is None:
            return None
        ports = AttestingPorts(
            history=self.tree,
            model=self.read_model,
            digests=PostgresDigests(self.models),
            attestations=self.attestations,
            sign=StatementKey(keys).sign,
            clock=clock_of(self.settings),
        )
        return Attester(ports, LAYOUT, self.settings.attest_every)

    def reporting(self) -> Reporting:
        """What the routes are built over."""
        clock, zone = clock_of(self.settings), self.settings.timezone
        moments = Moments(self.store, clock, zone)
        projector = self.projector
        visibility = Visibility(self.read_model, projector.nudge, projector.standstill)
        desk = Desk(self.read_model, moments, visibility, self.names)
        evidence = LedgerEvidence(self.settings.ledger_url)
        return Reporting(
            desk=desk,
            digests=PostgresDigests(self.models),
            tree=self.tree,
            log_url=self.settings.checkpointer_url,
            integrity=Integrity(self.tree, self.attestations, self.settings.attesting_keys),
            bundles=Bundles(
                desk,
                self.store,
                self.tree,
                _statements(self.settings),
                evidence,
                Telling(catalogue.decode, zone),
            ),
            access_log=PostgresAccessLog(self.models),
            decode=catalogue.decode,
            decode_to_fold=decode,
            write_workbook=write_workbook,
            clock=clock,
            zone=zone,
            calendar=calendar_of(self.settings),
        )

    @asynccontextmanager
    async def running(self, _: FastAPI) -> AsyncIterator[None]:
        """Project, listen and keep names while the block runs."""
        await self.events.open()
        await self.models.open()
        work = (self.projector.run(), self.backlog.run(), self.names.run())
        tasks = [asyncio.create_task(each) for each in work]
        if self.nudge:
            tasks.append(asyncio.create_task(self.nudge.run(self.projector.nudge)))
        if self.attester:
            tasks.append(asyncio.create_task(self.attester.run()))
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            with suppress(asyncio.CancelledError):
                await asyncio.gather(*tasks, return_exceptions=True)
            await self.events.close()
            await self.models.close()


def app_of(settings: ReportingSettings) -> FastAPI:
    """The process: projector, nudges, names and HTTP."""
    parts = ReportingParts(settings)
    verifier = verifier_of(settings)
    health = Health()
    readiness = Readiness(parts.store, parts.read_model, parts.projector)
    readiness.install(health, settings.reporting_lag_limit, parts.nudge, parts.backlog)
    reporting = parts.reporting()
    show_proof(reporting.integrity, parts.attester, health)
    health.check("tokens", verifier.ready)
    visiting = Visiting(settings.public_each, settings.public_together)
    return reporting_api(reporting, verifier, health, visiting, parts.running)


def _directory(settings: ReportingSettings) -> Directory:
    if not settings.ledger_url or not settings.service_token:
        return NoDirectory()
    return LedgerDirectory(settings.ledger_url, settings.service_token.get_secret_value())


def _statements(settings: ReportingSettings) -> HttpStatements:
    token = settings.service_token
    return HttpStatements(settings.checkpointer_url, token.get_secret_value() if token else "")


def _nudge(settings: ReportingSettings) -> NatsNudge | None:
    if not settings.nats_url:
        return None
    password = settings.nats_password.get_secret_value() if settings.nats_password else None
    return NatsNudge(settings.nats_url, settings.nats_user, password)
