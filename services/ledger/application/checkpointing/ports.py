"""What checkpointing needs of store, file, key, stream and witnesses.

Adapters raise CheckpointFaults only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from contracts.proofs.tree.frontier import Row

LEVEL = 8
"""Heights between two levels at which nodes are kept, as in tiles."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf: its position in the source and its hash.

    `consistent`: what stands beside the bytes in the source is what the bytes say themselves.
    """

    position: int
    leaf_hash: bytes
    consistent: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """Hashes of a level (0 = leaves) that stand side by side, from `first` to before `past`."""

    level: int
    first: int
    past: int


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint: size and root of a tree, and the signed note over them."""

    size: int
    root: bytes
    note: str


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""


class Source(Protocol):
    """What is proved: rows in the order of their positions."""

    async def between(self, after: int, upto: int | None, limit: int) -> list[Leaf]:
        """Leaves with `after` < position (≤ `upto`), in order, at most `limit`."""


class Tree(Protocol):
    """The stored tree: added to by one checkpointer, read by everyone."""

    async def size(self) -> int:
        """Number of leaves."""

    async def leaves(self, first: int, limit: int) -> list[Leaf]:
        """Leaves from this index on, in order."""

    async def append(self, first: int, leaves: Sequence[Leaf], rows: Sequence[Row]) -> None:
        """Add leaves from index `first` on, and the nodes that they complete, as one."""

    async def hashes(self, level: int, first: int, count: int) -> list[bytes]:
        """Hashes of a level (0 = leaves) from an index on; fewer where it ends."""

    async def spans(self, spans: Sequence[Span]) -> list[list[bytes]]:
        """The hashes of several spans, read at once; fewer where a level ends."""

    async def publish(self, signed: Signed, at: datetime) -> None:
        """Keep a checkpoint; does nothing where it is kept."""

    async def checkpoint(self, size: int | None = None) -> Signed | None:
        """The checkpoint of this size, or the latest."""

    async def size_signed_within(self, size: int) -> int:
        """The largest size up to this one that was signed, 0 where none was."""

    async def cosign(self, size: int, witness: str, line: str, at: datetime) -> None:
        """Keep a witness's signature line under a checkpoint; the first one stays."""

    async def cosignatures(self, size: int) -> list[str]:
        """Signature lines of witnesses under the checkpoint of this size."""

    async def keep_restart(self, note: str, at: datetime) -> None:
        """Keep the statement that began a log; does nothing where it is kept."""

    async def restarts(self) -> list[str]:
        """Statements that began the logs after the first, oldest first."""

    async def cosigned(self, witness: str) -> int:
        """The largest size that this witness cosigned, 0 where none."""


class Lease(Protocol):
    """The right to be the one active checkpointer of a store."""

    async def acquire(self) -> bool:
        """Take it if nobody has it; True while it is held."""

    async def news(self, seconds: float) -> None:
        """Wait until something was stored, at most for `seconds`."""

    async def release(self) -> None:
        """Give it back."""


class LastCheckpoint(Protocol):
    """The last checkpoint, kept where no restored database reaches it."""

    def load(self) -> Signed | None:
        """What was signed last; None where nothing ever was."""

    def save(self, signed: Signed) -> None:
        """Keep it; returns once it would survive a loss of power."""

    def restarts(self) -> Sequence[str]:
        """Signed statements that began each log but the first, oldest first."""


class Signer(Protocol):
    """Whoever holds the key."""

    def sign(self, size: int, root: bytes) -> str:
        """The signed note over a tree's size and root."""


class Publisher(Protocol):
    """Where checkpoints are told."""

    async def publish(self, signed: Signed) -> None:
        """Tell one; returns once it is stored there."""

    async def close(self) -> None:
        """Let go of it."""


class Witness(Protocol):
    """Another party that cosigns what is consistent with what it saw before."""

    name: str

    async def add(self, old: int, proof: Sequence[bytes], signed: Signed) -> "str | Behind":
        """Its signature line, or the size that it has seen."""


@dataclass(frozen=True, slots=True)
class Behind:
    """The witness's last checkpoint is another one than was thought."""

    size: int
