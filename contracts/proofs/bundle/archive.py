"""Reads the zip without trusting it: stored files only, each name once, no check sum believed.

A changed byte must reach the checks that can name it, so contents are read past the zip's CRC.
"""

import mmap
from pathlib import Path
from struct import Struct, error
from types import TracebackType
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from contracts.proofs.tree.hashes import ProofError

_LOCAL = Struct("<4s22xHH")
_UNREADABLE = (BadZipFile, ValueError, OSError, EOFError, NotImplementedError, IndexError, error)


class Archive:
    """An open bundle; use it in a `with` statement. ProofError where it is no zip of this form."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = path.open("rb")
        except OSError as problem:
            raise ProofError(f"it cannot be opened: {problem.strerror}") from problem
        try:
            with ZipFile(self._file) as listed:
                entries = listed.infolist()
            self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        except _UNREADABLE as problem:
            self._file.close()
            raise ProofError(f"not a bundle that can be read: {problem}") from problem
        self.names = tuple(entry.filename for entry in entries)
        self._entries = {entry.filename: entry for entry in entries}
        self._views: list[memoryview] = []

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for view in self._views:
            view.release()
        self._map.close()
        self._file.close()

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def view(self, name: str) -> memoryview:
        """The file's bytes, valid while the archive is open; ProofError if it has none such."""
        entry = self._entries.get(name)
        if entry is None:
            raise ProofError(f"there is no {name}")
        start = self._start(entry)
        whole = memoryview(self._map)
        self._views.append(whole)
        part = whole[start : start + entry.file_size]
        self._views.insert(0, part)
        if len(part) != entry.file_size:
            raise ProofError(f"{name} is cut off")
        return part

    def read(self, name: str) -> bytes:
        """A copy of the file's bytes."""
        return bytes(self.view(name))

    def _start(self, entry: ZipInfo) -> int:
        if entry.compress_type != ZIP_STORED or entry.compress_size != entry.file_size:
            raise ProofError(f"{entry.filename} is compressed")
        try:
            magic, name, extra = _LOCAL.unpack_from(self._map, entry.header_offset)
        except error as problem:
            raise ProofError(f"{entry.filename} is cut off") from problem
        if magic != b"PK\x03\x04":
            raise ProofError(f"{entry.filename} does not begin where the zip says")
        return int(entry.header_offset + _LOCAL.size + name + extra)
