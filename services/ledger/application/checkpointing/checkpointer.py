"""The checkpointer: stands by until it holds the lease, then steps through its trees.

Each tree steps by itself, so that none waits for another that is long or silent. A fault of one
stops the signing of that tree alone; it is compared from its first leaf again before the next
signature. NATS and witnesses delay what is told, never what is signed.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import structlog

from services.ledger.application.checkpointing.faults import CheckpointFault, StoreSilentError
from services.ledger.application.checkpointing.growing import GrowingTree
from services.ledger.application.checkpointing.ports import Lease, Publisher, Signed
from services.ledger.application.checkpointing.status import CheckpointerStatus, TreeStatus
from services.ledger.application.checkpointing.witnessing import Witnessing

LONGEST_PAUSE = 15.0

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Line:
    """A tree and who cosigns it."""

    tree: GrowingTree
    witnessing: Witnessing


class Checkpointer:
    """One checkpointer process; `status` tells how it fares."""

    def __init__(
        self, lines: Mapping[str, Line], lease: Lease, publisher: Publisher, interval: float
    ) -> None:
        self.status = CheckpointerStatus(
            trees={name: TreeStatus(line.tree.progress) for name, line in lines.items()}
        )
        self._lines, self._lease, self._publisher = lines, lease, publisher
        self._interval = interval
        self._untold: dict[str, Signed] = {}
        self._resume: dict[str, tuple[float, float]] = {}
        self._steps: dict[str, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Work until cancelled."""
        witnessing = asyncio.create_task(self._ask_witnesses())
        try:
            while True:
                await self._turn()
                await asyncio.sleep(self._interval)
                await self._lease.news(max(self._interval, 1.0))
        finally:
            witnessing.cancel()
            await asyncio.gather(witnessing, return_exceptions=True)
            await self._break_off()
            await self._lease.release()
            await self._publisher.close()

    async def _turn(self) -> None:
        try:
            held = await self._lease.acquire()
        except StoreSilentError as fault:
            await self._stand_down(fault)
            return
        if not held:
            await self._stand_down(None)
            return
        if self.status.phase != "active":
            _log.info("checkpointer holds the lease")
        self.status.phase = "active"
        for name in self._lines:
            self._begin_step(name)

    def _begin_step(self, name: str) -> None:
        """Have the tree step, unless it still does; raises what a step ended with unforeseen."""
        under_way = self._steps.get(name)
        if under_way is not None:
            if not under_way.done():
                return
            under_way.result()
        self._steps[name] = asyncio.create_task(self._step(name))

    async def _break_off(self) -> None:
        """End steps that are under way; what is half done is carried on from the file."""
        steps = list(self._steps.values())
        self._steps.clear()
        for step in steps:
            step.cancel()
        await asyncio.gather(*steps, return_exceptions=True)

    async def _stand_down(self, fault: CheckpointFault | None) -> None:
        """Without the lease nothing that was compared counts any more."""
        await self._break_off()
        self.status.stand_by()
        self._resume.clear()
        for name, line in self._lines.items():
            line.tree.distrust()
            if fault:
                self._note(name, fault)

    async def _step(self, name: str) -> None:
        now = asyncio.get_running_loop().time()
        due, pause = self._resume.get(name, (0.0, self._interval))
        if now < due:
            return
        tree, status = self._lines[name].tree, self.status.trees[name]
        try:
            signed = await tree.step()
        except CheckpointFault as fault:
            tree.distrust()
            status.compared = False
            self._note(name, fault)
            self._resume[name] = (now + pause, min(2 * pause, LONGEST_PAUSE))
            return
        self._resume.pop(name, None)
        self.status.over(name, "event_store", "access_log", "history", "checkpoint_file")
        status.compared, status.position = True, tree.position
        if signed:
            self._untold[name] = signed
        await self._tell(name)

    async def _tell(self, name: str) -> None:
        """Publish the latest checkpoint; those that came before it follow from it."""
        signed = self._untold.get(name)
        if signed is None:
            return
        try:
            await self._publisher.publish(signed)
        except CheckpointFault as fault:
            self._note(name, fault)
            return
        del self._untold[name]
        self.status.trees[name].published += 1
        self.status.over(name, "nats")

    async def _ask_witnesses(self) -> None:
        """Beside signing, so that a slow witness holds up nobody."""
        while True:
            await asyncio.sleep(self._interval)
            if self.status.phase != "active":
                continue
            for name, line in self._lines.items():
                try:
                    await line.witnessing.ask()
                except CheckpointFault as fault:
                    self._note(name, fault)
                else:
                    self.status.over(name, "witnesses")

    def _note(self, name: str, fault: CheckpointFault) -> None:
        tell = _log.error if self.status.failed(name, fault) else _log.debug
        tell("checkpointer", tree=name, code=fault.code, part=fault.part, detail=str(fault))
