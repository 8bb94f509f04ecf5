"""/Users: people of the directory."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Request, Response

from chassis.middleware.correlation import current_correlation
from chassis.tokens import Bearer
from services.ledger.application.provisioning.known import KnownPerson
from services.ledger.application.provisioning.provisioner import Provisioner
from services.ledger.entrypoints.http.refused import AccessLogged
from services.ledger.entrypoints.scim.answering import ScimRoute
from services.ledger.entrypoints.scim.asking import base_of, body_of, created
from services.ledger.entrypoints.scim.keeping import Keeping
from services.ledger.entrypoints.scim.listing import Listing
from services.ledger.entrypoints.scim.shapes.resources import Person
from services.ledger.entrypoints.scim.shapes.translating import shown_user, wanted_person

Id = Annotated[UUID, Path(alias="id")]
People = Keeping[KnownPerson, Person]

LISTING = Listing(
    Person,
    shown_user,
    {
        "username": lambda one: one.account,
        "externalid": lambda one: one.external_id,
        "id": lambda one: str(one.officer),
    },
)


def router(provisioner: Provisioner, caller: Any, logged: AccessLogged) -> APIRouter:
    """The routes; each reading of names is recorded, and so is each refusal."""
    routes = APIRouter(prefix="/Users", route_class=ScimRoute)
    at: People = Keeping(
        "user", Person, shown_user, wanted_person, provisioner.person, provisioner.keep, logged
    )
    _reading(routes, at, provisioner, caller)
    _making(routes, at, provisioner, caller)
    _changing(routes, at, caller)
    return routes


def _reading(routes: APIRouter, at: People, provisioner: Provisioner, known: Any) -> None:
    @routes.get("", operation_id="scim_list_users")
    async def users(request: Request, bearer: Annotated[Bearer, Depends(known)]) -> Response:
        """People, by filter, page by page; those removed or erased are not there."""
        await at.logged.read(bearer, "scim_list_users", "directory")
        return LISTING.answer(await provisioner.persons(), base_of(request), request)

    @routes.get("/{id}", operation_id="scim_read_user")
    async def user(
        id_: Id, request: Request, bearer: Annotated[Bearer, Depends(known)]
    ) -> Response:
        """One person."""
        await at.logged.read(bearer, "scim_read_user", str(id_))
        return await at.answer(request, id_)


def _making(routes: APIRouter, at: People, provisioner: Provisioner, known: Any) -> None:
    @routes.post(
        "", operation_id="scim_create_user", status_code=201, openapi_extra=body_of(Person)
    )
    async def create(request: Request, bearer: Annotated[Bearer, Depends(known)]) -> Response:
        """Register a person, or take one whose account was removed into use again."""
        wanted = wanted_person(await created(Person, request))
        async with at.logged.refusals(bearer, "scim_create_user", wanted.account):
            id_ = await provisioner.register(wanted, current_correlation())
        return await at.answer(request, id_, 201)

    @routes.delete("/{id}", operation_id="scim_delete_user", status_code=204)
    async def delete(
        id_: Id, request: Request, bearer: Annotated[Bearer, Depends(known)]
    ) -> Response:
        """Remove the account and relieve of every post; nothing is erased."""
        seen = at.require_seen(request)
        async with at.logged.refusals(bearer, "scim_delete_user", str(id_)):
            await provisioner.remove(id_, seen, current_correlation())
        return Response(status_code=204)


def _changing(routes: APIRouter, at: People, known: Any) -> None:
    @routes.put("/{id}", operation_id="scim_replace_user", openapi_extra=body_of(Person))
    async def replace(
        id_: Id, request: Request, bearer: Annotated[Bearer, Depends(known)]
    ) -> Response:
        """Make a person what is said; posts that are not said stay."""
        return await at.replaced(request, bearer, id_)

    @routes.patch("/{id}", operation_id="scim_patch_user", openapi_extra=body_of(None))
    async def patch(
        id_: Id, request: Request, bearer: Annotated[Bearer, Depends(known)]
    ) -> Response:
        """Change some of a person; `active` false relieves of every post."""
        return await at.patched(request, bearer, id_)
