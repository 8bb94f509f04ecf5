"""Where sensitive reads are recorded before they are answered."""

from typing import Protocol

from contracts.access_log import AccessEntry


class AccessLog(Protocol):
    """Append only; whoever reads something sensitive gets it only once this is written."""

    async def write(self, entry: AccessEntry) -> None:
        """Store the entry; raises what the store raises."""
