"""The files that events name, read again: each must be there, and hash to its name."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Protocol

from services.ledger.application.replaying.findings import BadFile


class Files(Protocol):
    """The store of files."""

    def read(self, hash_: str) -> Iterator[bytes]:
        """The bytes of a file; raises FileNotFoundError."""


def bad_files(files: Files, named: Mapping[str, str]) -> list[BadFile]:
    """Those that are missing or hold something else; `named` says by what each is named."""
    found = []
    for hash_, by in sorted(named.items()):
        real = _hashed(files, hash_)
        if real != hash_:
            found.append(BadFile(hash_, by, real))
    return found


def _hashed(files: Files, hash_: str) -> str | None:
    digest = sha256()
    try:
        for chunk in files.read(hash_):
            digest.update(chunk)
    except FileNotFoundError:
        return None
    return digest.hexdigest()
