"""What a replay found: events that are none, rows and files that are not what events say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BadEvent:
    """An event that cannot be what was recorded; `reason` says what contradicts what."""

    position: int
    reason: str


@dataclass(frozen=True, slots=True)
class BadFile:
    """A file that is not what its name says; `named_by` is the first thing whose events name it.

    `real` is the SHA-256 of what lies there, None where nothing does.
    """

    sha256: str
    named_by: str
    real: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of the ledger's own tables, as it stands and as the events give it.

    None on the side that has no such row; `key` names the row within its table.
    """

    table: str
    key: Row
    kept: Row | None
    given: Row | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the whole store at one position amounts to; a repair mends `differences` alone.

    `lost_keys` name people or feedback whose key is gone though nothing erased it: no replay brings
    a key back.
    """

    position: int
    events: int
    bad: tuple[BadEvent, ...]
    differences: tuple[Difference, ...]
    lost_keys: tuple[str, ...] = ()
    files: tuple[BadFile, ...] = ()
    repaired: bool = False

    @property
    def good(self) -> bool:
        """Whether events and rows are, or now are, what they should be."""
        lost = self.bad or self.lost_keys or self.files
        return not lost and (self.repaired or not self.differences)
