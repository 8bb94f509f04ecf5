"""What a request asks for: a body of JSON, some of the attributes, the version it has seen.

Attributes that nothing here keeps are ignored in what clients send: they send all they have.
"""

from hashlib import sha256
from typing import Any, TypeVar

from fastapi import Request, Response
from pydantic_core import to_json
from scim2_models import (
    Context,
    InvalidSyntaxException,
    InvalidValueException,
    Meta,
    PatchOp,
    PreconditionFailedException,
    Resource,
    ResponseParameters,
    ScimPolicy,
)

from services.ledger.entrypoints.scim.answering import MEDIA_TYPE, answered

LENIENT = ScimPolicy(
    unknown=ScimPolicy.Unknown.ignore,
    unmatched_path_filter=ScimPolicy.UnmatchedPathFilter.create,
)
MOST_OPERATIONS = 100
PREFIX = "/scim/v2"
R = TypeVar("R", bound=Resource[Any])


def base_of(request: Request) -> str:
    """The address of the service, as the client reached it."""
    return str(request.base_url).rstrip("/") + PREFIX


def body_of(model: type[Resource[Any]] | None) -> dict[str, Any]:
    """The body of a request: a resource of this kind, or operations of a PATCH.

    The schemas themselves are SCIM's own, at /Schemas; OpenAPI names them.
    """
    named = str((model or PatchOp).__schema__)
    schemas = {"type": "array", "items": {"type": "string"}, "examples": [[named]]}
    body = {"type": "object", "properties": {"schemas": schemas}, "required": ["schemas"]}
    return {"requestBody": {"required": True, "content": {MEDIA_TYPE: {"schema": body}}}}


async def created(model: type[R], request: Request) -> R:
    """The resource that is to be made."""
    context = Context.RESOURCE_CREATION_REQUEST
    return model.model_validate(await _json(request), scim_ctx=context, scim_policy=LENIENT)


async def replaced(model: type[R], request: Request) -> R:
    """The resource that takes the place of the one that is there."""
    context = Context.RESOURCE_REPLACEMENT_REQUEST
    return model.model_validate(await _json(request), scim_ctx=context, scim_policy=LENIENT)


async def operations(model: type[R], request: Request) -> PatchOp[R]:
    """What is to be changed of a resource."""
    asked = PatchOp[model].model_validate(  # type: ignore[valid-type]
        await _json(request), scim_ctx=Context.RESOURCE_PATCH_REQUEST, scim_policy=LENIENT
    )
    if len(asked.operations or ()) > MOST_OPERATIONS:
        raise InvalidValueException(detail=f"one request has at most {MOST_OPERATIONS} operations")
    return asked


def changed(resource: R, asked: PatchOp[R]) -> R:
    """The resource after these operations."""
    asked.patch(resource, LENIENT)
    return resource


def one(model: type[R], resource: R, request: Request, status: int = 200) -> Response:
    """A resource, with the attributes that were asked for; 304 where the client has it already."""
    asked = ResponseParameters[model].model_validate(  # type: ignore[valid-type]
        dict(request.query_params), scim_policy=LENIENT
    )
    shown = dumped(resource, asked)
    version = version_of(resource)
    headers = {"ETag": version}
    if request.method == "GET" and _names(request.headers.get("if-none-match"), version):
        return Response(status_code=304, headers=headers)
    if status == 201 and resource.meta:
        headers["Location"] = str(resource.meta.location)
    return answered(shown, status, headers)


def require_seen(resource: R, request: Request) -> None:
    """Refuse a change by If-Match of what has changed since the client saw it (RFC 7644, 3.14)."""
    asked = request.headers.get("if-match")
    if asked is not None and not _names(asked, version_of(resource)):
        raise PreconditionFailedException(detail="it has changed in the meantime; read it again")


def version_of(resource: Resource[Any]) -> str:
    """The weak entity tag: a hash of all that is shown, its metadata aside."""
    shown = resource.model_dump(scim_ctx=Context.RESOURCE_QUERY_RESPONSE)
    shown.pop("meta", None)
    return f'W/"{sha256(to_json(shown)).hexdigest()[:24]}"'


def dumped(resource: Resource[Any], asked: ResponseParameters[Any]) -> dict[str, Any]:
    """The attributes that are asked for, and the version of the whole."""
    resource.meta = (resource.meta or Meta()).model_copy(update={"version": version_of(resource)})
    shown: dict[str, Any] = resource.model_dump(
        scim_ctx=Context.RESOURCE_QUERY_RESPONSE, response_parameters=asked
    )
    return shown


def _names(header: str | None, version: str) -> bool:
    """Whether a header of preconditions names the version; weakly compared (RFC 9110, 8.8.3.2)."""
    named = [one.strip().removeprefix("W/") for one in (header or "").split(",")]
    return "*" in named or version.removeprefix("W/") in named


async def _json(request: Request) -> Any:
    try:
        return await request.json()
    except (ValueError, RecursionError):
        raise InvalidSyntaxException(detail="the body is not JSON") from None
