"""The last checkpoint of each log that this witness cosigned, a file an origin.

A file is written whole and durably before the cosignature is given away. One that is there and
cannot be read stops the witness: it may not forget.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from chassis.signing.durable import put_durably
from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.notes import Note
from contracts.proofs.tree.hashes import EMPTY_ROOT


@dataclass(frozen=True, slots=True)
class Seen:
    """Size and root of a log as cosigned last; of one never seen, those of the empty tree."""

    size: int = 0
    root: bytes = EMPTY_ROOT


class Memory:
    """A folder of last checkpoints."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def seen(self, origin: str) -> Seen:
        """What was cosigned last; raises OSError or ProofError where the file is damaged."""
        try:
            note = Note.parse(self._file(origin).read_bytes())
        except FileNotFoundError:
            return Seen()
        checkpoint = Checkpoint.parse(note.text)
        return Seen(checkpoint.size, checkpoint.root)

    def recent(self, origin_hash: str) -> Note | None:
        """The note kept of the origin with this SHA-256 in hex; None where there is none."""
        if not re.fullmatch("[0-9a-f]{64}", origin_hash):
            return None
        try:
            note = Note.parse(self._named(origin_hash).read_bytes())
        except FileNotFoundError:
            return None
        origin = Checkpoint.parse(note.text).origin
        return note if sha256(origin.encode()).hexdigest() == origin_hash else None

    def keep(self, origin: str, note: Note) -> None:
        """Keep the note; returns once it would survive a loss of power."""
        put_durably(self._file(origin), note.to_bytes().decode())

    def _file(self, origin: str) -> Path:
        return self._named(sha256(origin.encode()).hexdigest())

    def _named(self, origin_hash: str) -> Path:
        return self._folder / f"{origin_hash[:32]}.checkpoint"
