"""The ledger's application over HTTP, put together from its routes."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI

from chassis.access_log.keeping import PostgresAccessLog
from chassis.access_log.route import access_log_route
from chassis.middleware.visitors import Visiting, Visitors
from chassis.problems import install_problems, map_errors, problem_responses
from chassis.tokens import TokenVerifier, bearer
from chassis.watching.health import Health
from services.ledger.application.execution import Executor, StaleVersion
from services.ledger.application.hearing.desk import PublicDesk
from services.ledger.application.ports import KeyReusedError, StoreBusyError
from services.ledger.application.provisioning.provisioner import Provisioner
from services.ledger.application.reasons.chinese import REASONS
from services.ledger.application.recording.importer import Importer
from services.ledger.domain.kernel import refusals
from services.ledger.entrypoints.http import access, cases, imports, service
from services.ledger.entrypoints.http.commands import bulk
from services.ledger.entrypoints.http.commands import routes as commands
from services.ledger.entrypoints.http.commands.carrying_out import CarryingOut
from services.ledger.entrypoints.http.commands.short_way import install_short_way
from services.ledger.entrypoints.http.files import documents, evidence
from services.ledger.entrypoints.http.files.transfer import Files
from services.ledger.entrypoints.http.refused import AccessLogged
from services.ledger.entrypoints.http.results import invitations, public, reading
from services.ledger.entrypoints.scim import api as scim

STATUSES: dict[type[Exception], int] = {
    refusals.NotPermitted: 403,
    refusals.NotFound: 404,
    refusals.GuardRefused: 409,
    refusals.AlreadyExists: 409,
    refusals.Conflict: 409,
    refusals.Unacceptable: 422,
    refusals.Refusal: 409,
    StaleVersion: 412,
    KeyReusedError: 422,
    StoreBusyError: 503,
}
"""How each refusal is answered; the one table."""


@dataclass(frozen=True)
class Parts:
    """What the routes are built over."""

    executor: Executor
    importer: Importer
    provisioner: Provisioner
    files: Files
    directory: service.ServiceDirectory
    desk: PublicDesk
    visiting: Visiting
    access_log: PostgresAccessLog
    verifier: TokenVerifier
    health: Health


def ledger_api(
    parts: Parts, lifespan: Callable[[FastAPI], AbstractAsyncContextManager[Any]]
) -> FastAPI:
    """The app; `lifespan` opens what the parts stand on."""
    app = FastAPI(
        title="Taizhang ledger 台账",
        version="1",
        summary="Commands on the ledger of rectification tasks.",
        lifespan=lifespan,
        responses=problem_responses(),
    )
    install_problems(app, REASONS)
    map_errors(app, STATUSES)
    parts.health.install(app)
    known = bearer(parts.verifier)
    clock = parts.executor.identification.clock
    logged = AccessLogged(parts.access_log, clock)
    carry_out = CarryingOut(parts.executor, logged)
    app.include_router(commands.router(carry_out, known))
    app.include_router(bulk.router(known))
    app.include_router(cases.router(parts.executor, known, logged))
    app.include_router(invitations.router(parts.executor, parts.desk.codes, known, logged))
    app.include_router(reading.router(parts.executor, known, logged))
    app.include_router(public.router(parts.desk))
    app.include_router(evidence.router(parts.files, parts.executor, known, logged))
    app.include_router(documents.router(parts.files, parts.executor, known, logged))
    app.include_router(imports.router(parts.importer, known, logged))
    app.include_router(service.router(parts.directory, known, logged))
    app.include_router(scim.router(parts.provisioner, known, logged))
    admitted = access.auditing(parts.executor, known, logged)
    app.include_router(access_log_route("ledger", parts.access_log, admitted))
    install_short_way(app, carry_out, parts.verifier)
    app.add_middleware(Visitors, visiting=parts.visiting)
    return app
