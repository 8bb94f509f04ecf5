"""What each NATS user can and cannot do, asked of a real server."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Protocol

import nats as client
import pytest
from nats.aio.client import Client
from nats.js.errors import NotFoundError

from contracts.wire.subjects import PROOF_CHECKPOINT, PROOF_STREAM
from deploy.provision import nats as provisioning
from deploy.provision.accounts import ADVISORIES, inbox_prefix
from deploy.provision.nats import NatsAccess

Access = Callable[[str], NatsAccess]
SUBJECT = "taizhang.v1.task.yxb.9f2c.TaskAssigned"


class Connect(Protocol):
    """Opens a connection for a user, with the list of what it gets refused."""

    async def __call__(self, user: str) -> tuple[Client, "Refusals"]: ...


class Refusals(list[str]):
    """What the server refused a connection."""

    async def note(self, error: Exception) -> None:
        """Keep the server's words."""
        self.append(str(error))


@pytest.fixture
async def connect(nats_access: Access) -> AsyncIterator[Connect]:
    """`await connect(user)` gives a connection and the list of what it was refused."""
    opened: list[Client] = []

    async def as_user(user: str) -> tuple[Client, Refusals]:
        access, refused = nats_access(user), Refusals()
        connection = await client.connect(
            access.url,
            user=user,
            password=access.password,
            inbox_prefix=inbox_prefix(user).encode(),
            error_cb=refused.note,
        )
        opened.append(connection)
        return connection, refused

    yield as_user
    for connection in opened:
        await connection.close()


async def refusal_of(connection: Client, refused: Refusals) -> str:
    """The first refusal after everything sent so far was handled by the server."""
    await connection.flush()
    for _ in range(100):
        if refused:
            return refused[0]
        await asyncio.sleep(0.01)
    return ""


async def test_the_relay_publishes_events_and_reads_the_end_of_the_stream(connect: Connect) -> None:
    relay, refused = await connect("relay")
    ack = await relay.jetstream().publish(SUBJECT, b"{}")
    last = await relay.jetstream().get_last_msg("TAIZHANG", "taizhang.v1.>")
    assert last.seq == ack.seq
    assert not refused


@pytest.mark.parametrize(
    "user", ["checkpointer", "notifier", "reporting", "integrator", "provisioner"]
)
async def test_nobody_but_the_relay_publishes_an_event(connect: Connect, user: str) -> None:
    connection, refused = await connect(user)
    await connection.publish(SUBJECT, b"{}")
    assert "permissions violation" in await refusal_of(connection, refused)


@pytest.mark.parametrize("user", ["relay", "notifier", "reporting", "integrator", "provisioner"])
async def test_nobody_but_the_checkpointer_tells_a_checkpoint(connect: Connect, user: str) -> None:
    connection, refused = await connect(user)
    await connection.publish(PROOF_CHECKPOINT, b"note")
    assert "permissions violation" in await refusal_of(connection, refused)


@pytest.mark.parametrize(
    "subject", [SUBJECT, "taizhang-proof.other", "$JS.API.STREAM.PURGE.TAIZHANG_PROOF"]
)
async def test_the_checkpointer_tells_checkpoints_and_nothing_else(
    connect: Connect, subject: str
) -> None:
    checkpointer, refused = await connect("checkpointer")
    ack = await checkpointer.jetstream().publish(PROOF_CHECKPOINT, b"note")
    assert ack.stream == PROOF_STREAM
    await checkpointer.publish(subject, b"{}")
    assert "permissions violation" in await refusal_of(checkpointer, refused)


async def test_the_relay_cannot_make_a_stream(connect: Connect) -> None:
    relay, refused = await connect("relay")
    await relay.publish("$JS.API.STREAM.CREATE.OTHER", b"{}")
    assert "permissions violation" in await refusal_of(relay, refused)


async def test_an_integrator_pulls_and_acknowledges_through_its_durable(connect: Connect) -> None:
    relay, _ = await connect("relay")
    await relay.jetstream().publish(SUBJECT, b"{}")
    integrator, refused = await connect("integrator")
    pull = await integrator.jetstream().pull_subscribe_bind("integrator", stream="TAIZHANG")
    message = (await pull.fetch(1, timeout=5))[0]
    await message.ack_sync()
    assert not refused


