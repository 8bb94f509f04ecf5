"""One route a command, made from the catalogue; the operation's id is the command's name.

`POST /v1/<room>/<command>` creates, `POST /v1/<room>/{id}/<command>` acts on what is there.
Who may do it is decided by the command's own guards, on the officer's posts.
"""

from collections.abc import Awaitable, Callable, Mapping
from hashlib import sha256
from inspect import Parameter, Signature
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, FastAPI, Header, Path, Response
from fastapi import Request as HttpRequest
from pydantic import BaseModel
from pydantic_core import to_json

from chassis.middleware.correlation import current_correlation
from chassis.problems import ProblemError, answer
from chassis.tokens import Bearer
from services.ledger.application.catalogue import USE_CASES, UseCase
from services.ledger.application.execution import Executor, Request
from services.ledger.application.ports import StoreBusyError
from services.ledger.entrypoints.http.caller import ActAs
from services.ledger.entrypoints.http.refused import AccessLogged

Known = Callable[..., Awaitable[Bearer]]

NONE = UUID(int=0)

LARGEST_COMMAND = 512 * 1024
"""Bytes; an event with all that a command of this size may say fits into a message of 1 MiB."""


class RecordedEvent(BaseModel):
    """An event that the command recorded."""

    type: str
    event_id: UUID
    version: int


class Answer(BaseModel):
    """What a command recorded: `position` is that of its last event in the store."""

    aggregate_id: UUID
    version: int
    position: int
    events: list[RecordedEvent]


class Preconditions:
    """The headers that every command takes."""

    def __init__(
        self,
        idempotency_key: Annotated[str | None, Header(max_length=200)] = None,
        if_match: Annotated[str | None, Header(max_length=40)] = None,
        act_as: ActAs = None,
    ) -> None:
        self.key = idempotency_key
        self.version = _version(if_match)
        self.act_as = act_as


def router(executor: Executor, known: Known, logged: AccessLogged) -> APIRouter:
    """The routes of all commands."""
    routes = APIRouter(prefix="/v1")
    for use_case in USE_CASES:
        command = use_case.name.replace("_", "-")
        path = (
            f"/{use_case.room}/{command}"
            if use_case.creates
            else f"/{use_case.room}/{{id}}/{command}"
        )
        routes.add_api_route(
            path,
            _endpoint(use_case, executor, known, logged),
            methods=["POST"],
            operation_id=use_case.name,
            summary=(use_case.command.__doc__ or "").strip(),
            tags=[use_case.room],
            response_model=Answer,
        )
    return routes


def install_busy(app: FastAPI) -> None:
    """A full queue is answered with 503 and when to come back."""

    async def busy(request: HttpRequest, error: Any) -> Response:
        headers = {"Retry-After": str(error.retry_after)}
        return answer(request, ProblemError(503, error.code, detail=str(error), headers=headers))

    app.add_exception_handler(StoreBusyError, busy)


def _endpoint(
    use_case: UseCase, executor: Executor, known: Known, logged: AccessLogged
) -> Callable[..., Awaitable[Response]]:
    async def endpoint(
        command: Any,
        bearer: Bearer,
        given: Preconditions,
        id_: UUID = NONE,
    ) -> Response:
        body = command.model_dump_json().encode()
        request = Request(
            account=bearer.subject,
            command=command,
            body_sha256=sha256(str(id_).encode() + body).digest(),
            correlation_id=current_correlation(),
            target=id_,
            act_as=given.act_as,
            key=given.key,
            if_match=given.version,
        )
        async with logged.refusals(bearer, use_case.name, str(id_)):
            appended = await executor.execute(use_case, request)
        headers = {"ETag": f'"{appended.answer["version"]}"'}
        if appended.repeated:
            headers["Idempotent-Replayed"] = "true"
        return Response(_told(appended.answer), 200, headers, "application/json")

    # FastAPI reads the signature: each command has its own body, and creating ones no id.
    endpoint.__signature__ = _signature(use_case, known)  # type: ignore[attr-defined]
    return endpoint


def _told(answer: Mapping[str, Any]) -> bytes:
    """The answer in the order of its model, the same bytes again where it is only remembered.

    It does not pass through the model, which would check what the store has just written.
    """
    events = [{name: one[name] for name in RecordedEvent.model_fields} for one in answer["events"]]
    return to_json({name: answer[name] for name in Answer.model_fields} | {"events": events})


def _signature(use_case: UseCase, known: Known) -> Signature:
    parameters = [
        _parameter("command", use_case.command),
        _parameter("bearer", Annotated[Bearer, Depends(known)]),
        _parameter("given", Annotated[Preconditions, Depends()]),
    ]
    if not use_case.creates:
        parameters.append(_parameter("id_", Annotated[UUID, Path(alias="id")]))
    return Signature(parameters)


def _parameter(name: str, annotation: Any) -> Parameter:
    return Parameter(name, Parameter.KEYWORD_ONLY, annotation=annotation)


def _version(if_match: str | None) -> int | None:
    if if_match is None:
        return None
    number = if_match.removeprefix("W/").strip('"')
    if not number.isdecimal():
        raise ProblemError(400, "if_match_unreadable", detail='If-Match is a version: "3"')
    return int(number)
