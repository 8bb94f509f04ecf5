"""Every answer that is not a success is an RFC 9457 problem with a stable `code`.

Titles come in the reader's language (Accept-Language: Chinese or English). What was sent is never
echoed, and an unexpected error tells the caller nothing of its cause.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import JsonValue
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from contracts.problems import MEDIA_TYPE, Problem, type_of

# status: code where nothing more exact is known, title in English, in Chinese
_KINDS = {
    400: ("bad_request", "The request cannot be understood", "请求无法理解"),
    401: ("unauthenticated", "Sign in first", "请先登录"),
    403: ("forbidden", "You may not do this", "无权执行此操作"),
    404: ("not_found", "There is nothing here", "未找到"),
    405: ("method_not_allowed", "This address does not take that method", "该地址不支持此方法"),
    409: ("conflict", "The present state does not allow this", "当前状态不允许此操作"),
    412: ("precondition_failed", "It has changed in the meantime", "内容已被他人更改"),
    413: ("body_too_large", "What was sent is too large", "提交内容过大"),
    415: ("unsupported_media_type", "This kind of content is not taken", "不支持此内容类型"),
    422: ("invalid_request", "The request does not hold together", "请求内容有误"),
    429: ("too_many_requests", "Too many requests", "请求过于频繁"),
    500: ("internal", "Something went wrong here", "系统内部错误"),
    503: ("unavailable", "Not available for the moment", "服务暂时不可用"),
}

_Handler = Callable[[Request, Any], Awaitable[Response]]


class ProblemError(Exception):
    """A request is answered with this problem; without a title, the status's own is used."""

    def __init__(
        self,
        status: int,
        code: str,
        title: str | None = None,
        detail: str | None = None,
        *,
        extensions: Mapping[str, JsonValue] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail or title or code)
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.extensions = dict(extensions or {})
        self.headers = dict(headers or {})


def install_problems(app: FastAPI) -> None:
    """Answer every error of `app` as a problem, the framework's own errors included."""
    app.add_exception_handler(ProblemError, _on_problem)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(Exception, _on_unexpected)


def map_errors(app: FastAPI, statuses: Mapping[type[Exception], int]) -> None:
    """Answer errors of a domain by this table; each has a `code`, and its text is the detail.

    An error may also bring `extensions` (a mapping of JSON values) to be shown to the caller.
    """

    def answering(status: int) -> _Handler:
        async def on_refusal(request: Request, error: Any) -> Response:
            extensions = getattr(error, "extensions", None)
            refusal = ProblemError(status, error.code, detail=str(error), extensions=extensions)
            return answer(request, refusal)

        return on_refusal

    for kind, status in statuses.items():
        app.add_exception_handler(kind, answering(status))


def problem_responses() -> dict[int | str, dict[str, Any]]:
    """Return what `FastAPI(responses=…)` needs so that OpenAPI describes problems, once for all."""
    schema = Problem.model_json_schema()
    return {"default": {"description": "Problem", "content": {MEDIA_TYPE: {"schema": schema}}}}


def answer(request: Request, error: ProblemError) -> Response:
    """Render the problem for whoever asked, for handlers and for plain ASGI alike."""
    language = _language(request)
    problem = Problem(
        type=type_of(error.code),
        title=error.title or _title(error.status, language),
        status=error.status,
        detail=error.detail,
        instance=request.url.path,
        code=error.code,
        **error.extensions,
    )
    headers = {"Content-Language": language, "Vary": "Accept-Language"} | error.headers
    return Response(problem.encoded(), error.status, headers, MEDIA_TYPE)


async def _on_problem(request: Request, error: Any) -> Response:
    return answer(request, error)


async def _on_http(request: Request, error: Any) -> Response:
    status = error.status_code
    code = _KINDS[status][0] if status in _KINDS else f"http_{status}"
    detail = None if error.detail == _phrase(status) else str(error.detail)
    return answer(request, ProblemError(status, code, detail=detail, headers=error.headers))


async def _on_invalid(request: Request, error: Any) -> Response:
    faults: list[JsonValue] = [
        {"pointer": _pointer(fault["loc"]), "reason": fault["msg"]} for fault in error.errors()
    ]
    return answer(request, ProblemError(422, "invalid_request", extensions={"errors": faults}))


async def _on_unexpected(request: Request, _error: Any) -> Response:
    return answer(request, ProblemError(500, "internal"))


def _pointer(location: Sequence[str | int]) -> str:
    """Return `body`, `query`, `path` or `header`, then a JSON pointer (RFC 6901) into it."""
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in location)
    return "/".join(steps)


def _title(status: int, language: str) -> str:
    if status not in _KINDS:
        return _phrase(status)
    _, english, chinese = _KINDS[status]
    return chinese if language == "zh-CN" else english


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return str(status)


def _language(request: Request) -> str:
    asked = request.headers.get("accept-language", "")
    return "zh-CN" if asked.strip().lower().startswith("zh") else "en"
