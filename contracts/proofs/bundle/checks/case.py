"""What the checks share: the open bundle, its manifest and checkpoint, whom to believe."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contracts.proofs.bundle import layout
from contracts.proofs.bundle.archive import Archive
from contracts.proofs.bundle.findings import Finding
from contracts.proofs.bundle.layout import Manifest, StoredEvent
from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note
from contracts.proofs.tree.hashes import ProofError


@dataclass(frozen=True, slots=True)
class Case:
    """A bundle under examination; `head` is what its checkpoint says, believed or not."""

    archive: Archive
    manifest: Manifest
    note: Note
    head: Checkpoint
    keys: Sequence[VerifierKey]
    witnesses: Sequence[VerifierKey]
    known: Sequence[Note] = ()

    def events(self) -> Iterator[StoredEvent]:
        """The events that can be read, in the bundle's order."""
        try:
            yield from layout.read_events(self.archive.view(layout.EVENTS))
        except ProofError:
            # Where it breaks off is a finding of the check of events.
            return

    def names(self, folder: str, ending: str = "") -> list[str]:
        """Names of the bundle's files below a folder, sorted."""
        names = set(self.archive.names)
        return sorted(n for n in names if n.startswith(folder) and n.endswith(ending))


def wrong(code: str, where: str, problem: ProofError) -> Finding:
    """The finding that a ProofError stands for."""
    return Finding(code, where, str(problem))
