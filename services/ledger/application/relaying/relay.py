"""The relay: stands by until it holds the lease, then publishes for as long as it holds it.

A fault ends a run of publishing, never the relay: after a pause, doubled up to a limit while
nothing gets through, the next run begins at the stream's end. A lost lease ends publishing at
once; what was sent before is fenced by the sequence that each publish expects.
"""

import asyncio
from dataclasses import dataclass

import structlog

from services.ledger.application.relaying.chain import Chain
from services.ledger.application.relaying.faults import LeaseLostError, RelayFault
from services.ledger.application.relaying.ports import EventLog, EventStream, Lease
from services.ledger.application.relaying.publishing import Pace, PublishingRun
from services.ledger.application.relaying.status import RelayStatus

FIRST_PAUSE = 0.05
LONGEST_PAUSE = 2.0

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Ports:
    """The store to read, the stream to publish to, the lease to hold."""

    log: EventLog
    stream: EventStream
    lease: Lease


class Relay:
    """One relay process; `status` tells how it fares."""

    def __init__(self, ports: Ports, pace: Pace, standby_poll: float = 1.0) -> None:
        self.status = RelayStatus()
        self._ports = ports
        self._pace = pace
        self._standby_poll = standby_poll
        self._confirmed = Chain()

    async def run(self) -> None:
        """Relay until cancelled."""
        try:
            while True:
                await self._stand_by()
                await self._be_active()
                # Whoever lost the lease lets a standby go first.
                await asyncio.sleep(self._standby_poll)
        finally:
            await self._ports.lease.release()
            await self._ports.stream.close()
            await self._ports.log.close()

    async def _stand_by(self) -> None:
        while True:
            if await self._leased():
                return
            await asyncio.sleep(self._standby_poll)

    async def _leased(self) -> bool:
        """Whether this relay is the active one now; if not, see whether it could be."""
        try:
            if await self._ports.lease.acquire():
                return True
            end = await self._ports.stream.end()
        except RelayFault as fault:
            self._note(fault)
        else:
            self.status.follows(end.position, asyncio.get_running_loop().time())
        return False

    async def _be_active(self) -> None:
        self.status.phase = "taking_over"
        _log.info("relay holds the lease")
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._ports.lease.watch())
                group.create_task(self._publish_through_faults())
        except* LeaseLostError as lost:
            self._note(next(fault for fault in lost.exceptions if isinstance(fault, RelayFault)))
        finally:
            self.status.phase = "standby"
            await self._ports.lease.release()

    async def _publish_through_faults(self) -> None:
        pause = FIRST_PAUSE
        while True:
            published = self.status.published
            ports = self._ports
            run = PublishingRun(ports.log, ports.stream, self.status, self._pace, self._confirmed)
            try:
                await run.run()
            except RelayFault as fault:
                self._note(fault)
            self._confirmed = run.confirmed
            pause = FIRST_PAUSE if self.status.published > published else pause
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
            await self._see_head()

    async def _see_head(self) -> None:
        """Let the lag grow in sight while nothing can be published."""
        try:
            head = await self._ports.log.head()
        except RelayFault as fault:
            self._note(fault)
        else:
            self.status.saw_head(head, asyncio.get_running_loop().time())

    def _note(self, fault: RelayFault) -> None:
        tell = _log.error if self.status.failed(fault) else _log.debug
        about = {"correlation_id": fault.correlation_id} if fault.correlation_id else {}
        tell("relay cannot publish", code=fault.code, part=fault.part, detail=str(fault), **about)
