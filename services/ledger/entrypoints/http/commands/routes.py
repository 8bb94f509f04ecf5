"""One route a command, made from the catalogue; the operation's id is the command's name.

`POST /v1/<room>/<command>` creates, `POST /v1/<room>/{id}/<command>` acts on what is there.
Who may do it is decided by the command's own guards, on the officer's posts.
"""

from collections.abc import Awaitable, Callable
from inspect import Parameter, Signature
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Path, Response

from chassis.tokens import ActAs, Bearer
from services.ledger.application.catalogue.everything import USE_CASES
from services.ledger.application.catalogue.use_case import UseCase
from services.ledger.entrypoints.http.commands.carrying_out import (
    NONE,
    Answer,
    CarryingOut,
    Preconditions,
    expected_version,
)

Known = Callable[..., Awaitable[Bearer]]

LARGEST_COMMAND = 512 * 1024
"""Bytes; an event with all that a command of this size may say fits into a message of 1 MiB."""
LONGEST_KEY, LONGEST_IF_MATCH = 200, 40


def preconditions(
    idempotency_key: Annotated[str | None, Header(max_length=LONGEST_KEY)] = None,
    if_match: Annotated[str | None, Header(max_length=LONGEST_IF_MATCH)] = None,
    act_as: ActAs = None,
) -> Preconditions:
    """The headers that every command takes."""
    return Preconditions(idempotency_key, expected_version(if_match), act_as)


def path_of(use_case: UseCase) -> str:
    """The template of a command's address."""
    command = use_case.name.replace("_", "-")
    target = "" if use_case.creates else "/{id}"
    return f"/v1/{use_case.room}{target}/{command}"


def router(carry_out: CarryingOut, known: Known) -> APIRouter:
    """The routes of all commands."""
    routes = APIRouter()
    for use_case in USE_CASES:
        routes.add_api_route(
            path_of(use_case),
            _endpoint(use_case, carry_out, known),
            methods=["POST"],
            operation_id=use_case.name,
            summary=(use_case.command.__doc__ or "").strip(),
            tags=[use_case.room],
            response_model=Answer,
        )
    return routes


def _endpoint(
    use_case: UseCase, carry_out: CarryingOut, known: Known
) -> Callable[..., Awaitable[Response]]:
    async def endpoint(
        command: Any, bearer: Bearer, given: Preconditions, id_: UUID = NONE
    ) -> Response:
        return await carry_out(use_case, bearer, given, command, id_)

    # FastAPI reads the signature: each command has its own body, and creating ones no id.
    endpoint.__signature__ = _signature(use_case, known)  # type: ignore[attr-defined]
    return endpoint


def _signature(use_case: UseCase, known: Known) -> Signature:
    parameters = [
        _parameter("command", use_case.command),
        _parameter("bearer", Annotated[Bearer, Depends(known)]),
        _parameter("given", Annotated[Preconditions, Depends(preconditions)]),
    ]
    if not use_case.creates:
        parameters.append(_parameter("id_", Annotated[UUID, Path(alias="id")]))
    return Signature(parameters)


def _parameter(name: str, annotation: Any) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=annotation)
