"""What a NATS from the wheel survives, and that it is a careful one."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import nats
import pytest

from deploy.embedded.servers.nats import EmbeddedNats
from deploy.provision import nats as provisioning
from deploy.provision.accounts import USERS
from deploy.provision.nats import NatsAccess, connected

SUBJECT = "taizhang.v1.task.-.9f2c.TaskRegistered"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedNats]:
    passwords = {user.name: secrets.token_urlsafe(8) for user in USERS}
    server = EmbeddedNats(tmp_path / "nats", passwords)
    server.start()
    yield server
    server.resume()
    server.stop()


def access(server: EmbeddedNats, user: str) -> NatsAccess:
    return NatsAccess(server.url, user, server.passwords[user])


async def messages(server: EmbeddedNats) -> int:
    async with connected(access(server, "provisioner")) as jetstream:
        return (await jetstream.stream_info("TAIZHANG")).state.messages


async def test_acknowledged_messages_survive_a_kill_on_the_same_port(server: EmbeddedNats) -> None:
    await provisioning.provision(access(server, "provisioner"))
    async with connected(access(server, "relay")) as jetstream:
        for number in range(100):
            await jetstream.publish(SUBJECT, b"{}", headers={"Nats-Msg-Id": str(number)})
    port = server.port
    server.kill()
    server.start()
    assert server.port == port
    assert await messages(server) == 100
    async with connected(access(server, "relay")) as jetstream:
        again = await jetstream.publish(SUBJECT, b"{}", headers={"Nats-Msg-Id": "99"})
    assert again.duplicate


async def test_a_paused_server_is_silent_and_goes_on_when_resumed(server: EmbeddedNats) -> None:
    server.pause()
    with pytest.raises(TimeoutError):
        await nats.connect(server.url, connect_timeout=1, allow_reconnect=False)
    server.resume()
    await provisioning.provision(access(server, "provisioner"))
    assert await messages(server) == 0


async def test_nobody_connects_without_the_password(server: EmbeddedNats) -> None:
    for user, password in ((None, None), ("relay", "wrong")):
        with pytest.raises(nats.errors.Error, match=r"(?i)authorization"):
            await nats.connect(server.url, user=user, password=password, allow_reconnect=False)


def test_only_its_owner_reads_the_configuration(server: EmbeddedNats) -> None:
    assert (server.home / "nats.conf").stat().st_mode & 0o777 == 0o600


def test_a_leftover_server_is_ended_by_the_next_start(server: EmbeddedNats) -> None:
    later = EmbeddedNats(server.home, server.passwords)
    later.start()
    assert not server.running
    assert later.running
    later.stop()
