"""Routes that ask for the log's signature: for services with the scope `statements` alone.

Who may have a bundle is judged by whoever asks; here each statement is checked for its truth.
"""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

import structlog
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import PlainTextResponse

from chassis.tokens import Bearer, scoped
from services.ledger.application.stating.statements import Statements

SCOPE = "statements"

_log = structlog.get_logger(__name__)


def routes(statements: Statements, known: Callable[..., Awaitable[Bearer]]) -> APIRouter:
    """The routes over one tree's statements."""
    Service = Annotated[Bearer, Depends(scoped(known, SCOPE))]  # noqa: N806 - a type
    router = APIRouter(prefix="/v1/statements")

    @router.post("/histories/{aggregate}", response_class=PlainTextResponse)
    async def history(
        aggregate: UUID, size: Annotated[int, Query(ge=0, lt=2**63)], bearer: Service
    ) -> PlainTextResponse:
        """That the aggregate's history in the tree of this size is complete."""
        note = await statements.history(size, aggregate)
        _log.info("history stated", aggregate=str(aggregate), size=size, by=bearer.subject)
        return PlainTextResponse(note)

    @router.post("/bundles", response_class=PlainTextResponse)
    async def bundle(request: Request, bearer: Service) -> PlainTextResponse:
        """Over the manifest, sent as the body, of a bundle taken at a signed tree."""
        note = await statements.bundle(await request.body())
        _log.info("bundle stated", by=bearer.subject)
        return PlainTextResponse(note)

    return router