@pytest.mark.parametrize(
    "subject",
    [
        "$JS.API.CONSUMER.MSG.NEXT.TAIZHANG.notifier",
        "$JS.API.CONSUMER.DURABLE.CREATE.TAIZHANG.mine",
        "$JS.API.CONSUMER.DELETE.TAIZHANG.integrator",
        "$JS.API.STREAM.PURGE.TAIZHANG",
        "$JS.API.STREAM.MSG.GET.TAIZHANG",
        "$JS.ACK.TAIZHANG.notifier.1.1.1.1.1",
    ],
)
async def test_an_integrator_can_ask_for_nothing_but_its_own_durable(
    connect: Connect, subject: str
) -> None:
    integrator, refused = await connect("integrator")
    await integrator.publish(subject, b"")
    assert "permissions violation" in await refusal_of(integrator, refused)


@pytest.mark.parametrize(
    "subject", ["taizhang.v1.>", "_INBOX.>", "_INBOX.notifier.>", "$JS.EVENT.>", ">"]
)
async def test_an_integrator_hears_nothing_but_its_own_inbox(
    connect: Connect, subject: str
) -> None:
    integrator, refused = await connect("integrator")
    await integrator.subscribe(subject)
    assert "permissions violation" in await refusal_of(integrator, refused)


async def test_reporting_is_nudged_by_each_event(connect: Connect) -> None:
    reporting, refused = await connect("reporting")
    nudges = await reporting.subscribe("taizhang.v1.>")
    await reporting.flush()
    relay, _ = await connect("relay")
    await relay.jetstream().publish(SUBJECT, b"{}")
    assert (await nudges.next_msg(timeout=5)).subject == SUBJECT
    assert not refused


async def test_what_the_server_gives_up_on_is_kept_for_the_notifier(connect: Connect) -> None:
    relay, _ = await connect("relay")
    notifier, refused = await connect("notifier")
    pull = await notifier.jetstream().pull_subscribe_bind("notifier", stream="TAIZHANG")
    await relay.jetstream().publish(SUBJECT, b"{}")
    for message in await pull.fetch(1000, timeout=2):
        await message.term()
    advisories = await notifier.jetstream().pull_subscribe_bind("notifier", stream=ADVISORIES)
    assert b'"stream":"TAIZHANG"' in (await advisories.fetch(1, timeout=5))[0].data
    assert not refused


async def test_a_deleted_stream_is_made_again_with_its_durables(nats_access: Access) -> None:
    access = nats_access("provisioner")
    async with provisioning.connected(access) as jetstream:
        await jetstream.delete_stream("TAIZHANG")
        with pytest.raises(NotFoundError):
            await jetstream.stream_info("TAIZHANG")
    await provisioning.provision(access)
    async with provisioning.connected(access) as jetstream:
        durables = {info.name for info in await jetstream.consumers_info("TAIZHANG")}
        assert durables == {"notifier", "integrator"}


async def test_the_stream_keeps_everything_and_lets_nobody_delete(nats_access: Access) -> None:
    async with provisioning.connected(nats_access("provisioner")) as jetstream:
        config = (await jetstream.stream_info("TAIZHANG")).config
    assert (config.max_msgs, config.max_bytes, config.max_age) == (-1, -1, 0)
    assert (config.deny_delete, config.deny_purge) == (True, True)
    assert (config.discard, config.storage) == ("new", "file")


async def test_provisioning_again_brings_changed_settings_and_keeps_messages(
    connect: Connect, nats_access: Access
) -> None:
    relay, _ = await connect("relay")
    await relay.jetstream().publish(SUBJECT, b"{}")
    access = nats_access("provisioner")
    await provisioning.provision(access, provisioning.DeliverySettings(ack_wait=7))
    async with provisioning.connected(access) as jetstream:
        assert (await jetstream.stream_info("TAIZHANG")).state.messages > 0
        info = await jetstream.consumer_info("TAIZHANG", "integrator")
        assert info.config.ack_wait == 7
    await provisioning.provision(access)


async def test_no_answer_to_an_integrator_becomes_an_event(connect: Connect) -> None:
    relay, _ = await connect("relay")
    await relay.jetstream().publish(SUBJECT, b"{}")
    before = (await relay.jetstream().stream_info("TAIZHANG")).state.last_seq
    integrator, _ = await connect("integrator")
    for api in ("INFO", "MSG.NEXT"):
        subject = f"$JS.API.CONSUMER.{api}.TAIZHANG.integrator"
        await integrator.publish(subject, b"", reply="taizhang.v1.task.yxb.9f2c.Forged")
    await integrator.jetstream().consumer_info("TAIZHANG", "integrator")
    assert (await relay.jetstream().stream_info("TAIZHANG")).state.last_seq == before
