"""A notifier's neighbours for each test, with the directory's events already published."""

import asyncio
import base64
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
import structlog

from chassis.clock import set_clock
from chassis.http import listening
from chassis.settings import ServiceSettings
from deploy.provision import nats as provision_nats
from deploy.provision.nats import NatsAccess
from tests.chassis.issuer import NAME, Issuer
from tests.kinds import NatsServer, Servers
from tests.servers import TestDatabases
from tests.services.notifier.events import NOW
from tests.services.notifier.neighbours import TOKEN, Neighbours
from tests.services.notifier.smtp import Mailbox, smtp_server
from tests.services.notifier.stack import Stack


@pytest.fixture(scope="session", autouse=True)
def _plain_logs() -> None:
    """Draw no coloured tracebacks: they take longer than the tests."""
    structlog.configure(
        processors=[structlog.processors.format_exc_info, structlog.processors.JSONRenderer()],
        logger_factory=structlog.PrintLoggerFactory(),
    )


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with smtp_server() as box:
        yield box


@pytest.fixture
async def own_nats(
    tmp_path: Path, servers: Servers, nats_passwords: dict[str, str]
) -> AsyncIterator[NatsServer]:
    """A NATS for one test, which may stop it or delete its stream."""
    async with nats_started(tmp_path, servers, nats_passwords) as server:
        yield server


@asynccontextmanager
async def nats_started(
    folder: Path, servers: Servers, passwords: dict[str, str]
) -> AsyncIterator[NatsServer]:
    """A NATS with its streams, whoever shares it."""
    server = servers.nats(folder / "nats", passwords)
    await asyncio.to_thread(server.start)
    await provision(server)
    yield server
    await asyncio.to_thread(server.stop)


async def provision(server: NatsServer) -> None:
    """Create streams and durables."""
    access = NatsAccess(server.url, "provisioner", server.passwords["provisioner"])
    await provision_nats.provision(access)


@pytest.fixture
async def stack(
    tmp_path: Path, databases: TestDatabases, own_nats: NatsServer, mailbox: Mailbox
) -> AsyncIterator[Stack]:
    """Everything but the notifier."""
    async with around(tmp_path, databases, own_nats, mailbox) as built:
        yield built


@pytest.fixture(scope="module")
async def shared(
    tmp_path_factory: pytest.TempPathFactory,
    servers: Servers,
    databases: TestDatabases,
    nats_passwords: dict[str, str],
) -> AsyncIterator[Stack]:
    """Everything but the notifier, once for a module whose tests do not disturb each other."""
    folder = tmp_path_factory.mktemp("notifier")
    with smtp_server() as box:
        async with (
            nats_started(folder, servers, nats_passwords) as server,
            around(folder, databases, server, box) as built,
        ):
            yield built


@asynccontextmanager
async def around(
    folder: Path, databases: TestDatabases, server: NatsServer, mailbox: Mailbox
) -> AsyncIterator[Stack]:
    """The neighbours of a notifier that runs over these servers."""
    owner = await databases.migrated("taizhang_notifier")
    issuer, neighbours = Issuer(folder / "jwks.json"), Neighbours()
    clock = folder / "clock.json"
    set_clock(clock, NOW + timedelta(minutes=1))
    async with listening(neighbours.app(), ServiceSettings()) as url:
        environment = {
            "TAIZHANG_EMBEDDED": "true",
            "TAIZHANG_CLOCK_FILE": str(clock),
            "TAIZHANG_TOKEN_ISSUER": NAME,
            "TAIZHANG_JWKS": str(issuer.path),
            "TAIZHANG_NATS_URL": server.url,
            "TAIZHANG_NATS_USER": "notifier",
            "TAIZHANG_NATS_PASSWORD": server.passwords["notifier"],
            "TAIZHANG_NOTIFIER_DSN": databases.as_role(owner, "notifier_runtime"),
            "TAIZHANG_LEDGER_URL": url,
            "TAIZHANG_SERVICE_TOKEN": TOKEN,
            "TAIZHANG_SMTP_URL": f"smtp://127.0.0.1:{mailbox.port}",
            "TAIZHANG_SMTP_TIMEOUT_SECONDS": "2",
            "TAIZHANG_MAIL_FROM": "taizhang@example.org",
            "TAIZHANG_RETRY_FIRST_SECONDS": "0.2",
            "TAIZHANG_RETRY_ATTEMPTS": "3",
            "TAIZHANG_WEBHOOK_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
            "TAIZHANG_WEBHOOK_ALLOWED": '["127.0.0.0/8"]',
            "TAIZHANG_WEBHOOK_PAUSES_SECONDS": "[0.2, 0.2]",
        }
        built = Stack(environment, server, issuer, mailbox, neighbours, clock, owner)
        built.url = url
        yield built
