"""Every refusal and failure comes out as a problem with its own stable code."""

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI
from pydantic import BaseModel, Field, JsonValue

from chassis.http import listening
from chassis.problems import ProblemError, install_problems, map_errors, problem_responses
from chassis.settings import ServiceSettings
from contracts.problems import Problem


class Refusal(Exception):
    code = "refused"


class ReplyMissing(Refusal):
    code = "reply_missing"
    extensions: dict[str, JsonValue] = {"guard": "reply"}  # noqa: RUF012


class Busy(Exception):
    code = "busy"
    retry_after = 7


class Step(BaseModel):
    owner: str


class Plan(BaseModel):
    steps: list[Step] = Field(min_length=1)


def take_plan(plan: Plan, limit: int = 1) -> None: ...


def close() -> None:
    raise ReplyMissing("answer the source first")


def refuse() -> None:
    raise Refusal("not now")


def wait() -> None:
    raise Busy("too many wait")


def teapot() -> None:
    raise ProblemError(
        418,
        "teapot",
        "use {count} cups",
        values={"count": 2},
        extensions={"cups": 2},
        headers={"X-Tea": "1"},
    )


def fail() -> None:
    raise RuntimeError("password is opensesame")


def built() -> FastAPI:
    app = FastAPI(responses=problem_responses())
    install_problems(app, {"use {count} cups": "请用{count}个杯子", "not now": "现在不行"})
    map_errors(app, {Refusal: 409, Busy: 503})
    app.add_api_route("/plans", take_plan, methods=["POST"])
    for endpoint in (close, refuse, wait, teapot, fail):
        app.add_api_route(f"/{endpoint.__name__}", endpoint)
    return app


@pytest.fixture
async def client(settings: ServiceSettings) -> AsyncIterator[httpx.AsyncClient]:
    async with listening(built(), settings) as url, httpx.AsyncClient(base_url=url) as client:
        yield client


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "not_found"),
        ("DELETE", "/close", 405, "method_not_allowed"),
        ("POST", "/plans", 422, "invalid_request"),
        ("GET", "/close", 409, "reply_missing"),
        ("GET", "/refuse", 409, "refused"),
        ("GET", "/teapot", 418, "teapot"),
        ("GET", "/fail", 500, "internal"),
    ],
)
async def test_every_error_is_a_problem_with_its_code(
    client: httpx.AsyncClient, method: str, path: str, status: int, code: str
) -> None:
    response = await client.request(method, path)
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    problem = Problem.model_validate(response.json())
    assert (problem.status, problem.code, problem.instance) == (status, code, path)
    assert problem.type == f"urn:taizhang:problem:{code}"


async def test_an_invalid_request_points_at_each_fault_without_echoing_it(
    client: httpx.AsyncClient,
) -> None:
    response = await client.post("/plans?limit=opensesame", json={"steps": [{"owner": 7}, {}]})
    faults = {fault["pointer"]: fault["reason"] for fault in response.json()["errors"]}
    assert set(faults) == {"query/limit", "body/steps/0/owner", "body/steps/1/owner"}
    assert faults["body/steps/1/owner"] == "Field required"
    assert "opensesame" not in response.text


async def test_a_body_that_is_not_json_is_an_invalid_request(client: httpx.AsyncClient) -> None:
    headers = {"Content-Type": "application/json"}
    response = await client.post("/plans", content=b"{", headers=headers)
    assert (response.status_code, response.json()["code"]) == (422, "invalid_request")


async def test_an_unexpected_error_tells_the_caller_nothing_of_its_cause(
    client: httpx.AsyncClient,
) -> None:
    response = await client.get("/fail")
    assert "opensesame" not in response.text
    assert "RuntimeError" not in response.text


async def test_a_domain_error_brings_its_text_and_what_it_names(client: httpx.AsyncClient) -> None:
    problem = (await client.get("/close")).json()
    assert (problem["detail"], problem["guard"]) == ("answer the source first", "reply")


async def test_a_problem_keeps_its_own_detail_extensions_and_headers(
    client: httpx.AsyncClient,
) -> None:
    response = await client.get("/teapot")
    assert (response.json()["detail"], response.json()["cups"]) == ("use 2 cups", 2)
    assert response.headers["X-Tea"] == "1"


async def test_a_method_not_allowed_says_which_ones_are(client: httpx.AsyncClient) -> None:
    assert (await client.delete("/close")).headers["Allow"] == "GET"


@pytest.mark.parametrize(
    ("asked", "title", "language"),
    [("zh-CN,en;q=0.5", "未找到", "zh-CN"), ("fr", "There is nothing here", "en")],
)
async def test_titles_come_in_the_readers_language(
    client: httpx.AsyncClient, asked: str, title: str, language: str
) -> None:
    response = await client.get("/nothing", headers={"Accept-Language": asked})
    assert response.json()["title"] == title
    assert response.headers["Content-Language"] == language


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        ("/teapot", "请用2个杯子"),
        ("/refuse", "现在不行"),
        ("/close", "answer the source first"),
    ],
)
async def test_details_come_in_the_readers_language_as_far_as_the_app_has_them(
    client: httpx.AsyncClient, path: str, detail: str
) -> None:
    response = await client.get(path, headers={"Accept-Language": "zh-CN"})
    assert response.json()["detail"] == detail


async def test_what_is_wrong_with_a_field_comes_in_the_readers_language(
    client: httpx.AsyncClient,
) -> None:
    asked = {"Accept-Language": "zh"}
    response = await client.post("/plans?limit=many", json={"steps": []}, headers=asked)
    faults = {fault["pointer"]: fault["reason"] for fault in response.json()["errors"]}
    assert faults == {"query/limit": "应为整数", "body/steps": "至少 1 项"}


async def test_openapi_describes_problems_in_place_of_the_frameworks_own_errors(
    client: httpx.AsyncClient,
) -> None:
    described = (await client.get("/openapi.json")).json()
    responses = described["paths"]["/plans"]["post"]["responses"]
    assert "application/problem+json" in responses["default"]["content"]
    assert "422" not in responses


async def test_an_error_that_passes_says_when_to_come_again(client: httpx.AsyncClient) -> None:
    passing, lasting = await client.get("/wait"), await client.get("/refuse")
    assert (passing.status_code, passing.headers["Retry-After"]) == (503, "7")
    assert "Retry-After" not in lasting.headers
