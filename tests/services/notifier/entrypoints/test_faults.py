"""What the notifier survives: malformed messages, kills, NATS, Postgres or the stream gone."""

import asyncio

import nats
import pytest

from contracts.envelope import Event
from contracts.wire.cloudevents import Place, headers_of
from contracts.wire.subjects import STREAM, subject_of
from deploy.embedded.servers.postgres import EmbeddedPostgres
from deploy.provision.accounts import inbox_prefix
from services.notifier.entrypoints.stream.subscription import PULL_FOR
from tests.services.notifier import events
from tests.services.notifier.conftest import provision
from tests.services.notifier.process import started
from tests.services.notifier.stack import Stack, until

SUBJECT = f"taizhang.v1.task.yxb.{events.TASK}.TaskAssigned"


async def dead_letters(stack: Stack) -> list[str]:
    rows = await stack.rows("SELECT error FROM notifier.dead_letters ORDER BY sequence")
    return [row["error"] for row in rows]


async def test_malformed_messages_are_parked_and_what_follows_is_handled(stack: Stack) -> None:
    event, other = events.submitted(), events.submitted()
    unknown_topic = other.to_bytes().replace(b"task.measure_submitted.v1", b"task.flown_away.v1")
    async with stack.running() as client:
        await stack.publish(*events.directory_events())
        place = stack.place()
        await stack.send(
            (SUBJECT, b"\xff\x00 not json", {"content-type": "application/json"}),
            (SUBJECT, b"", None),
            (SUBJECT, unknown_topic, headers_of(other, place)),
            (SUBJECT, event.to_bytes(), {"ce-id": "other"}),
        )
        await stack.publish(event)
        await stack.settled(event)
        ready = (await client.get("/health/ready")).json()
        listed = await client.get("/v1/dead-letters", headers=stack.bearer("auditor-1"))
    errors = await dead_letters(stack)
    assert len(errors) == 4
    assert "unknown topic" in errors[2]
    assert ready["gaps"] == []
    assert ready["dead_letters"] == 4
    assert ready["position"] == stack.position
    assert len(listed.json()["items"]) == 4


async def test_an_event_whose_handling_fails_for_good_is_parked_and_its_neighbours_are_handled(
    stack: Stack,
) -> None:
    first, intruder, last = events.submitted(), events.submitted(), events.submitted()
    async with stack.running():
        await stack.publish(*events.directory_events(), first)
        taken = Place(stack.position, stack.position - 2)
        await stack.send((subject_of(intruder), intruder.to_bytes(), headers_of(intruder, taken)))
        await stack.publish(last)
        await stack.settled(first)
        await stack.settled(last)
    [error] = await dead_letters(stack)
    assert "UniqueViolationError" in error
    assert await stack.states(intruder) == {}


async def test_a_dead_letter_is_handled_again_by_the_office_and_refused_while_unreadable(
    stack: Stack,
) -> None:
    async with stack.running() as client:
        await stack.publish(*events.directory_events())
        await stack.send((SUBJECT, b"{}", None))
        event = events.submitted()
        await stack.publish(event)
        await stack.settled(event)
        [row] = await stack.rows("SELECT id FROM notifier.dead_letters")
        path = f"/v1/dead-letters/{row['id']}/send-again"
        still = await client.post(path, headers=stack.bearer("zgb-1"))
        parked = events.submitted()
        await correct_dead_letter(stack, parked)
        handled = await client.post(path, headers=stack.bearer("zgb-1"))
        await stack.settled(parked)
    assert (still.status_code, still.json()["code"]) == (409, "still_unreadable")
    assert handled.status_code == 204


async def correct_dead_letter(stack: Stack, event: Event) -> None:
    """What a later version of the contract does: the parked bytes are readable now."""
    headers = headers_of(event, stack.place())
    text = "{" + ",".join(f'"{name}":"{value}"' for name, value in headers.items()) + "}"
    await stack.rows(
        "UPDATE notifier.dead_letters SET body = $1, headers = $2::text::jsonb RETURNING id",
        event.to_bytes(),
        text,
    )


async def test_a_process_killed_in_the_middle_handles_each_event_once_and_in_order(
    stack: Stack,
) -> None:
    before, after = [events.submitted() for _ in range(150)], events.submitted()
    async with started(stack) as notifier:
        await stack.publish(*events.directory_events(), *before)

        async def some_are_handled() -> bool:
            return len(await stack.rows("SELECT 1 FROM notifier.inbox")) > 60

        await until(some_are_handled)
        await notifier.kill()
    async with stack.running() as client:
        await stack.publish(after)
        await stack.handled()
        await stack.settled(after)
        assert (await client.get("/health/ready")).json()["gaps"] == []
    rows = await stack.rows("SELECT event_id FROM notifier.inbox ORDER BY position")
    assert [row["event_id"] for row in rows] == [each.event_id for each in stack.published]
    told = [message["X-Taizhang-Event"] for message in stack.mailbox.accepted]
    assert len(told) == len(set(told))


