"""The checkpointer as a process: its work in the app's lifespan, its trees behind open routes.

An error that is no fault of checkpointing ends the work and shows in readiness.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

import structlog
from fastapi import APIRouter, FastAPI

from chassis.problems import map_errors
from chassis.watching.health import Health, health_app
from contracts.proofs.tree.hashes import ProofError
from services.ledger.application.checkpointing.checkpointer import Checkpointer
from services.ledger.application.checkpointing.faults import (
    SigningKeyUnusableError,
    StoreSilentError,
)
from services.ledger.application.stating import refusals
from services.ledger.entrypoints.proof.health import show
from services.ledger.entrypoints.proof.routes import PublicKeys, ReadTree, routes

NAME = "ledger-checkpointer"

STATUSES: dict[type[Exception], int] = {
    ProofError: 422,
    StoreSilentError: 503,
    SigningKeyUnusableError: 503,
    refusals.NotSignedError: 404,
    refusals.HistoryIncompleteError: 409,
    refusals.ManifestRefusedError: 422,
}

_log = structlog.get_logger(__name__)


def checkpointer_app(
    checkpointer: Checkpointer,
    trees: Mapping[str, ReadTree],
    public_keys: PublicKeys,
    close: Callable[[], Awaitable[None]],
    stating: APIRouter | None = None,
) -> FastAPI:
    """The app; `trees` by the prefix of their routes, of which the events' is empty.

    Without `stating` nobody is known here, and nothing is signed but checkpoints.
    """
    health = Health()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        work = asyncio.create_task(checkpointer.run())
        health.check("work", _going_on(work))
        try:
            yield
        finally:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            await close()

    app = health_app(NAME, health, lifespan)
    show(checkpointer.status, health)
    for prefix, tree in trees.items():
        app.include_router(routes(tree, public_keys), prefix=prefix)
    if stating:
        app.include_router(stating)
    map_errors(app, STATUSES)
    return app


def _going_on(work: "asyncio.Task[None]") -> Callable[[], Awaitable[tuple[bool, str]]]:
    async def check() -> tuple[bool, str]:
        if not work.done():
            return True, "ok"
        error = None if work.cancelled() else work.exception()
        _log.error("checkpointer ended", exc_info=error)
        return False, type(error).__name__

    return check
