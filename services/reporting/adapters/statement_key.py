"""Signs statements with reporting's own key, read each time: a rotation needs no stop."""

from chassis.signing.key_file import SigningKeyFile


class StatementKey:
    """The key under which reporting attests; raises SigningKeyError where it cannot be used."""

    def __init__(self, keys: SigningKeyFile) -> None:
        self._keys = keys

    def sign(self, text: str) -> str:
        """The text as a signed note."""
        return self._keys.signer().signed(text).to_bytes().decode()
