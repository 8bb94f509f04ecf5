"""The last checkpoint of a tree in a file: the note itself, outside the database and its backup.

It is written whole and durably before the checkpoint is told to anybody. A log begun anew after a
restore has files of its own, numbered; those of the former one stay. A file that the log's own
keys did not sign raises LastCheckpointError.
"""

from collections.abc import Sequence
from pathlib import Path

from chassis.signing.durable import put_durably
from chassis.signing.key_file import SigningKeyError, SigningKeyFile
from contracts.proofs.checkpoints import opened
from contracts.proofs.notes import Note
from contracts.proofs.tree.hashes import ProofError
from services.ledger.application.checkpointing.faults import LastCheckpointError
from services.ledger.application.checkpointing.ports import Signed


class CheckpointFiles:
    """Implements the ports `LastCheckpoint` and `LogFiles`; `first` is the first log's origin."""

    def __init__(self, folder: Path, tree: str, first: str, keys: SigningKeyFile) -> None:
        self._folder, self._tree, self._first, self._keys = folder, tree, first, keys

    @property
    def origin(self) -> str:
        """The origin of the log as it is now: of the second on, the first one's with its number."""
        return self._origin_of(self._number())

    def next_origin(self) -> str:
        """The origin that a new log would have."""
        return self._origin_of(self._number() + 1)

    def load(self) -> Signed | None:
        """What was signed last; None where there is no file."""
        path = self._path("checkpoint", self._number())
        try:
            note = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise LastCheckpointError(f"{path.name}: {type(error).__name__}") from error
        try:
            keys = [each.key for each in self._keys.published()]
            checkpoint = opened(Note.parse(note), self.origin, keys)
        except (ProofError, SigningKeyError) as error:
            raise LastCheckpointError(f"{path.name}: {error}") from error
        return Signed(checkpoint.size, checkpoint.root, note.decode())

    def save(self, signed: Signed) -> None:
        """Write it; raises LastCheckpointError where the disk refuses."""
        self._put(self._path("checkpoint", self._number()), signed.note)

    def begin(self, restart: str, signed: Signed) -> None:
        """A new log from now on; the statement's file is what makes it so, and comes last."""
        number = self._number() + 1
        self._put(self._path("checkpoint", number), signed.note)
        self._put(self._path("restart", number), restart)

    def restarts(self) -> Sequence[str]:
        """The statements that began each log but the first, oldest first."""
        numbers = range(2, self._number() + 1)
        try:
            return [self._path("restart", number).read_text("utf-8") for number in numbers]
        except OSError as error:
            raise LastCheckpointError(f"a restart's file: {type(error).__name__}") from error

    def _number(self) -> int:
        number = 1
        while self._path("restart", number + 1).exists():
            number += 1
        return number

    def _path(self, kind: str, number: int) -> Path:
        middle = "" if number == 1 else f".{number}"
        return self._folder / f"{self._tree}{middle}.{kind}"

    def _origin_of(self, number: int) -> str:
        return self._first if number == 1 else f"{self._first}/{number}"

    def _put(self, path: Path, note: str) -> None:
        try:
            put_durably(path, note)
        except OSError as error:
            raise LastCheckpointError(f"{path.name}: {type(error).__name__}") from error
