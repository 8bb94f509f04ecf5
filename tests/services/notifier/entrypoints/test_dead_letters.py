"""What could not be handled or delivered is explained, sent again, or discarded with a reason."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from contracts.identifiers import officer_id
from contracts.wire.cloudevents import headers_of
from tests.services.notifier import events
from tests.services.notifier.stack import Stack

SUBJECT = f"taizhang.v1.task.yxb.{events.TASK}.TaskAssigned"
WHY = {"reason": "测试数据，无需处理"}


@pytest.fixture(scope="module")
async def client(shared: Stack) -> AsyncIterator[httpx.AsyncClient]:
    """A notifier that could not handle two messages, nor deliver one."""
    shared.mailbox.to_recipient = ["550 no such user"]
    async with shared.running() as running:
        await shared.publish(*events.directory_events())
        other = events.submitted()
        unknown = other.to_bytes().replace(b"task.measure_submitted.v1", b"task.flown_away.v1")
        await shared.send(
            (SUBJECT, b"no event", None),
            (SUBJECT, unknown, headers_of(other, shared.place())),
        )
        await shared.publish(failed := events.submitted())
        await shared.settled(failed, "failed")
        yield running


async def call(
    client: httpx.AsyncClient, stack: Stack, method: str, path: str, account: str = "zgb-1"
) -> httpx.Response:
    body = WHY if path.endswith("discard") else None
    return await client.request(method, path, json=body, headers=stack.bearer(account))


async def items(client: httpx.AsyncClient, stack: Stack, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await call(client, stack, "GET", path)).json()["items"]
    return found


async def test_a_parked_message_is_explained_and_discarded_once(
    client: httpx.AsyncClient, shared: Stack
) -> None:
    newest, oldest = await items(client, shared, "/v1/dead-letters")
    assert newest["explanation"]["code"] == "unknown_event"
    assert oldest["explanation"]["code"] == "no_event"
    assert "作废" in oldest["explanation"]["zh"]
    path = f"/v1/dead-letters/{oldest['id']}/discard"
    assert (await call(client, shared, "POST", path, "auditor-1")).status_code == 403
    assert (await call(client, shared, "POST", path)).status_code == 204
    for step, code in (("discard", "not_discardable"), ("send-again", "not_sendable_again")):
        again = await call(client, shared, "POST", f"/v1/dead-letters/{oldest['id']}/{step}")
        assert (again.status_code, again.json()["code"]) == (409, code)
    [waiting] = await items(client, shared, "/v1/dead-letters?waiting=true")
    assert waiting["id"] == newest["id"]
    kept = (await items(client, shared, "/v1/dead-letters"))[1]
    assert kept["discard_reason"] == WHY["reason"]
    assert kept["discarded_by"] == str(officer_id("zgb-1"))
    ready = (await client.get("/health/ready")).json()
    assert ready["dead_letters"] == 1


async def test_a_failed_delivery_is_explained_and_not_sent_again_once_it_is_discarded(
    client: httpx.AsyncClient, shared: Stack
) -> None:
    [failed] = await items(client, shared, "/v1/deliveries?state=failed")
    assert failed["explanation"]["code"] == "rejected"
    assert "550" in failed["detail"]
    path = f"/v1/deliveries/{failed['id']}"
    assert (await call(client, shared, "POST", f"{path}/discard", "ld02")).status_code == 403
    gone = (await call(client, shared, "POST", f"{path}/discard")).json()
    assert (gone["state"], gone["discard_reason"]) == ("discarded", WHY["reason"])
    for step, code in (("discard", "not_discardable"), ("send-again", "not_sendable_again")):
        answer = await call(client, shared, "POST", f"{path}/{step}")
        assert (answer.status_code, answer.json()["code"]) == (409, code)
