"""Reporting's application over HTTP, put together from its routes."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from fastapi import FastAPI

from chassis.access_log.route import access_log_route
from chassis.middleware.visitors import Visiting, Visitors
from chassis.problems import install_problems, map_errors, problem_responses
from chassis.tokens import TokenVerifier, bearer
from chassis.watching.health import Health
from services.reporting.application import refusals
from services.reporting.application.service import Reporting
from services.reporting.application.wording.refusals import REASONS
from services.reporting.entrypoints.http.caller import auditing, reader_dependency
from services.reporting.entrypoints.http.routes import (
    bundles,
    coverage,
    difference,
    export,
    integrity,
    lists,
    tasks,
)
from services.reporting.entrypoints.http.routes.assessing import records, scores
from services.reporting.entrypoints.http.routes.campaigns import (
    look_backs,
    policies,
    replicas,
    slips,
)
from services.reporting.entrypoints.http.routes.directory import deputies, portfolios
from services.reporting.entrypoints.http.routes.outcomes import institutions, public, results

STATUSES: dict[type[Exception], int] = {
    refusals.NotAllowedError: 403,
    refusals.PostNotHeldError: 403,
    refusals.UnknownThingError: 404,
    refusals.AmbiguousTaskError: 409,
    refusals.AsOfUnreadableError: 422,
    refusals.AsOfInFutureError: 422,
    refusals.CursorUnreadableError: 422,
    refusals.CampaignNeededError: 422,
    refusals.CaseConfidentialError: 403,
    refusals.StatementRefusedError: 409,
    refusals.EvidenceRefusedError: 409,
}
"""How each refusal is answered; those that pass by themselves stand in `PASSING`."""

PASSING: tuple[type[refusals.RefusalError], ...] = (
    refusals.NotYetVisibleError,
    refusals.NotCoveredError,
    refusals.UnavailableError,
)
"""Answered with 503 and Retry-After."""


def reporting_api(
    reporting: Reporting,
    verifier: TokenVerifier,
    health: Health,
    visiting: Visiting,
    lifespan: Callable[[FastAPI], AbstractAsyncContextManager[Any]],
) -> FastAPI:
    """The app; `lifespan` opens what the parts stand on."""
    app = FastAPI(
        title="Taizhang reporting 台账查询",
        version="1",
        summary="Tasks, histories and coverage figures, as of any moment.",
        lifespan=lifespan,
        responses=problem_responses(),
    )
    install_problems(app, REASONS)
    map_errors(app, STATUSES | dict.fromkeys(PASSING, 503))
    health.install(app)
    reader_of = reader_dependency(reporting, bearer(verifier))
    # Before tasks: the name of a task may hold a slash.
    for routes in (
        lists,
        policies,
        replicas,
        slips,
        institutions,
        results,
        deputies,
        portfolios,
        look_backs,
        difference,
        bundles,
        tasks,
        coverage,
        scores,
        records,
        export,
        integrity,
    ):
        app.include_router(routes.router(reporting, reader_of))
    app.include_router(public.router(reporting))
    admitted = auditing(reporting, reader_of)
    app.include_router(access_log_route("reporting", reporting.access_log, admitted))
    app.add_middleware(Visitors, visiting=visiting)
    return app
