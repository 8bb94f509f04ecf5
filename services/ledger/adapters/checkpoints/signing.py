"""Signs size and root with the key in its file, read each time: a rotation needs no stop."""

from chassis.signing.key_file import SigningKeyError, SigningKeyFile
from contracts.proofs.checkpoints import Checkpoint
from services.ledger.application.checkpointing.faults import SigningKeyUnusableError


class FileSigner:
    """Implements the port `Signer` for one origin."""

    def __init__(self, keys: SigningKeyFile, origin: str) -> None:
        self._keys, self._origin = keys, origin

    def sign(self, size: int, root: bytes) -> str:
        """The signed note; raises SigningKeyUnusableError where the key cannot be read."""
        try:
            signer = self._keys.signer()
        except SigningKeyError as error:
            raise SigningKeyUnusableError(str(error)) from error
        return signer.signed(Checkpoint(self._origin, size, root).text).to_bytes().decode()
