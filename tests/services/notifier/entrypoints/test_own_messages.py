"""What a person was told, read or not yet, and what others see of it on the task's page."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from contracts.identifiers import officer_id
from tests.services.notifier import events
from tests.services.notifier.stack import Stack

READER, LEADER = "yxb-head", "ld02"


@pytest.fixture(scope="module")
async def client(shared: Stack) -> AsyncIterator[httpx.AsyncClient]:
    """A notifier that told of an assignment, an approval and what came of it."""
    async with shared.running() as running:
        told = [events.assigned(), events.verified(), events.returned(), events.submitted()]
        await shared.publish(*events.directory_events(), *told)
        for event in told:
            await shared.settled(event)
        yield running


async def ask(
    client: httpx.AsyncClient, stack: Stack, account: str, path: str, **query: Any
) -> dict[str, Any]:
    answer = await client.get(path, params=query, headers=stack.bearer(account))
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def unread(client: httpx.AsyncClient, stack: Stack, account: str) -> int:
    return int((await ask(client, stack, account, "/v1/inbox/unread-count"))["unread"])


async def do(client: httpx.AsyncClient, stack: Stack, account: str, path: str) -> httpx.Response:
    return await client.post(path, headers=stack.bearer(account))


async def test_a_message_is_unread_until_its_reader_marks_it_and_may_be_unread_again(
    client: httpx.AsyncClient, shared: Stack
) -> None:
    before = await unread(client, shared, READER)
    newest = (await ask(client, shared, READER, "/v1/inbox"))["items"][0]
    assert newest["read"] is False
    for _ in range(2):
        done = await do(client, shared, READER, f"/v1/inbox/{newest['id']}/read")
        assert done.status_code == 204
    assert await unread(client, shared, READER) == before - 1
    waiting = await ask(client, shared, READER, "/v1/inbox", unread=True)
    assert newest["id"] not in {item["id"] for item in waiting["items"]}
    await do(client, shared, READER, f"/v1/inbox/{newest['id']}/unread")
    assert await unread(client, shared, READER) == before
    again = (await ask(client, shared, READER, "/v1/inbox"))["items"][0]
    assert again["read"] is False
    assert again["acknowledged_at"] is not None


async def test_all_are_marked_up_to_what_was_seen_and_no_further(
    client: httpx.AsyncClient, shared: Stack
) -> None:
    items = (await ask(client, shared, LEADER, "/v1/inbox"))["items"]
    seen = items[1]["position"]
    path = f"/v1/inbox/read-all?through={seen}"
    first, again = [(await do(client, shared, LEADER, path)).json() for _ in range(2)]
    assert (first["marked"], again["marked"]) == (len(items) - 1, 0)
    waiting = await ask(client, shared, LEADER, "/v1/inbox", unread=True)
    assert [item["id"] for item in waiting["items"]] == [items[0]["id"]]


async def test_nobody_marks_what_another_was_told(client: httpx.AsyncClient, shared: Stack) -> None:
    others = (await ask(client, shared, READER, "/v1/inbox"))["items"][0]["id"]
    answer = await do(client, shared, "ddz-1", f"/v1/inbox/{others}/read")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    ("account", "sees_others"),
    [("zgb-1", True), ("yxb-1", True), ("ld02", True), ("cwc-head", False)],
)
async def test_a_task_shows_what_became_of_its_messages_to_its_own_people(
    client: httpx.AsyncClient, shared: Stack, account: str, sees_others: bool
) -> None:
    found = await ask(client, shared, account, "/v1/deliveries", task=str(events.TASK))
    told = {item["officer"] for item in found["items"]}
    assert (len(told) > 1) is sees_others
    assert {item["state"] for item in found["items"]} == {"sent"}


async def test_an_acknowledgement_is_a_fact_of_the_delivery_and_of_no_event(
    client: httpx.AsyncClient, shared: Stack
) -> None:
    [told] = (await ask(client, shared, "xy1-head", "/v1/inbox"))["items"]
    await do(client, shared, "xy1-head", f"/v1/inbox/{told['id']}/read")
    query = {"task": str(events.TASK), "event": told["event_id"]}
    facts = (await ask(client, shared, "zgb-1", "/v1/deliveries", **query))["items"]
    acknowledged = {each["officer"]: each["acknowledged_at"] for each in facts}
    assert acknowledged[str(officer_id("xy1-head"))] is not None
    assert acknowledged[str(officer_id("yxb-1"))] is None
    assert (await shared.rows("SELECT max(position) AS last FROM notifier.inbox"))[0]["last"] == (
        shared.position
    )
