"""The relay as a process: its work beside a listener that tells health and metrics.

SIGTERM ends it with status 0 after the answers under way. An error that is no fault of relaying
ends the process with status 1; faults show in readiness, by code, until they are over.
"""

import asyncio
import signal

import uvloop

from chassis.http import listening
from chassis.settings import ServiceSettings
from chassis.watching.health import Health, health_app
from chassis.watching.logs import configure_logs
from services.ledger.application.relaying.relay import Relay
from services.ledger.entrypoints.relay_health import relay_health

NAME = "ledger-relay"


def run_relay(relay: Relay, settings: ServiceSettings, lag_limit: float) -> None:
    """Relay until SIGTERM or SIGINT; not ready while events wait longer than `lag_limit` s."""
    configure_logs(NAME, settings.log_level)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_until_signalled(relay, settings, lag_limit))


async def _until_signalled(relay: Relay, settings: ServiceSettings, lag_limit: float) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await relay_beside_health(relay, relay_health(relay.status, lag_limit), settings, stop)


async def relay_beside_health(
    relay: Relay, health: Health, settings: ServiceSettings, stop: asyncio.Event
) -> None:
    """Relay and answer for it until `stop`; raises what ended the relay before."""
    async with listening(health_app(NAME, health), settings):
        work = asyncio.create_task(relay.run())
        told = asyncio.create_task(stop.wait())
        await asyncio.wait({work, told}, return_when=asyncio.FIRST_COMPLETED)
        ended_by_itself = work.done()
        for task in (work, told):
            task.cancel()
        await asyncio.gather(work, told, return_exceptions=True)
        if ended_by_itself:
            work.result()
