"""A mail server's answer decides whether a mail is tried again, given up or left to a person."""

from typing import Any

from contracts.envelope import Event
from contracts.identifiers import officer_id
from tests.services.notifier import events
from tests.services.notifier.process import started
from tests.services.notifier.smtp import HANG
from tests.services.notifier.stack import Stack, until

RECIPIENT = str(officer_id("ddz-1"))


async def attempts(stack: Stack, event: Event) -> list[tuple[str, int | None]]:
    rows = await stack.rows(
        "SELECT ending, code FROM notifier.attempts JOIN notifier.deliveries ON delivery = id"
        " WHERE event_id = $1 ORDER BY number",
        event.event_id,
    )
    return [(row["ending"], row["code"]) for row in rows]


async def told_of_a_submission(stack: Stack, state: str) -> Event:
    event = events.submitted()
    await stack.publish(*events.directory_events(), event)
    await stack.settled(event, state)
    return event


async def test_a_mail_refused_for_now_is_tried_again_and_its_reply_codes_are_kept(
    stack: Stack,
) -> None:
    stack.mailbox.to_recipient = ["451 try later"]
    stack.mailbox.to_content = ["452 no room"]
    async with stack.running():
        event = await told_of_a_submission(stack, "sent")
    expected = [("refused_for_now", 451), ("refused_for_now", 452), ("accepted", 250)]
    assert await attempts(stack, event) == expected
    assert len(stack.mailbox.accepted) == 1


async def test_a_mail_refused_for_good_is_not_tried_again(stack: Stack) -> None:
    stack.mailbox.to_recipient = ["550 no such person"]
    async with stack.running():
        event = await told_of_a_submission(stack, "failed")
    assert await attempts(stack, event) == [("refused_for_good", 550)]


async def test_what_a_server_says_is_kept_without_the_address(stack: Stack) -> None:
    stack.mailbox.to_recipient = ["550 <DDZ-1@example.org> is unknown"]
    async with stack.running():
        event = await told_of_a_submission(stack, "failed")
    (row,) = await stack.rows(
        "SELECT detail FROM notifier.deliveries WHERE event_id = $1 AND officer = $2",
        event.event_id,
        officer_id("ddz-1"),
    )
    assert row["detail"].endswith("<<address>> is unknown")


async def test_a_mail_that_nobody_takes_is_given_up_after_the_last_try(stack: Stack) -> None:
    async with stack.running(smtp_url="smtp://127.0.0.1:9"):
        event = await told_of_a_submission(stack, "failed")
    assert await attempts(stack, event) == [("refused_for_now", None)] * 3


async def test_silence_after_the_content_leaves_the_outcome_unknown_and_nothing_is_repeated(
    stack: Stack,
) -> None:
    stack.mailbox.to_content = [HANG]
    async with stack.running() as client:
        event = await told_of_a_submission(stack, "unknown")
        listed = await unknown(stack, client)
        assert [item["event_id"] for item in listed] == [str(event.event_id)]
        other = events.submitted()
        await stack.publish(other)
        await stack.settled(other)
    assert stack.mailbox.contents == 2


async def test_a_person_may_send_again_what_may_not_have_arrived(stack: Stack) -> None:
    stack.mailbox.to_content = [HANG]
    async with stack.running() as client:
        event = await told_of_a_submission(stack, "unknown")
        [item] = await unknown(stack, client)
        path = f"/v1/deliveries/{item['id']}/send-again"
        assert (await client.post(path, headers=stack.bearer("zgb-1"))).status_code == 200
        await stack.settled(event)
        [row] = await stack.rows(
            "SELECT sent_again_by FROM notifier.deliveries WHERE event_id = $1", event.event_id
        )
        refused = await client.post(path, headers=stack.bearer("zgb-1"))
    assert row["sent_again_by"] == officer_id("zgb-1")
    assert len(stack.mailbox.accepted) == 1
    assert (refused.status_code, refused.json()["code"]) == (409, "not_sendable_again")


async def test_a_process_killed_during_an_attempt_leaves_it_unknown_and_it_is_not_repeated(
    stack: Stack,
) -> None:
    stack.mailbox.to_content = [HANG]
    event = events.submitted()
    async with started(stack, smtp_timeout_seconds="60") as notifier:
        await stack.publish(*events.directory_events(), event)

        async def under_way() -> bool:
            return stack.mailbox.contents == 1

        await until(under_way)
        assert await stack.states(event) == {RECIPIENT: "sending"}
        await notifier.kill()
    async with stack.running() as client:
        await stack.settled(event, "unknown")
        other = events.submitted()
        await stack.publish(other)
        await stack.settled(other)
        assert len(await unknown(stack, client)) == 1
    assert stack.mailbox.contents == 2
    assert await attempts(stack, event) == [("unknown", None)]


async def unknown(stack: Stack, client: Any) -> list[dict[str, Any]]:
    answer = await client.get("/v1/deliveries?state=unknown", headers=stack.bearer("zgb-1"))
    assert answer.status_code == 200
    items: list[dict[str, Any]] = answer.json()["items"]
    return items
