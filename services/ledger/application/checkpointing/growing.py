"""One tree at work: compared with its last checkpoint, grown, signed, told, and compared again.

The order of a signature is fixed: leaves stored, file written, note stored, note published. A
crash between any two is carried on from the file.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from contracts.proofs.tree.frontier import Frontier
from services.ledger.application.checkpointing.audit import Audit
from services.ledger.application.checkpointing.faults import (
    HistoryRewrittenError,
    LastCheckpointError,
    StoreRestoredError,
)
from services.ledger.application.checkpointing.ports import (
    LEVEL,
    Clock,
    LastCheckpoint,
    Leaf,
    Signed,
    Signer,
    Source,
    Tree,
)
from services.ledger.application.checkpointing.proofs import stored_root
from services.ledger.application.checkpointing.status import Progress


@dataclass(frozen=True, slots=True)
class TreePorts:
    """What one tree works with."""

    source: Source
    tree: Tree
    file: LastCheckpoint
    signer: Signer
    clock: Clock


@dataclass(slots=True)
class Edge:
    """Where a tree ends that was found consistent."""

    frontier: Frontier
    position: int


class GrowingTree:
    """A tree under this checkpointer; `signed` is its last checkpoint.

    Nothing is signed before everything stored was compared, which `progress` follows.
    """

    def __init__(self, ports: TreePorts, batch: int) -> None:
        self._ports, self._batch = ports, batch
        self._edge: Edge | None = None
        self._audit: Audit | None = None
        self.signed: Signed | None = None
        self.progress = Progress()

    @property
    def position(self) -> int:
        """The position of the last leaf that was found consistent or added."""
        return self._edge.position if self._edge else 0

    def distrust(self) -> None:
        """Compare everything again before the next signature."""
        self._edge = self._audit = None

    async def step(self) -> Signed | None:
        """Compare, grow, sign; answers a checkpoint that is to be published."""
        begun = self._edge is None
        edge = self._edge or await self._begun()
        await self._compare_again()
        await self._grow(edge)
        self._edge = edge
        if self.signed and edge.frontier.size == self.signed.size:
            # A crash may have come between the file and the stream.
            return self.signed if begun else None
        return await self._sign(edge)

    async def _begun(self) -> Edge:
        """The end of the stored tree, compared from its first leaf on with source and file."""
        tree, signed = self._ports.tree, self._ports.file.load()
        self.signed = signed
        self.progress.signed = signed.size if signed else 0
        size = await tree.size()
        if signed is None and await tree.checkpoint():
            raise LastCheckpointError(
                "checkpoints were signed and the file of the last one is missing: put the last"
                " published note there"
            )
        if signed and size < signed.size:
            raise StoreRestoredError(f"the store has {size} leaves, {signed.size} were signed")
        audit = Audit(self._ports.source, tree, signed, size)
        self.progress.of = size
        while not audit.done:
            await audit.advance(self._batch)
            self.progress.compared = audit.frontier.size
        now = self._ports.clock.now()
        for restart in self._ports.file.restarts():
            await tree.keep_restart(restart, now)
        if signed:
            await tree.publish(signed, now)
        return Edge(audit.frontier, audit.position)

    async def _compare_again(self) -> None:
        """Go on with the pass that never ends: a slice of what was signed at each step."""
        if self.signed is None or self.signed.size == 0:
            return
        if self._audit is None or self._audit.done:
            ports = self._ports
            self._audit = Audit(ports.source, ports.tree, self.signed, self.signed.size)
        await self._audit.advance(self._batch)

    async def _grow(self, edge: Edge) -> None:
        while True:
            leaves = await self._ports.source.between(edge.position, None, self._batch)
            if not leaves:
                return
            _refuse_inconsistent(leaves)
            first = edge.frontier.size
            grown = Frontier.restored(first, edge.frontier.peaks)
            rows = grown.extend(leaf.leaf_hash for leaf in leaves)
            kept = [row for row in rows if row.height and row.height % LEVEL == 0]
            await self._ports.tree.append(first, leaves, kept)
            edge.frontier, edge.position = grown, leaves[-1].position

    async def _sign(self, edge: Edge) -> Signed:
        size, root = edge.frontier.size, edge.frontier.root()
        await self._follows(size, root)
        signed = Signed(size, root, self._ports.signer.sign(size, root))
        self._ports.file.save(signed)
        self.signed = signed
        await self._ports.tree.publish(signed, self._ports.clock.now())
        self.progress.signed = size
        return signed

    async def _follows(self, size: int, root: bytes) -> None:
        """The file is read again: what it says now, and not what is remembered, is the last."""
        last = self._ports.file.load()
        if last != self.signed:
            raise LastCheckpointError("the file of the last checkpoint was changed by another")
        if last is None:
            return
        if size < last.size or (size == last.size and root != last.root):
            raise HistoryRewrittenError(f"size {size} does not follow size {last.size}")
        if await stored_root(self._ports.tree, last.size) != last.root:
            raise HistoryRewrittenError(f"the stored leaves give another root at size {last.size}")


def _refuse_inconsistent(leaves: Sequence[Leaf]) -> None:
    """A row under another stream, version or type than its bytes: the ledger writes none such."""
    for leaf in leaves:
        if not leaf.consistent:
            raise HistoryRewrittenError(
                f"position {leaf.position} stands under another stream, version or type than its"
                " bytes say"
            )
