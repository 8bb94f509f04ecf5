"""The port for codes of people whom nobody knows; the events hold their keyed hashes alone."""

from typing import Protocol


class Codes(Protocol):
    """Codes that people type or scan: invitations and receipts, told apart from their hashes."""

    def new(self) -> str:
        """A new code that nobody can guess."""

    def hashed(self, purpose: str, code: str) -> str:
        """Its hash under a key of this purpose; blanks, dashes and case do not matter."""
