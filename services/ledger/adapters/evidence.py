"""Evidence files by SHA-256 in an object store: a local directory, or S3-compatible.

An upload is spooled to disk while it is hashed, never held in memory; its receipt is given only
once the bytes are durable. The same file stored twice is one object.
"""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

import obstore
from obstore.store import LocalStore, from_url

from services.ledger.domain.kernel.refusals import GuardRefused

ALLOWED = frozenset(
    {
        "application/pdf",
        "application/msword",
        "application/vnd.ms-excel",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "image/jpeg",
        "image/png",
        "text/plain",
        "text/csv",
        "application/zip",
    }
)
"""Media types that offices hand in; anything that a browser would run is not among them."""


@dataclass(frozen=True)
class Stored:
    """A file that is durable under its hash."""

    sha256: str
    size: int


class ObjectStoreEvidence:
    """Puts and gets evidence; `largest` is the size limit in bytes."""

    def __init__(self, url: str, largest: int) -> None:
        parts = urlsplit(url)
        self._folder = Path(unquote(parts.path)) if parts.scheme == "file" else None
        if self._folder:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._store = LocalStore(self._folder)
        else:
            self._store = from_url(url)
        self._largest = largest

    async def put(self, chunks: AsyncIterator[bytes], media_type: str) -> Stored:
        """Store the stream; refused when its type is not allowed, or it is empty or too large."""
        if media_type not in ALLOWED:
            raise GuardRefused(
                "media_type_refused",
                "files of type {media_type} are not taken",
                media_type=media_type,
            )
        with tempfile.NamedTemporaryFile() as spool:
            digest, size = sha256(), 0
            async for chunk in chunks:
                size += len(chunk)
                if size > self._largest:
                    raise GuardRefused(
                        "file_too_large", "more than {most} bytes", most=self._largest
                    )
                digest.update(chunk)
                await asyncio.to_thread(spool.write, chunk)
            if size == 0:
                raise GuardRefused("file_empty", "the file is empty")
            spool.flush()
            await self._durable(digest.hexdigest(), Path(spool.name))
        return Stored(digest.hexdigest(), size)

    async def get(self, hash_: str) -> AsyncIterator[bytes]:
        """The file's bytes in chunks; raises FileNotFoundError."""
        found = await obstore.get_async(self._store, _path(hash_))
        async for chunk in found.stream():
            yield bytes(chunk)

    def read(self, hash_: str) -> Iterator[bytes]:
        """The same for a command that ends soon after; raises FileNotFoundError.

        An interpreter that ends while obstore's own loop still runs may be aborted by it.
        """
        for chunk in obstore.get(self._store, _path(hash_)).stream():
            yield bytes(chunk)

    async def older_than(self, moment: datetime) -> AsyncIterator[str]:
        """Hashes of the files that were last stored before then."""
        async for chunk in obstore.list(self._store):
            for each in chunk:
                name = each["path"].rpartition("/")[2]
                if each["last_modified"] < moment and each["path"] == _path(name):
                    yield name

    async def discard(self, hash_: str, moment: datetime) -> bool:
        """Delete the file unless it was stored again since then; whether it is gone."""
        try:
            found = await obstore.head_async(self._store, _path(hash_))
        except FileNotFoundError:
            return False
        if found["last_modified"] >= moment:
            return False
        await obstore.delete_async(self._store, _path(hash_))
        return True

    async def _durable(self, hash_: str, spool: Path) -> None:
        await obstore.put_async(self._store, _path(hash_), spool)
        if self._folder:
            await asyncio.to_thread(_fsync, self._folder, _path(hash_))


def _path(hash_: str) -> str:
    return f"{hash_[:2]}/{hash_}"


def _fsync(folder: Path, name: str) -> None:
    """Make the file, its name, and that of the folder it is in survive a power cut."""
    path = folder / name
    for one, flags in ((path, 0), (path.parent, os.O_DIRECTORY), (folder, os.O_DIRECTORY)):
        descriptor = os.open(one, os.O_RDONLY | flags)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
