"""One command on many: each item is the single command's own request, with its own answer.

An item that is refused touches no other. Sent again under the same Idempotency-Key, each item
gets its first answer again. All events of one request share its correlation id.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Annotated, Any, Self
from uuid import UUID

import httpx
from fastapi import APIRouter, Depends, FastAPI, Header, Path, Request
from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from chassis.problems import ProblemError
from chassis.tokens import Bearer
from contracts.problems import Problem
from services.ledger.application.catalogue.everything import USE_CASES
from services.ledger.entrypoints.http.commands.carrying_out import Answer
from services.ledger.entrypoints.http.commands.routes import LONGEST_KEY, path_of

MOST_ITEMS = 500
LARGEST_BULK = 4 * 1024 * 1024
"""Bytes of all its commands together."""
AT_ONCE = 32
HANDED_ON = ("authorization", "act-as", "accept-language")

PATHS = {
    use_case.name.replace("_", "-"): path_of(use_case)
    for use_case in USE_CASES
    if not use_case.creates
}
"""The commands that act on something that is there, by their names in addresses."""


class BulkItem(BaseModel):
    """What the command is given to, and what it says there."""

    model_config = ConfigDict(extra="forbid")
    id: UUID
    command: dict[str, JsonValue] = {}
    if_match: int | None = Field(default=None, ge=0, description="the version it must stand at")


class BulkCommand(BaseModel):
    """The items; none is named twice, since its answer would depend on their order."""

    model_config = ConfigDict(extra="forbid")
    items: list[BulkItem] = Field(min_length=1, max_length=MOST_ITEMS)

    @model_validator(mode="after")
    def _each_is_named_once(self) -> Self:
        if len({item.id for item in self.items}) != len(self.items):
            raise ValueError("an item is named twice")
        return self


class BulkResult(BaseModel):
    """What came of one item: its answer, or the problem that the single command answers with."""

    id: UUID
    status: int
    answer: Answer | None = None
    problem: Problem | None = None


class BulkResults(BaseModel):
    """In the order of the items."""

    carried_out: int
    refused: int
    results: list[BulkResult]


def router(known: Callable[..., Awaitable[Bearer]]) -> APIRouter:
    """The route of bulk commands; who may do what is decided item by item."""
    routes = APIRouter()

    @routes.post("/v1/bulk/{command}", operation_id="carry_out_many", tags=["bulk"])
    async def carry_out_many(
        request: Request,
        bulk: BulkCommand,
        _: Annotated[Bearer, Depends(known)],
        command: Annotated[str, Path(examples=["assign-task"])],
        # Each item's own key is this one with the item's id behind it.
        idempotency_key: Annotated[str | None, Header(max_length=LONGEST_KEY - 37)] = None,
    ) -> BulkResults:
        """Give one command to up to 500 tasks, or whatever it is about."""
        if command not in PATHS:
            raise ProblemError(
                404,
                "not_found",
                detail="no command {command} acts on many",
                values={"command": command},
            )
        headers = {name: request.headers[name] for name in HANDED_ON if name in request.headers}
        one_by_one = _Items(request.app, PATHS[command], headers, idempotency_key)
        results = await one_by_one.carried_out(bulk.items)
        done = sum(result.answer is not None for result in results)
        return BulkResults(carried_out=done, refused=len(results) - done, results=results)

    return routes


class _Items:
    """Sends each item through the application as its caller would."""

    def __init__(
        self, app: FastAPI, path: str, headers: Mapping[str, str], key: str | None
    ) -> None:
        self._transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        self._path = path
        self._headers = headers
        self._key = key
        self._at_once = asyncio.Semaphore(AT_ONCE)

    async def carried_out(self, items: list[BulkItem]) -> list[BulkResult]:
        async with httpx.AsyncClient(transport=self._transport, base_url="http://ledger") as client:
            return await asyncio.gather(*(self._result(client, item) for item in items))

    async def _result(self, client: httpx.AsyncClient, item: BulkItem) -> BulkResult:
        path = self._path.replace("{id}", str(item.id))
        async with self._at_once:
            answer = await client.post(path, json=item.command, headers=self._headers_of(item))
        told: Any = answer.json()
        if answer.is_success:
            return BulkResult(id=item.id, status=answer.status_code, answer=told)
        return BulkResult(id=item.id, status=answer.status_code, problem=told)

    def _headers_of(self, item: BulkItem) -> dict[str, str]:
        headers = dict(self._headers)
        if self._key is not None:
            headers["idempotency-key"] = f"{self._key}/{item.id}"
        if item.if_match is not None:
            headers["if-match"] = f'"{item.if_match}"'
        return headers
