"""Reads the zip without trusting it: plain files one after another, no check sum believed.

A changed byte must reach the checks that can name it, so contents are read past the zip's CRC.
What another unpacker would show that is not examined here has no place to hide in.
"""

import mmap
from collections.abc import Sequence
from pathlib import Path
from struct import Struct, error
from types import TracebackType
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from contracts.proofs.tree.hashes import ProofError

_LOCAL = Struct("<4s2xHH8xIIHH")
"""Signature, flags, method, both sizes, lengths of name and extra field (APPNOTE 4.3.7)."""

_END, _END_BYTES = b"PK\x05\x06", 22
_KIND, _REGULAR = 0o170000, 0o100000
_ENCRYPTED, _UTF8, _IN_EXTRA = 0x1, 0x800, 0xFFFFFFFF
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
                entries, end = listed.infolist(), listed.start_dir
            self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        except _UNREADABLE as problem:
            self._file.close()
            raise ProofError(f"not a bundle that can be read: {problem}") from problem
        try:
            self._check_whole(entries, end)
        except ProofError:
            self._map.close()
            self._file.close()
            raise
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
        if entry.compress_type != ZIP_STORED or entry.compress_size != entry.file_size:
            raise ProofError(f"{name} is compressed")
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

    def _check_whole(self, entries: Sequence[ZipInfo], end: int) -> None:
        """The entries fill the file up to the zip's list, without gap or overlap; then it ends."""
        at = 0
        for entry in sorted(entries, key=lambda each: each.header_offset):
            if entry.header_offset != at:
                raise ProofError(f"{entry.filename} does not begin where the one before it ends")
            _check_plain(entry)
            at = self._start(entry) + entry.compress_size
        last = self._map[-_END_BYTES:]
        if at != end or not last.startswith(_END) or not last.endswith(bytes(2)):
            raise ProofError("it holds more than its files")

    def _start(self, entry: ZipInfo) -> int:
        try:
            magic, *told, name, extra = _LOCAL.unpack_from(self._map, entry.header_offset)
        except (error, OverflowError) as problem:
            raise ProofError(f"{entry.filename} is cut off") from problem
        if magic != b"PK\x03\x04":
            raise ProofError(f"{entry.filename} does not begin where the zip says")
        start = int(entry.header_offset + _LOCAL.size)
        flags, method, *sizes = told
        known = {_IN_EXTRA, entry.compress_size}, {_IN_EXTRA, entry.file_size}
        agrees = (flags, method) == (entry.flag_bits, entry.compress_type)
        agrees = agrees and all(size in able for size, able in zip(sizes, known, strict=True))
        if not agrees or self._map[start : start + name] != _raw_name(entry):
            raise ProofError(f"{entry.filename} is told of in two ways")
        return start + int(name) + int(extra)


def _check_plain(entry: ZipInfo) -> None:
    """An unpacker makes an ordinary file of this name of it: no link, no other name, no key."""
    kind = entry.external_attr >> 16 & _KIND
    if kind not in (0, _REGULAR) or entry.flag_bits & _ENCRYPTED:
        raise ProofError(f"{entry.filename} is no plain file")
    if entry.orig_filename != entry.filename:
        raise ProofError(f"{entry.filename} is told of in two ways")


def _raw_name(entry: ZipInfo) -> bytes:
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF8 else "cp437")
