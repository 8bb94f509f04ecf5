"""Where sensitive reads are recorded before they are answered, and auditors read of them."""

from typing import Protocol

from contracts.access_log import AccessEntry, AccessKind, AccessPage


class AccessLog(Protocol):
    """Append only; whoever reads something sensitive gets it only once this is written."""

    async def write(self, entry: AccessEntry) -> None:
        """Store the entry; raises what the store raises."""

    async def newest(
        self, below: int | None, kind: AccessKind | None, subject: str | None, limit: int
    ) -> AccessPage:
        """The newest entries below this id, of this kind and account; None: whichever."""