async def test_waiting_for_messages_leaves_no_dead_tasks_behind(
    stack: Stack, caplog: pytest.LogCaptureFixture
) -> None:
    async with stack.running():
        pulls = [task for task in asyncio.all_tasks() if "_consume_pull" in repr(task.get_coro())]
        await asyncio.wait(pulls, timeout=PULL_FOR + 1)
        assert not [task for task in pulls if task.done()]
        event = events.submitted()
        await stack.publish(*events.directory_events(), event)
        await stack.settled(event)
    assert "raised an exception" not in caplog.text


async def test_nats_may_be_away_and_come_back(stack: Stack) -> None:
    before, after = events.submitted(), events.submitted()
    async with stack.running():
        await stack.publish(*events.directory_events(), before)
        await stack.settled(before)
        await asyncio.to_thread(stack.nats.kill)
        await asyncio.to_thread(stack.nats.start)
        await stack.publish(after)
        await stack.settled(after)
    assert len(stack.mailbox.accepted) == 2


async def test_a_stream_deleted_and_filled_again_notifies_nobody_again(stack: Stack) -> None:
    before, after = events.submitted(), events.submitted()
    async with stack.running() as client:
        await stack.publish(*events.directory_events(), before)
        await stack.settled(before)
        await delete_stream(stack)
        await provision(stack.nats)
        again, stack.position = list(stack.published), 0
        await stack.publish(*again, after)
        await stack.settled(after)
        assert (await client.get("/health/ready")).json()["gaps"] == []
    assert len(stack.mailbox.accepted) == 2


async def delete_stream(stack: Stack) -> None:
    connection = await nats.connect(
        stack.nats.url,
        user="provisioner",
        password=stack.nats.passwords["provisioner"],
        inbox_prefix=inbox_prefix("provisioner").encode(),
    )
    await connection.jetstream().delete_stream(STREAM)
    await connection.close()


async def test_postgres_may_be_away_and_come_back(stack: Stack, postgres: EmbeddedPostgres) -> None:
    before, after = events.submitted(), events.submitted()
    async with stack.running() as client:
        await stack.publish(*events.directory_events(), before)
        await stack.settled(before)
        await asyncio.to_thread(postgres.kill)
        await stack.publish(after)

        async def says_so() -> bool:
            return (await client.get("/health/ready")).status_code == 503

        await until(says_so)
        await asyncio.to_thread(postgres.start)
        await stack.settled(after)
        await until(lambda: no_longer(says_so))
    assert len(stack.mailbox.accepted) == 2


async def no_longer(says_so: object) -> bool:
    assert callable(says_so)
    return not await says_so()


async def test_an_event_that_is_lost_is_noted_as_a_gap_and_passed(stack: Stack) -> None:
    async with stack.running() as client:
        await stack.publish(*events.directory_events())
        last = stack.position
        lost, event = stack.place(), events.submitted()
        await stack.publish(event)
        await stack.settled(event)
        ready = await client.get("/health/ready")
        assert ready.json()["gaps"] == [f"{last}–{lost.position}"]
        found = events.submitted()
        await stack.send((subject_of(found), found.to_bytes(), headers_of(found, lost)))
        await stack.settled(found)
        assert (await client.get("/health/ready")).json()["gaps"] == []


async def test_a_message_that_the_stream_gave_up_on_is_parked(stack: Stack) -> None:
    event, later = events.submitted(), events.submitted()
    async with stack.running():
        await stack.publish(*events.directory_events())
        await stack.handled()
    await stack.publish(event)
    await deliver_until_given_up(stack)
    async with stack.running() as client:

        async def parked() -> bool:
            return await dead_letters(stack) == ["the stream gave up delivering it"]

        await until(parked)
        [row] = await stack.rows("SELECT id FROM notifier.dead_letters")
        await client.post(f"/v1/dead-letters/{row['id']}/send-again", headers=stack.bearer("zgb-1"))
        await stack.settled(event)
        await stack.publish(later)
        await stack.settled(later)
        assert (await client.get("/health/ready")).json()["gaps"] == []
    assert len(stack.mailbox.accepted) == 2


async def deliver_until_given_up(stack: Stack) -> None:
    """Take the message and give it back until the server delivers it no more."""
    connection = await nats.connect(
        stack.nats.url,
        user="notifier",
        password=stack.nats.passwords["notifier"],
        inbox_prefix=inbox_prefix("notifier").encode(),
    )
    pull = await connection.jetstream().pull_subscribe_bind("notifier", stream=STREAM)
    try:
        while True:
            [message] = await pull.fetch(1, timeout=1)
            await message.nak()
    except nats.errors.TimeoutError:
        await connection.close()
