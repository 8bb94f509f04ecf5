"""Events on their way into a bundle, in a file: what stays in memory is eight bytes an event.

The file is as `events.bin`. Whoever made it takes it away.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import overload

from contracts.proofs.bundle.layout import StoredEvent, event_records, read_event


class Spool(Sequence[StoredEvent]):
    """Added to at its end, then read like a list; slices are lists."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b")
        self._starts = array("Q", [0])

    def add(self, events: Iterable[StoredEvent]) -> None:
        """Append events."""
        self._file.seek(self._starts[-1])
        for record in event_records(events):
            self._file.write(record)
            self._starts.append(self._starts[-1] + len(record))

    def close(self) -> None:
        """Close the file; nothing can be read any more."""
        self._file.close()

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, at: int) -> StoredEvent: ...
    @overload
    def __getitem__(self, at: slice) -> list[StoredEvent]: ...
    def __getitem__(self, at: int | slice) -> StoredEvent | list[StoredEvent]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        self._file.seek(self._starts[place])
        return read_event(self._file.read(self._starts[place + 1] - self._starts[place]))

    def __iter__(self) -> Iterator[StoredEvent]:
        return (self[at] for at in range(len(self)))
