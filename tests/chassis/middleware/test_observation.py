"""What is noted of a request, and what an error that nobody answered becomes."""

import httpx
import pytest
from starlette.types import Receive, Scope, Send
from structlog.testing import capture_logs

from chassis.middleware.observation import Observation


async def test_requests_are_measured_by_route_and_not_by_path(client: httpx.AsyncClient) -> None:
    await client.get("/tasks/1-1")
    await client.get("/tasks/1-2")
    await client.get("/wp-login.php")
    measured = (await client.get("/metrics")).text
    counted = 'taizhang_http_request_seconds_count{method="GET",route="%s",status="%s"} %s'
    assert counted % ("/tasks/{task_id}", 200, "2.0") in measured
    assert counted % ("unmatched", 404, "1.0") in measured


async def test_a_request_is_one_log_line_without_its_query(client: httpx.AsyncClient) -> None:
    with capture_logs() as lines:
        await client.get("/tasks/1-1?token=opensesame")
    [line] = [line for line in lines if line["event"] == "request"]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/tasks/1-1", 200)
    assert "opensesame" not in str(line)


async def test_health_requests_do_not_fill_the_log(client: httpx.AsyncClient) -> None:
    with capture_logs() as lines:
        await client.get("/health/live")
    assert [line["log_level"] for line in lines if line["event"] == "request"] == ["debug"]


async def test_an_unexpected_error_is_logged_with_its_cause_and_once(
    client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    with capture_logs() as lines:
        response = await client.get("/fail")
    assert response.json()["code"] == "internal"
    assert [line["log_level"] for line in lines] == ["error", "info"]
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_an_answer_that_breaks_off_does_not_look_complete(client: httpx.AsyncClient) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        await client.get("/break_off")


async def test_an_app_that_answers_nothing_is_answered_for() -> None:
    async def nothing(scope: Scope, receive: Receive, send: Send) -> None:
        raise RuntimeError

    transport = httpx.ASGITransport(Observation(nothing, None))
    async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
        response = await client.get("/")
    assert (response.status_code, response.json()["code"]) == (500, "internal")


async def test_an_app_that_breaks_off_its_answer_is_not_taken_for_done() -> None:
    async def broken_off(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("in the middle")

    transport = httpx.ASGITransport(Observation(broken_off, None))
    async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
        with pytest.raises(RuntimeError, match="in the middle"):
            await client.get("/")
