"""What the service can do and which attributes it keeps (RFC 7643, sections 5 to 7)."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response
from scim2_models import (
    AuthenticationScheme,
    Bulk,
    ChangePassword,
    Context,
    ETag,
    Filter,
    ListResponse,
    NotFoundException,
    Patch,
    ResourceType,
    ScimProvider,
    ServiceProviderConfig,
    Sort,
)

from chassis.tokens import Bearer
from services.ledger.entrypoints.scim.answering import ScimRoute, answered
from services.ledger.entrypoints.scim.listing import LARGEST_PAGE
from services.ledger.entrypoints.scim.shapes.resources import (
    Group,
    Person,
    Posts,
    Unit,
    UnitGroup,
    User,
)

CONFIG = ServiceProviderConfig(
    patch=Patch(supported=True),
    bulk=Bulk(supported=False, max_operations=0, max_payload_size=0),
    filter=Filter(supported=True, max_results=LARGEST_PAGE),
    change_password=ChangePassword(supported=False),
    sort=Sort(supported=True),
    etag=ETag(supported=True),
    authentication_schemes=[
        AuthenticationScheme(
            type="oauthbearertoken",
            name="OAuth Bearer Token",
            description="A token of the organisation's issuer with the scope scim",
            primary=True,
        )
    ],
)


def provider() -> ScimProvider:
    """The description of the service."""
    kinds = [ResourceType.from_resource(model) for model in (Person, UnitGroup)]
    return ScimProvider(models=[User, Posts, Group, Unit], resource_types=kinds, config=CONFIG)


def router(caller: Any) -> APIRouter:
    """The three addresses of discovery; for whoever may keep the directory."""
    routes = APIRouter(route_class=ScimRoute)
    described = provider()
    schemas = {str(one.id): _dumped(one) for one in described.schemas}
    kinds = {str(one.id): _dumped(one) for one in described.resource_types}
    known = Annotated[Bearer, Depends(caller)]

    @routes.get("/ServiceProviderConfig", operation_id="scim_configuration")
    async def configuration(_: known) -> Response:
        """What of SCIM is supported."""
        return answered(_dumped(CONFIG))

    @routes.get("/ResourceTypes", operation_id="scim_resource_types")
    async def resource_types(_: known) -> Response:
        """Users and groups."""
        return _listed(kinds)

    @routes.get("/ResourceTypes/{name}", operation_id="scim_resource_type")
    async def resource_type(name: str, _: known) -> Response:
        """One of them."""
        return answered(_found(kinds, name))

    @routes.get("/Schemas", operation_id="scim_schemas")
    async def all_schemas(_: known) -> Response:
        """The attributes that are kept."""
        return _listed(schemas)

    @routes.get("/Schemas/{urn}", operation_id="scim_schema")
    async def schema(urn: str, _: known) -> Response:
        """Those of one schema."""
        return answered(_found(schemas, urn))

    return routes


def _dumped(resource: Any) -> dict[str, Any]:
    dumped: dict[str, Any] = resource.model_dump(scim_ctx=Context.RESOURCE_QUERY_RESPONSE)
    return dumped


def _listed(resources: dict[str, dict[str, Any]]) -> Response:
    return answered(
        {
            "schemas": [str(ListResponse.__schema__)],
            "totalResults": len(resources),
            "startIndex": 1,
            "itemsPerPage": len(resources),
            "Resources": list(resources.values()),
        }
    )


def _found(resources: dict[str, dict[str, Any]], name: str) -> dict[str, Any]:
    if name not in resources:
        raise NotFoundException(detail=f"there is no {name}")
    return resources[name]
