"""Every answer that is not a success is an RFC 9457 problem with a stable `code`.

Title and detail come in the reader's language (Accept-Language: Chinese or English): details are
English sentences that an app's catalogue has in Chinese; one that it lacks stays English. What was
sent is never echoed, and an unexpected error tells the caller nothing of its cause.
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

from contracts.labels import Language, worded
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

CHINESE = {
    "the token is too long": "令牌过长",
    "the token is signed with a key that the issuer lacks": "令牌的签名密钥不属于签发方",
    "the token has ended; sign in again": "登录已过期，请重新登录",
    "the token names nobody": "令牌未指明用户",
    "Act-As is post@unit": "Act-As 的写法是 岗位@单位代码",
    "too many requests; come again in a minute": "请求过于频繁，请一分钟后再试",
    "needs the scope {scope}": "需要授权范围 {scope}",
    "send the header Authorization: Bearer <token>": "请在请求头 Authorization 中携带 Bearer 令牌",
}
"""Details that the chassis itself gives, by their English sentence."""

_FAULTS = {
    "missing": "缺少此项",
    "extra_forbidden": "没有此项",
    "json_invalid": "不是有效的 JSON",
    "string_type": "应为文字",
    "string_too_short": "至少 {min_length} 个字符",
    "string_too_long": "最多 {max_length} 个字符",
    "string_pattern_mismatch": "格式应为 {pattern}",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "bool_type": "应为真或假",
    "bool_parsing": "应为真或假",
    "date_type": "应为日期",
    "date_parsing": "应为日期，如 2021-12-31",
    "date_from_datetime_parsing": "应为日期，如 2021-12-31",
    "datetime_parsing": "应为日期和时间",
    "uuid_type": "应为 UUID",
    "uuid_parsing": "应为 UUID",
    "enum": "应为其中之一：{expected}",
    "literal_error": "应为其中之一：{expected}",
    "list_type": "应为列表",
    "tuple_type": "应为列表",
    "dict_type": "应为对象",
    "model_attributes_type": "应为对象",
    "too_short": "至少 {min_length} 项",
    "too_long": "最多 {max_length} 项",
    "greater_than": "应大于 {gt}",
    "greater_than_equal": "不得小于 {ge}",
    "less_than": "应小于 {lt}",
    "less_than_equal": "不得大于 {le}",
}
"""Faults of fields, by the kind that pydantic names."""

_Handler = Callable[[Request, Any], Awaitable[Response]]


class ProblemError(Exception):
    """A request is answered with this problem; its title is the status's own."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str | None = None,
        *,
        values: Mapping[str, Any] | None = None,
        extensions: Mapping[str, JsonValue] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(worded(detail or code, values or {}, "en"))
        self.status = status
        self.code = code
        self.detail = detail
        self.values = dict(values or {})
        self.extensions = dict(extensions or {})
        self.headers = dict(headers or {})


def install_problems(app: FastAPI, chinese: Mapping[str, str] | None = None) -> None:
    """Answer every error of `app` as a problem, the framework's own errors included.

    `chinese` has the details that the app gives, by their English sentence.
    """
    app.state.chinese = CHINESE | dict(chinese or {})
    app.add_exception_handler(ProblemError, _on_problem)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(Exception, _on_unexpected)


def map_errors(app: FastAPI, statuses: Mapping[type[Exception], int]) -> None:
    """Answer errors of a domain by this table; each has a `code`, and its text is the detail.

    An error may also bring `reason` (the sentence) with `values` in it, `extensions` (a mapping of
    JSON values) to be shown to the caller, and `retry_after`: in how many seconds to come again.
    """

    def answering(status: int) -> _Handler:
        async def on_refusal(request: Request, error: Any) -> Response:
            seconds = getattr(error, "retry_after", None)
            refusal = ProblemError(
                status,
                error.code,
                detail=getattr(error, "reason", str(error)),
                values=getattr(error, "values", None),
                extensions=getattr(error, "extensions", None),
                headers=None if seconds is None else {"Retry-After": str(seconds)},
            )
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
        title=_title(error.status, language),
        status=error.status,
        detail=_detail(request, error, language),
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
    language = _language(request)
    faults: list[JsonValue] = [
        {"pointer": _pointer(fault["loc"]), "reason": _reason(fault, language)}
        for fault in error.errors()
    ]
    return answer(request, ProblemError(422, "invalid_request", extensions={"errors": faults}))


async def _on_unexpected(request: Request, _error: Any) -> Response:
    return answer(request, ProblemError(500, "internal"))


def _pointer(location: Sequence[str | int]) -> str:
    """Return `body`, `query`, `path` or `header`, then a JSON pointer (RFC 6901) into it."""
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in location)
    return "/".join(steps)


def _reason(fault: Mapping[str, Any], language: Language) -> str:
    """What is wrong with a field; kinds of faults that the table lacks stay English."""
    said = _FAULTS.get(fault["type"]) if language == "zh-CN" else None
    return said.format_map(fault.get("ctx", {})) if said else str(fault["msg"])


def _title(status: int, language: Language) -> str:
    if status not in _KINDS:
        return _phrase(status)
    _, english, chinese = _KINDS[status]
    return chinese if language == "zh-CN" else english


def _detail(request: Request, error: ProblemError, language: Language) -> str | None:
    if error.detail is None:
        return None
    app = request.scope.get("app")
    chinese = getattr(app.state, "chinese", CHINESE) if app else CHINESE
    said = chinese.get(error.detail, error.detail) if language == "zh-CN" else error.detail
    return worded(said, error.values, language)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return str(status)


def _language(request: Request) -> Language:
    asked = request.headers.get("accept-language", "")
    return "zh-CN" if asked.strip().lower().startswith("zh") else "en"
