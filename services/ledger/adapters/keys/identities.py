"""New ids: UUIDv7 (RFC 9562) for events, so that they sort by time; random ones elsewhere."""

import os
from datetime import datetime
from uuid import UUID, uuid4

from contracts.identifiers import known_good

VERSION_7 = 0x7000
VARIANT = 0x8000


class RandomIdentities:
    """Ids from the system's random source."""

    def event_id(self, at: datetime) -> UUID:
        """48 bits of milliseconds, then 74 random bits."""
        milliseconds = int(at.timestamp() * 1000) & 0xFFFF_FFFF_FFFF
        noise = int.from_bytes(os.urandom(10))
        high = VERSION_7 | (noise >> 68) & 0x0FFF
        low = (VARIANT << 48) | noise & 0x3FFF_FFFF_FFFF_FFFF
        return known_good(milliseconds << 80 | high << 64 | low)

    def random_id(self) -> UUID:
        """An id that tells nothing."""
        return uuid4()
