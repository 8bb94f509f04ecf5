"""What must hold after any fault; each names the loss it found.

Nothing acknowledged is lost, the stream is the store in order and byte for byte, nobody is told
twice, and the read model equals a rebuild.
"""

from pathlib import Path
from typing import Any

import nats

from contracts.wire.cloudevents import sequence
from contracts.wire.subjects import STREAM
from deploy.provision.accounts import inbox_prefix
from tests.system.world import World

PAGE = 200


async def assert_nothing_lost(world: World) -> None:
    """Check the whole system, once everybody has caught up."""
    await world.caught_up()
    stored = await stored_events(world)
    ids = [one["event_id"] for one in stored]
    assert world.acknowledged <= set(ids), "an acknowledged event is not in the store"
    assert len(set(ids)) == len(ids), "an event is stored twice"
    await assert_stream_is_store(world, stored)
    await assert_nobody_told_twice(world)
    compared = world.rebuild("--verify")
    assert compared.returncode == 0, compared.stdout + compared.stderr


async def stored_events(world: World) -> list[dict[str, Any]]:
    """Every event in order of position."""
    async with world.database() as database:
        rows = await database.fetch(
            "SELECT notification_id AS position, state,"
            " convert_from(state, 'UTF8')::json ->> 'event_id' AS event_id"
            " FROM ledger.events ORDER BY notification_id"
        )
    return [dict(row) for row in rows]


async def assert_stream_is_store(world: World, stored: list[dict[str, Any]]) -> None:
    """The stream holds each event once, in order, as its stored bytes, without a hole."""
    access = world.provisioner()
    connection = await nats.connect(
        access.url,
        user=access.user,
        password=access.password,
        inbox_prefix=inbox_prefix(access.user).encode(),
    )
    try:
        jetstream = connection.jetstream()
        state = (await jetstream.stream_info(STREAM)).state
        assert state.messages == len(stored), f"{state.messages} messages of {len(stored)} events"
        previous = 0
        for number, event in enumerate(stored, start=state.first_seq):
            message = await jetstream.get_msg(STREAM, number)
            headers = message.headers or {}
            assert headers["ce-id"] == event["event_id"], f"message {number} is another event"
            assert headers["ce-sequence"] == sequence(event["position"])
            assert headers["ce-prevsequence"] == sequence(previous)
            assert message.data == event["state"], f"message {number} has other bytes"
            previous = event["position"]
    finally:
        await connection.close()


async def assert_nobody_told_twice(world: World) -> None:
    """No two messages for one person, event and channel have left."""
    deliveries = await all_deliveries(world)
    keys = [(one["event_id"], one["officer"], one["channel"]) for one in deliveries]
    assert len(set(keys)) == len(keys), "somebody has two deliveries of one event"
    assert_no_message_sent_twice(world)


def assert_no_message_sent_twice(world: World) -> None:
    """No two messages that have left are the same one."""
    headers = [_message_id(path) for path in Path(world.stack.folder.root).rglob("*.eml")]
    assert len(set(headers)) == len(headers), "the same message was sent twice"


async def all_deliveries(world: World) -> list[dict[str, Any]]:
    """Every delivery that the notifier lists, page by page."""
    found: list[dict[str, Any]] = []
    cursor: str | None = None
    while True:
        params = {"limit": str(PAGE)} | ({"cursor": cursor} if cursor else {})
        answer = await world.client.get(
            f"{world.stack.endpoints['notifier']}/v1/deliveries",
            params=params,
            headers=world.headers("auditor-1"),
        )
        assert answer.status_code == 200, answer.text
        page = answer.json()
        found += page["items"]
        cursor = page.get("next")
        if not cursor:
            return found


def _message_id(path: Path) -> str:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return next(line for line in lines if line.lower().startswith("message-id:"))
