"""Relays in this process, at a pace for tests, and waiting for what they show."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from services.ledger.application.relaying.relay import Relay
from services.ledger.bootstrap.relay import relay_of
from services.ledger.settings import RelaySettings
from tests.services.ledger.relay.store import Store
from tests.services.ledger.relay.stream import Stream

MakeRelay = Callable[..., Relay]


def settings_for(store: Store, stream: Stream, **other: object) -> RelaySettings:
    """Settings of a relay between the two, impatient."""
    pace = {"relay_patience": 2, "relay_check": 0.1, "relay_standby_poll": 0.05}
    given = {
        "event_store_dsn": store.relay,
        "nats_url": stream.server.url,
        "nats_password": stream.server.passwords["relay"],
    }
    return RelaySettings.load(**(given | pace | other))


def relay_between(store: Store, stream: Stream, **other: object) -> Relay:
    """A relay with these settings, not yet running."""
    return relay_of(settings_for(store, stream, **other))


@asynccontextmanager
async def running(relay: Relay) -> AsyncIterator[Relay]:
    """Run it until the block ends; what ended it before is raised."""
    work = asyncio.create_task(relay.run())
    try:
        yield relay
    finally:
        if work.done():
            work.result()
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)


async def eventually(true: Callable[[], bool], seconds: float = 15) -> None:
    """Wait until it is true; TimeoutError after so many seconds."""
    async with asyncio.timeout(seconds):
        while True:
            if true():
                return
            await asyncio.sleep(0.005)


async def failing_by(relay: Relay, code: str) -> None:
    """Wait until this is what holds the relay up."""
    status = relay.status
    await eventually(lambda: status.fault is not None and status.fault.code == code)
