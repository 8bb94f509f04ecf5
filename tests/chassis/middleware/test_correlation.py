"""One id per request: the caller's where it is a UUID, else a new one."""

from uuid import UUID, uuid4

import httpx
import pytest

from chassis.middleware.correlation import correlated, current_correlation

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


async def test_a_callers_uuid_is_used_and_echoed(client: httpx.AsyncClient) -> None:
    given = str(uuid4())
    response = await client.get("/correlation", headers={"X-Correlation-Id": given})
    assert response.json() == response.headers["X-Correlation-Id"] == given


async def test_the_trace_of_a_traceparent_is_used(client: httpx.AsyncClient) -> None:
    headers = {"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}
    response = await client.get("/correlation", headers=headers)
    assert UUID(response.json()) == UUID(TRACE)


@pytest.mark.parametrize("given", ["", "x\\ny", "{" + TRACE + "}", "0" * 32, "g" * 32])
async def test_anything_else_is_replaced_by_a_new_id(client: httpx.AsyncClient, given: str) -> None:
    headers = {"X-Correlation-Id": given}
    answers = [(await client.get("/correlation", headers=headers)).json() for _ in range(2)]
    assert UUID(answers[0]) != UUID(answers[1])
    assert given not in answers


async def test_an_unexpected_error_carries_the_id_too(client: httpx.AsyncClient) -> None:
    given = str(uuid4())
    response = await client.get("/fail", headers={"X-Correlation-Id": given})
    assert response.status_code == 500
    assert response.headers["X-Correlation-Id"] == given


def test_work_outside_a_request_gets_an_id_by_asking_for_one() -> None:
    with correlated() as chosen:
        assert current_correlation() == chosen
    with pytest.raises(LookupError):
        current_correlation()
