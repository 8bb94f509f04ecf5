"""The SCIM service, put together from its routes; for callers with the scope `scim` alone."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from scim2_models import NotFoundException, NotImplementedException

from chassis.tokens import Bearer, scoped
from services.ledger.application.provisioning.provisioner import SCOPE, Provisioner
from services.ledger.entrypoints.http.refused import AccessLogged
from services.ledger.entrypoints.scim import discovery, groups, users
from services.ledger.entrypoints.scim.answering import ScimRoute
from services.ledger.entrypoints.scim.asking import PREFIX


def router(
    provisioner: Provisioner, known: Callable[..., Awaitable[Bearer]], logged: AccessLogged
) -> APIRouter:
    """Users, groups, and what describes them."""
    caller = scoped(known, SCOPE)
    routes = APIRouter(prefix=PREFIX, tags=["scim"])
    routes.include_router(users.router(provisioner, caller, logged))
    routes.include_router(groups.router(provisioner, caller, logged))
    routes.include_router(discovery.router(caller))
    routes.include_router(_nothing_else(caller))
    return routes


def _nothing_else(caller: Any) -> APIRouter:
    """Whatever else is asked for below the prefix, told in SCIM's form too.

    /Me, /Bulk, .search and methods that an address does not take are parts of SCIM that are not
    supported (501, RFC 7644, sections 3.11 and 3.12); what is not of SCIM is not there (404).
    """
    routes = APIRouter(route_class=ScimRoute)
    methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]

    @routes.api_route("/{rest:path}", methods=methods, include_in_schema=False)
    async def nothing(
        rest: str, request: Request, _: Annotated[Bearer, Depends(caller)]
    ) -> Response:
        if request.method != "GET" or rest == "Me":
            raise NotImplementedException(detail=f"{request.method} of this is not supported")
        raise NotFoundException(detail="there is nothing here")

    return routes
