"""From a command that was read to its answer: what every way of reading it ends in.

A refusal is written to the access log and raised on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from fastapi import Response
from pydantic import BaseModel
from pydantic_core import to_json

from chassis.middleware.correlation import current_correlation
from chassis.problems import ProblemError
from chassis.tokens import Bearer
from services.ledger.application.catalogue.use_case import UseCase
from services.ledger.application.execution import Executor, Request
from services.ledger.domain.kernel.command import Command
from services.ledger.entrypoints.http.refused import AccessLogged

NONE = UUID(int=0)


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


class Preconditions(NamedTuple):
    """What the headers of a command say: key, version that is expected, post to act in."""

    key: str | None = None
    version: int | None = None
    act_as: str | None = None


@dataclass(frozen=True)
class CarryingOut:
    """Carries commands out and tells what came of them."""

    executor: Executor
    logged: AccessLogged

    async def __call__(
        self, use_case: UseCase, bearer: Bearer, given: Preconditions, command: Command, id_: UUID
    ) -> Response:
        """The answer; raises Refusal and the store's errors."""
        body = type(command).__pydantic_serializer__.to_json(command)
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
        async with self.logged.refusals(bearer, use_case.name, str(id_)):
            appended = await self.executor.execute(use_case, request)
        headers = {"ETag": f'"{appended.answer["version"]}"'}
        if appended.repeated:
            headers["Idempotent-Replayed"] = "true"
        return Response(_told(appended.answer), 200, headers, "application/json")


def expected_version(if_match: str | None) -> int | None:
    """The version in a header If-Match; ProblemError when it is none."""
    if if_match is None:
        return None
    number = if_match.removeprefix("W/").strip('"')
    if not number.isdecimal():
        raise ProblemError(400, "if_match_unreadable", detail='If-Match is a version: "3"')
    return int(number)


_ANSWER, _EVENT = tuple(Answer.model_fields), tuple(RecordedEvent.model_fields)


def _told(answer: Mapping[str, Any]) -> bytes:
    """The answer in the order of its model, the same bytes again where it is only remembered.

    It does not pass through the model, which would check what the store has just written.
    """
    events = [{name: one[name] for name in _EVENT} for one in answer["events"]]
    return to_json({name: answer[name] for name in _ANSWER} | {"events": events})
