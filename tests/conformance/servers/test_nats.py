"""What a NATS of any kind survives, and whom it lets in."""

from collections.abc import Iterator

import nats
import pytest

from contracts.wire.subjects import STREAM
from deploy.provision import nats as provisioning
from deploy.provision.nats import NatsAccess, connected
from tests.kinds import NatsServer, Servers

SUBJECT = "taizhang.v1.task.-.9f2c.TaskRegistered"


@pytest.fixture
def server(
    servers: Servers, tmp_path_factory: pytest.TempPathFactory, nats_passwords: dict[str, str]
) -> Iterator[NatsServer]:
    server = servers.nats(tmp_path_factory.mktemp("conformance") / "nats", nats_passwords)
    server.start()
    yield server
    server.resume()
    server.stop()


def access(server: NatsServer, user: str) -> NatsAccess:
    return NatsAccess(server.url, user, server.passwords[user])


async def publish(server: NatsServer, count: int) -> bool:
    """Publish messages of fixed ids; whether the last one was known already."""
    async with connected(access(server, "relay")) as jetstream:
        for number in range(count):
            headers = {"Nats-Msg-Id": str(number)}
            answer = await jetstream.publish(SUBJECT, b"{}", headers=headers)
    return bool(answer.duplicate)


async def stored(server: NatsServer) -> int:
    async with connected(access(server, "provisioner")) as jetstream:
        return (await jetstream.stream_info(STREAM)).state.messages


@pytest.mark.parametrize("end", ["kill", "stop"])
async def test_what_was_acknowledged_survives_on_the_same_port_and_is_known_again(
    server: NatsServer, end: str
) -> None:
    await provisioning.provision(access(server, "provisioner"))
    assert not await publish(server, 50)
    port = server.port
    getattr(server, end)()
    server.start()
    assert server.port == port
    assert await stored(server) == 50
    assert await publish(server, 50)
    assert await stored(server) == 50


async def test_a_paused_server_is_silent_and_goes_on_when_resumed(server: NatsServer) -> None:
    server.pause()
    with pytest.raises(TimeoutError):
        await nats.connect(server.url, connect_timeout=1, allow_reconnect=False)
    server.resume()
    await provisioning.provision(access(server, "provisioner"))
    assert await stored(server) == 0


@pytest.mark.parametrize(("user", "password"), [(None, None), ("relay", "wrong")])
async def test_nobody_connects_without_the_password(
    server: NatsServer, user: str | None, password: str | None
) -> None:
    with pytest.raises(nats.errors.Error, match=r"(?i)authorization"):
        await nats.connect(server.url, user=user, password=password, allow_reconnect=False)
