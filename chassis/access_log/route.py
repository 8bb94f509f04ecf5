"""`GET /v1/access-log`: an auditor reads what was refused and what sensitive thing was read.

Who may is the service's decision, given as a dependency. What it admits it with is how this very
reading is recorded, which happens before anything is answered: a log that cannot be written to is
not read either.
"""

from collections.abc import Awaitable, Callable
from typing import Annotated, Protocol

from fastapi import APIRouter, Depends, Query

from contracts.access_log import AccessKind, AccessPage

Recording = Callable[[str], Awaitable[None]]
"""Records the reading of this target in the caller's name."""

Below = Annotated[int | None, Query(ge=1, lt=2**63, description="`next` of the page before")]
Kind = Annotated[AccessKind | None, Query(description="only entries of this kind")]
Subject = Annotated[
    str | None,
    Query(max_length=200, pattern=r"^[^\x00]*$", description="only entries of this account"),
]
Limit = Annotated[int, Query(ge=1, le=200)]


class ReadableLog(Protocol):
    """The part of the access log that is read here."""

    async def newest(
        self, below: int | None, kind: AccessKind | None, subject: str | None, limit: int
    ) -> AccessPage:
        """The newest entries with an id below this one, of this kind and account."""


def operation_of(service: str) -> str:
    """What the reading is called in the description and in the log itself."""
    return f"read_{service}_access_log"


def access_log_route(
    service: str, log: ReadableLog, admitted: Callable[..., Awaitable[Recording]]
) -> APIRouter:
    """The route of one service."""
    routes = APIRouter(prefix="/v1", tags=["access log"])

    @routes.get("/access-log", operation_id=operation_of(service))
    async def read(
        record: Annotated[Recording, Depends(admitted)],
        below: Below = None,
        kind: Kind = None,
        subject: Subject = None,
        limit: Limit = 50,
    ) -> AccessPage:
        """Refused commands and sensitive reads, newest first; for auditors, itself recorded."""
        asked = {"below": below, "kind": kind, "subject": subject}
        await record(" ".join(f"{name}={each}" for name, each in asked.items() if each) or "newest")
        return await log.newest(below, kind, subject, limit)

    return routes
