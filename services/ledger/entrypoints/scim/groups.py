"""/Groups: units of the directory, and who holds a post in them."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Request, Response

from chassis.middleware.correlation import current_correlation
from chassis.tokens import Bearer
from services.ledger.application.provisioning.known import KnownUnit
from services.ledger.application.provisioning.provisioner import Provisioner
from services.ledger.entrypoints.http.refused import AccessLogged
from services.ledger.entrypoints.scim.answering import ScimRoute
from services.ledger.entrypoints.scim.asking import base_of, body_of, created
from services.ledger.entrypoints.scim.keeping import Keeping
from services.ledger.entrypoints.scim.listing import Listing
from services.ledger.entrypoints.scim.shapes.resources import UnitGroup
from services.ledger.entrypoints.scim.shapes.translating import shown_group, wanted_unit

Id = Annotated[UUID, Path(alias="id")]
Units = Keeping[KnownUnit, UnitGroup]

LISTING = Listing(
    UnitGroup, shown_group, {"externalid": lambda one: one.code, "id": lambda one: str(one.id)}
)


def router(provisioner: Provisioner, caller: Any, logged: AccessLogged) -> APIRouter:
    """The routes; a refusal is recorded."""
    routes = APIRouter(prefix="/Groups", route_class=ScimRoute)
    at: Units = Keeping(
        "group",
        UnitGroup,
        shown_group,
        wanted_unit,
        provisioner.unit,
        provisioner.keep_unit,
        logged,
    )
    _reading(routes, at, provisioner, caller)
    _making(routes, at, provisioner, caller)
    _changing(routes, at, caller)
    return routes


def _reading(routes: APIRouter, at: Units, provisioner: Provisioner, known: Any) -> None:
    @routes.get("", operation_id="scim_list_groups")
    async def groups(request: Request, _: Annotated[Bearer, Depends(known)]) -> Response:
        """Open units, by filter, page by page."""
        return LISTING.answer(await provisioner.units(), base_of(request), request)

    @routes.get("/{id}", operation_id="scim_read_group")
    async def group(id_: Id, request: Request, _: Annotated[Bearer, Depends(known)]) -> Response:
        """One unit."""
        return await at.answer(request, id_)


def _making(routes: APIRouter, at: Units, provisioner: Provisioner, known: Any) -> None:
    @routes.post(
        "", operation_id="scim_create_group", status_code=201, openapi_extra=body_of(UnitGroup)
    )
    async def create(request: Request, bearer: Annotated[Bearer, Depends(known)]) -> Response:
        """Register a unit; its code is said in the extension, or as externalId."""
        wanted = wanted_unit(await created(UnitGroup, request))
        async with at.logged.refusals(bearer, "scim_create_group", wanted.code):
            id_ = await provisioner.add_unit(wanted, current_correlation())
        return await at.answer(request, id_, 201)

    @routes.delete("/{id}", operation_id="scim_delete_group", status_code=204)
    async def delete(
        id_: Id, request: Request, bearer: Annotated[Bearer, Depends(known)]
    ) -> Response:
        """Close a unit that leads no work, in which nobody holds a post and below which none is."""
        seen = at.require_seen(request)
        async with at.logged.refusals(bearer, "scim_delete_group", str(id_)):
            await provisioner.close_unit(id_, seen, current_correlation())
        return Response(status_code=204)


def _changing(routes: APIRouter, at: Units, known: Any) -> None:
    @routes.put("/{id}", operation_id="scim_replace_group", openapi_extra=body_of(UnitGroup))
    async def replace(
        id_: Id, request: Request, bearer: Annotated[Bearer, Depends(known)]
    ) -> Response:
        """Rename, move and staff a unit as is said."""
        return await at.replaced(request, bearer, id_)

    @routes.patch("/{id}", operation_id="scim_patch_group", openapi_extra=body_of(None))
    async def patch(
        id_: Id, request: Request, bearer: Annotated[Bearer, Depends(known)]
    ) -> Response:
        """Change some of a unit; who is added becomes 经办人, who is taken out is relieved."""
        return await at.patched(request, bearer, id_)
