"""P5: from a command's commit until the read model shows it, through relay and NATS.

Relay and reporting are the product's own processes. The peer is a process that LISTENs on the event
store; while one side is measured the other stands still.
"""

import asyncio
import secrets
import statistics
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from subprocess import Popen

import asyncpg

from benchmarks.commands.ledger import ledger, registering
from benchmarks.frame.comparison import Comparison, Result, Subject, Target
from benchmarks.frame.rounds import Side, compare
from benchmarks.frame.scale import Scale
from benchmarks.place.filling import reporting_on
from benchmarks.place.processes import paused, running
from benchmarks.place.servers import ISSUER, Place
from benchmarks.place.tokens import token
from benchmarks.telling.pacing import Command, Seen, delays, until
from deploy.embedded.servers.nats import EmbeddedNats
from deploy.provision import nats as provisioning
from deploy.provision.accounts import USERS
from deploy.provision.roles import LEDGER, REPORTING

PER_SECOND = 500.0
"""Commands, at an even pace."""

LIMIT = 50.0
"""Milliseconds, for the 99th percentile."""

MODEL = "SELECT model FROM reporting.live"


async def visibility(place: Place, scale: Scale) -> list[Result]:
    """The median of both, and ours at its 99th percentile beside its limit."""
    await reporting_on(place)
    async with _nats(place) as server, ledger(place) as executor, _reading(place) as connection:
        command = registering(executor)
        with _ours(place, server) as ours, _direct(place) as direct:
            own = partial(_median, command, await _model(connection), scale.told, [direct])
            theirs = partial(_median, command, await _peer(connection), scale.told, ours)
            late: list[float] = []
            subject = Subject("P5", "commit → visible through NATS, median", "ms")
            peer = Side("direct reader", partial(theirs, []), Target(2, most=True))
            measured = await compare(subject, partial(own, late), [peer], scale.rounds)
    late = late[-scale.rounds :]
    last = Subject("P5", "the same, 99th percentile", "ms")
    within = Comparison(last, "its limit", late, [LIMIT] * len(late), Target(1, most=True))
    return [*measured, within]


async def _median(
    command: Command, seen: Seen, count: int, others: list[Popen[bytes]], late: list[float]
) -> float:
    """The median delay; the 99th percentile is added to `late`."""
    with paused(others):
        await until(seen, await command())
        found = await delays(command, seen, count, PER_SECOND)
    late.append(statistics.quantiles(found, n=100)[-1])
    return statistics.median(found)


@asynccontextmanager
async def _nats(place: Place) -> AsyncIterator[EmbeddedNats]:
    passwords = {user.name: secrets.token_urlsafe(16) for user in USERS}
    server = EmbeddedNats(place.folder / "nats", passwords)
    await asyncio.to_thread(server.start)
    try:
        access = provisioning.NatsAccess(server.url, "provisioner", passwords["provisioner"])
        await provisioning.provision(access)
        yield server
    finally:
        await asyncio.to_thread(server.stop)


@contextmanager
def _ours(place: Place, server: EmbeddedNats) -> Iterator[list[Popen[bytes]]]:
    token(place)
    relay = running(
        "services.ledger",
        "relay",
        log=place.folder / "relay.log",
        event_store_dsn=place.dsn(LEDGER, "ledger_relay"),
        nats_url=server.url,
        nats_password=server.passwords["relay"],
    )
    reporting = running(
        "services.reporting",
        "serve",
        log=place.folder / "reporting.log",
        event_store_dsn=place.dsn(LEDGER, "reporting_reader"),
        reporting_dsn=_models(place),
        nats_url=server.url,
        nats_password=server.passwords["reporting"],
        token_issuer=ISSUER,
        jwks=str(place.jwks),
    )
    with relay as one, reporting as other:
        yield [one, other]


@contextmanager
def _direct(place: Place) -> Iterator[Popen[bytes]]:
    with running(
        "benchmarks.peers.direct",
        log=place.folder / "direct.log",
        event_store_dsn=place.dsn(LEDGER, "reporting_reader"),
        reporting_dsn=_models(place),
    ) as process:
        yield process


def _models(place: Place) -> str:
    return place.dsn(REPORTING, "reporting_runtime")


@asynccontextmanager
async def _reading(place: Place) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(_models(place))
    try:
        yield connection
    finally:
        await connection.close()


async def _model(connection: asyncpg.Connection) -> Seen:
    """Up to where the live model has come, once there is one."""
    while (name := await connection.fetchval(MODEL)) is None:  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    return partial(connection.fetchval, f"SELECT position FROM {name}.progress")  # noqa: S608


async def _peer(connection: asyncpg.Connection) -> Seen:
    """Up to where the direct reader has come, once it has a table."""
    while await connection.fetchval("SELECT to_regclass('direct.progress')") is None:  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    return partial(connection.fetchval, "SELECT position FROM direct.progress")
