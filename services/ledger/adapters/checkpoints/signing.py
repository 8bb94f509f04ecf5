"""Signs with the key in its file, read each time: a rotation needs no stop."""

from collections.abc import Callable

from chassis.signing.key_file import SigningKeyError, SigningKeyFile
from contracts.proofs.checkpoints import Checkpoint
from contracts.proofs.keys import VerifierKey
from services.ledger.application.checkpointing.faults import SigningKeyUnusableError


class FileSigner:
    """Implements the ports `Signer`, for the origin of that moment, and `StatementSigner`."""

    def __init__(self, keys: SigningKeyFile, origin: Callable[[], str]) -> None:
        self._keys, self._origin = keys, origin

    def sign(self, size: int, root: bytes) -> str:
        """The checkpoint's note; raises SigningKeyUnusableError where the key cannot be read."""
        return self.state(Checkpoint(self._origin(), size, root).text)

    def state(self, text: str) -> str:
        """The signed note; raises SigningKeyUnusableError."""
        try:
            return self._keys.signer().signed(text).to_bytes().decode()
        except SigningKeyError as error:
            raise SigningKeyUnusableError(str(error)) from error

    def published(self) -> list[VerifierKey]:
        """The public keys, old ones too; raises SigningKeyUnusableError."""
        try:
            return [each.key for each in self._keys.published()]
        except SigningKeyError as error:
            raise SigningKeyUnusableError(str(error)) from error
