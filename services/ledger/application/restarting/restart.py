"""Begin a new log from what a restored store still has, linked by a signed statement to the old.

It is refused where nothing signed is missing, or what is left is not what was signed. The statement
and the first checkpoint are in files before anything else happens; a crash leaves the old log.
"""

from dataclasses import dataclass
from typing import ClassVar, Protocol

from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.statements import Restart
from services.ledger.application.checkpointing.audit import Audit
from services.ledger.application.checkpointing.faults import CheckpointFault, Part
from services.ledger.application.checkpointing.ports import (
    Clock,
    LastCheckpoint,
    Signed,
    Source,
    Tree,
)


class NothingLostError(CheckpointFault):
    """The store has all that was signed, or nothing ever was: the log goes on as it is."""

    code: ClassVar[str] = "nothing_lost"
    part: ClassVar[Part] = "history"


class LogFiles(LastCheckpoint, Protocol):
    """The files of a log, and of those it was before."""

    @property
    def origin(self) -> str:
        """The origin of the log as it is now."""

    def next_origin(self) -> str:
        """The origin that a new log would have."""

    def begin(self, restart: str, signed: Signed) -> None:
        """From now on it is the log that this statement begins with this checkpoint."""


class NoteSigner(Protocol):
    """Whoever holds the key."""

    def state(self, text: str) -> str:
        """The text as a signed note."""


@dataclass(frozen=True, slots=True)
class RestartPorts:
    """What a restart works with."""

    source: Source
    tree: Tree
    files: LogFiles
    signer: NoteSigner
    clock: Clock


async def restart(ports: RestartPorts, reason: str, batch: int) -> Restart:
    """Begin the new log; raises NothingLostError, or what keeps a tree from being signed."""
    last, size = ports.files.load(), await ports.tree.size()
    if last is None or size >= last.size:
        raise NothingLostError(f"{ports.files.origin}: nothing that was signed is missing")
    audit = Audit(ports.source, ports.tree, None, size)
    while not audit.done:
        await audit.advance(batch)
    root = audit.frontier.root()
    origin = ports.files.next_origin()
    said = Restart(
        origin=origin,
        size=size,
        root=root,
        former=ports.files.origin,
        former_size=last.size,
        former_root=last.root,
        at=ports.clock.now().isoformat(timespec="seconds"),
        reason=reason,
    )
    note = ports.signer.state(said.text)
    first = Signed(size, root, ports.signer.state(Checkpoint(origin, size, root).text))
    ports.files.begin(note, first)
    return said
