"""P4: the relay from the store to acknowledged, beside raw frames with a message id.

The peer writes frames that were made before, and counts acknowledgements of its one inbox, with
as many outstanding; it reads nothing, orders nothing and checks nothing.
"""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from itertools import count, islice
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import asyncpg
from nats.js.errors import NotFoundError

from benchmarks.frame.comparison import Result, Subject, Target
from benchmarks.frame.rounds import Side, compare
from benchmarks.frame.scale import Scale
from benchmarks.place.servers import OPENED, Place
from contracts.builders.example import Example
from contracts.builders.people import OFFICE
from contracts.builders.places import at
from contracts.events.campaign import WorkPlanPublished
from contracts.wire.subjects import STREAM
from deploy.embedded.servers.nats import EmbeddedNats
from deploy.provision import nats as provisioning
from deploy.provision.accounts import USERS
from services.ledger.bootstrap.relay import relay_of
from services.ledger.settings import RelaySettings

WINDOW = 2_000
LIMIT = 120.0
ANSWERED = b'"seq":'


async def relay(place: Place, scale: Scale) -> list[Result]:
    """Each round relays new events of the store, on a stream made anew."""
    with_server = EmbeddedNats(
        place.folder / "nats", {user.name: secrets.token_urlsafe(16) for user in USERS}
    )
    await asyncio.to_thread(with_server.start)
    try:
        numbers, events = count(1), scale.relayed
        store = await asyncpg.connect(place.owner_dsn)
        await store.execute("TRUNCATE ledger.events")

        async def ours() -> float:
            await _fill(store, numbers, events)
            await _anew(with_server)
            return await _relayed(place, with_server, events)

        async def peer() -> float:
            await _anew(with_server)
            return await _raw(with_server, events)

        subject = Subject("P4", "relay, stored → acknowledged", "per s")
        raw = Side("raw frames, acknowledged", peer, Target(0.7))
        try:
            return [*await compare(subject, ours, [raw], scale.rounds)]
        finally:
            await store.close()
    finally:
        await asyncio.to_thread(with_server.stop)


async def _fill(store: asyncpg.Connection, numbers: "count[int]", events: int) -> None:
    await store.execute("TRUNCATE ledger.events")
    rows = []
    for number in islice(numbers, events):
        plan = WorkPlanPublished(
            title="整改工作方案", document_number=str(number), published_on=OPENED
        )
        event = Example(plan, UUID(int=number), 1, OFFICE, at("2021-09-18"), "yxb").recorded()
        rows.append((event.aggregate_id, 1, event.type, event.to_bytes()))
    columns = ("originator_id", "originator_version", "topic", "state")
    await store.copy_records_to_table("events", schema_name="ledger", records=rows, columns=columns)


async def _anew(server: EmbeddedNats) -> None:
    access = provisioning.NatsAccess(server.url, "provisioner", server.passwords["provisioner"])
    async with provisioning.connected(access) as jetstream:
        with suppress(NotFoundError):
            await jetstream.delete_stream(STREAM)
    await provisioning.provision(access)


async def _relayed(place: Place, server: EmbeddedNats, events: int) -> float:
    settings = RelaySettings.load(
        event_store_dsn=place.owner_dsn,
        nats_url=server.url,
        nats_password=server.passwords["relay"],
    )
    ours = relay_of(settings)
    working = asyncio.create_task(ours.run())
    try:
        async with asyncio.timeout(LIMIT):
            while not ours.status.published:  # noqa: ASYNC110 - seen from outside
                await asyncio.sleep(0.001)
            begun, first = time.perf_counter(), ours.status.published
            while ours.status.published < events:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
            return (events - first) / (time.perf_counter() - begun)
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)


async def _raw(server: EmbeddedNats, events: int) -> float:
    body = b"x" * 450
    frames = []
    for _ in range(events):
        head = f"NATS/1.0\r\nNats-Msg-Id: {uuid4()}\r\n\r\n".encode()
        subject = f"taizhang.v1.campaign.yxb.{uuid4()}.WorkPlanPublished _INBOX.relay.raw"
        sizes = f" {len(head)} {len(head) + len(body)}\r\n"
        frames.append(b"HPUB " + subject.encode() + sizes.encode() + head + body + b"\r\n")
    async with asyncio.timeout(LIMIT), _connection(server) as (reader, writer):
        begun, sent, acknowledged, tail = time.perf_counter(), 0, 0, b""
        while acknowledged < events:
            more = min(events - sent, WINDOW - (sent - acknowledged))
            writer.write(b"".join(frames[sent : sent + more]))
            sent += more
            read = await reader.read(65536)
            if not read:
                raise ConnectionError("the server ended the connection")
            # The mark of an answer can be cut in two by the reads.
            acknowledged += (tail + read).count(ANSWERED)
            tail = (tail + read)[1 - len(ANSWERED) :]
        return events / (time.perf_counter() - begun)


@asynccontextmanager
async def _connection(
    server: EmbeddedNats,
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    address = urlsplit(server.url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    await reader.readline()
    password = server.passwords["relay"]
    said = f'{{"user":"relay","pass":"{password}","headers":true,"verbose":false}}'
    writer.write(f"CONNECT {said}\r\nSUB _INBOX.relay.raw 1\r\nPING\r\n".encode())
    while not (await reader.readline()).startswith(b"PONG"):
        pass
    try:
        yield reader, writer
    finally:
        writer.close()
        await writer.wait_closed()
