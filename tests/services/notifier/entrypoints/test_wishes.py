"""A person's settings and the links in their mails, and what they change of what is sent."""

from collections.abc import AsyncIterator
from datetime import timedelta
from email.message import EmailMessage
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import httpx
import pytest

from chassis.clock import set_clock
from contracts.envelope import Event
from contracts.identifiers import officer_id
from tests.services.notifier import events
from tests.services.notifier.stack import Stack, until

HEAD, CLERK, LEADER = "yxb-head", "yxb-1", "ld02"
ONE_CLICK = "List-Unsubscribe=One-Click"


@pytest.fixture(scope="module")
async def client(shared: Stack) -> AsyncIterator[httpx.AsyncClient]:
    """A notifier that knows its own address and the directory, on a Monday at ten."""
    async with shared.running(public_url="https://notify.example.org/") as running:
        await shared.publish(*events.directory_events(), events.assigned())
        await shared.handled()
        yield running


async def wish(client: httpx.AsyncClient, stack: Stack, account: str, **wishes: Any) -> Any:
    return await client.put("/v1/settings", json=wishes, headers=stack.bearer(account))


async def state(stack: Stack, event: Event, account: str) -> str:
    return (await stack.states(event))[str(officer_id(account))]


async def told(stack: Stack, event: Event, account: str) -> EmailMessage:
    """The mail that told the person of the event."""
    await until(lambda: _is(stack, event, account, "sent"))
    for each in stack.mailbox.accepted:
        mine = each["To"].addresses[0].addr_spec == f"{account}@example.org"
        if mine and each["X-Taizhang-Event"] == str(event.event_id):
            return each
    raise AssertionError("no such mail")


async def _is(stack: Stack, event: Event, account: str, wanted: str) -> bool:
    return (await stack.states(event)).get(str(officer_id(account))) == wanted


async def happened(stack: Stack, event: Event) -> Event:
    await stack.publish(event)
    await stack.handled()
    return event


async def test_settings_are_the_callers_own_and_name_what_is_optional(
    client: httpx.AsyncClient, shared: Stack
) -> None:
    quiet = {"since": "21:00:00", "until": "07:00:00"}
    put = await wish(client, shared, CLERK, quiet_hours=quiet, unsubscribed=["task_closed"])
    assert put.status_code == 200
    shown = (await client.get("/v1/settings", headers=shared.bearer(CLERK))).json()
    assert shown == put.json()
    assert (shown["quiet_hours"], shown["unsubscribed"]) == (quiet, ["task_closed"])
    assert "task_verified" in shown["optional"]
    other = (await client.get("/v1/settings", headers=shared.bearer(HEAD))).json()
    assert other["unsubscribed"] == []


@pytest.mark.parametrize("kind", ["task_assigned", "no_such_kind"])
async def test_what_is_mandatory_cannot_be_done_without(
    client: httpx.AsyncClient, shared: Stack, kind: str
) -> None:
    refused = await wish(client, shared, CLERK, unsubscribed=[kind])
    assert (refused.status_code, refused.json()["code"]) == (422, "mandatory_message")


async def test_one_click_in_a_mail_ends_its_kind_and_no_other(
    client: httpx.AsyncClient, shared: Stack
) -> None:
    mail = await told(shared, await happened(shared, events.verified()), HEAD)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = urlsplit(mail["List-Unsubscribe"].strip("<>"))
    assert link.netloc == "notify.example.org"
    shown = await client.get(link.path)
    assert "<form" in shown.text
    assert "任务核查验收" in shown.text
    assert await state(shared, await happened(shared, events.verified()), HEAD) != "unsubscribed"
    for _ in range(2):
        assert (await client.post(link.path, content=ONE_CLICK)).status_code == 200
    later = await happened(shared, events.verified())
    assert await state(shared, later, HEAD) == "unsubscribed"
    assert await state(shared, later, CLERK) != "unsubscribed"
    mandatory = await told(shared, await happened(shared, events.returned()), HEAD)
    assert mandatory["List-Unsubscribe"] is None


async def test_a_link_that_nobody_was_sent_ends_nothing(client: httpx.AsyncClient) -> None:
    refused = await client.post(f"/v1/unsubscribe/{uuid4()}", content=ONE_CLICK)
    assert (refused.status_code, refused.json()["code"]) == (404, "not_found")


async def test_a_message_is_written_in_the_language_that_its_reader_chose(
    client: httpx.AsyncClient, shared: Stack
) -> None:
    await wish(client, shared, LEADER, language="en")
    mail = await told(shared, await happened(shared, events.returned()), LEADER)
    assert str(mail["Subject"]).startswith("[Rectification]")


async def test_who_chose_the_digest_gets_messages_in_it_and_the_inbox_at_once(
    client: httpx.AsyncClient, shared: Stack
) -> None:
    await wish(client, shared, "ddz-1", digest="instead")
    event = await happened(shared, events.submitted())
    assert await state(shared, event, "ddz-1") == "for_digest"
    inbox = (await client.get("/v1/inbox", headers=shared.bearer("ddz-1"))).json()
    assert inbox["items"][0]["event_id"] == str(event.event_id)
    set_clock(shared.clock_file, events.NOW + timedelta(days=2))
    await until(lambda: _is(shared, event, "ddz-1", "in_digest"))
    await until(lambda: _digested(shared))
    [digest] = digests(shared)
    assert "2021年9月22日提要" in str(digest["Subject"])
    assert "1-1 完善制度" in digest.get_body(("plain",)).get_content()
    assert UUID(urlsplit(digest["List-Unsubscribe"].strip("<>")).path.rpartition("/")[2])


def digests(stack: Stack) -> list[Any]:
    return [each for each in stack.mailbox.accepted if "提要" in str(each["Subject"])]


async def _digested(stack: Stack) -> bool:
    return bool(digests(stack))
