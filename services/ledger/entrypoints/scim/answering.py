"""Answers of SCIM: its media type, and its form of errors (RFC 7644, section 3.12).

Whatever is refused on the way, by the token, the schema or a guard, is told in that form.
"""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import ValidationError
from pydantic_core import to_json
from scim2_models import Error, SCIMException

from chassis.problems import ProblemError
from services.ledger.application.ports import StoreBusyError
from services.ledger.domain.kernel import refusals

MEDIA_TYPE = "application/scim+json"

REFUSED: Mapping[type[refusals.Refusal], tuple[int, str | None]] = {
    refusals.NotPermitted: (403, None),
    refusals.NotFound: (404, None),
    refusals.AlreadyExists: (409, "uniqueness"),
    refusals.GuardRefused: (409, None),
    refusals.Conflict: (409, None),
    refusals.Unacceptable: (400, "invalidValue"),
}
"""Status and keyword of each refusal."""

ERRORS = (
    ProblemError,
    SCIMException,
    RequestValidationError,
    ValidationError,
    refusals.Refusal,
    StoreBusyError,
)
"""What refuses a request on its way; of what is declared, only ids in addresses are checked."""

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class ScimRoute(APIRoute):
    """A route whose every refusal is a SCIM error."""

    def get_route_handler(self) -> Handler:
        """The handler, with errors told as SCIM tells them."""
        handle = super().get_route_handler()

        async def told(request: Request) -> Response:
            try:
                return await handle(request)
            except ERRORS as error:
                return _told(error)

        return told


def answered(body: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A body in the media type of SCIM."""
    return Response(to_json(body), status, dict(headers or {}), MEDIA_TYPE)


def _told(error: Exception) -> Response:
    match error:
        case ProblemError():
            told = _answer(error.status, None, str(error), error.headers)
        case SCIMException():
            told = _error(error.to_error())
        case ValidationError():
            told = _error(Error.from_validation_errors(error)[0])
        case refusals.Refusal():
            status, keyword = REFUSED.get(type(error), (409, None))
            told = _answer(status, keyword, f"{error.code}: {error}")
        case StoreBusyError():
            told = _answer(503, None, str(error), {"Retry-After": str(error.retry_after)})
        case _:
            told = _answer(404, None, "nothing here has such an id")
    return told


def _answer(
    status: int, keyword: str | None, detail: str, headers: Mapping[str, str] | None = None
) -> Response:
    return _error(Error(status=status, scim_type=keyword, detail=detail), headers)


def _error(error: Error, headers: Mapping[str, str] | None = None) -> Response:
    return answered(error.model_dump(), error.status or 400, headers)
