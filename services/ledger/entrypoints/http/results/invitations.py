"""Invitations to judge a published result: made here, told once, kept as keyed hashes alone."""

from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, ConfigDict, Field

from chassis.middleware.correlation import current_correlation
from chassis.tokens import Bearer
from services.ledger.application.catalogue.answers import INVITE
from services.ledger.application.execution import Executor, Request
from services.ledger.application.hearing.codes import Codes
from services.ledger.domain.results.publishing import InviteFeedback
from services.ledger.entrypoints.http.commands.carrying_out import Answer, Preconditions
from services.ledger.entrypoints.http.commands.routes import preconditions
from services.ledger.entrypoints.http.refused import AccessLogged

MOST_AT_ONCE = 1_000


class WantedInvitations(BaseModel):
    """How many."""

    model_config = ConfigDict(extra="forbid")
    count: int = Field(ge=1, le=MOST_AT_ONCE)


class MadeInvitations(Answer):
    """The codes, each good for one answer; empty where the command is only repeated."""

    invitations: list[str]


def router(
    executor: Executor,
    codes: Codes,
    known: Callable[..., Awaitable[Bearer]],
    logged: AccessLogged,
) -> APIRouter:
    """The route; who may invite is decided by the command's guards."""
    routes = APIRouter(prefix="/v1/results", tags=["results"])

    @routes.post("/{id}/invite-feedback", operation_id=INVITE.name)
    async def invite(
        id: UUID,  # noqa: A002 - the name in the address, as all commands have it
        wanted: WantedInvitations,
        bearer: Annotated[Bearer, Depends(known)],
        given: Annotated[Preconditions, Depends(preconditions)],
        response: Response,
    ) -> MadeInvitations:
        """Make invitations to judge what is public; their codes are told here and never again."""
        made = [codes.new() for _ in range(wanted.count)]
        hashes = tuple(codes.hashed("invitation", one) for one in made)
        request = Request(
            account=bearer.subject,
            command=InviteFeedback(invitations=hashes),
            # New codes each time: what makes it the same command is how many were wanted.
            body_sha256=sha256(f"{id}/{wanted.count}".encode()).digest(),
            correlation_id=current_correlation(),
            target=id,
            act_as=given.act_as,
            key=given.key,
            if_match=given.version,
        )
        async with logged.refusals(bearer, INVITE.name, str(id)):
            appended = await executor.execute(INVITE, request)
        if appended.repeated:
            response.headers["Idempotent-Replayed"] = "true"
            made = []
        return MadeInvitations.model_validate({**appended.answer, "invitations": made})

    return routes
