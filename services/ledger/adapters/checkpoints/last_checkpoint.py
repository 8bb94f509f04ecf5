"""The last checkpoint of a tree in a file: the note itself, outside the database and its backup.

It is written whole and durably before the checkpoint is told to anybody. A file that the log's
own keys did not sign raises LastCheckpointError.
"""

from pathlib import Path

from chassis.signing.durable import put_durably
from chassis.signing.key_file import SigningKeyError, SigningKeyFile
from contracts.proofs.checkpoints import opened
from contracts.proofs.notes import Note
from contracts.proofs.tree.hashes import ProofError
from services.ledger.application.checkpointing.faults import LastCheckpointError
from services.ledger.application.checkpointing.ports import Signed


class CheckpointFile:
    """Implements the port `LastCheckpoint`."""

    def __init__(self, path: Path, origin: str, keys: SigningKeyFile) -> None:
        self._path, self._origin, self._keys = path, origin, keys

    def load(self) -> Signed | None:
        """What was signed last; None where there is no file."""
        try:
            note = self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise LastCheckpointError(f"{self._path.name}: {type(error).__name__}") from error
        try:
            keys = [each.key for each in self._keys.published()]
            checkpoint = opened(Note.parse(note), self._origin, keys)
        except (ProofError, SigningKeyError) as error:
            raise LastCheckpointError(f"{self._path.name}: {error}") from error
        return Signed(checkpoint.size, checkpoint.root, note.decode())

    def save(self, signed: Signed) -> None:
        """Write it; raises LastCheckpointError where the disk refuses."""
        try:
            put_durably(self._path, signed.note)
        except OSError as error:
            raise LastCheckpointError(f"{self._path.name}: {type(error).__name__}") from error
