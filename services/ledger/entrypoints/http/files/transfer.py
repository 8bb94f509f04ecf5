"""A file on its way in and out: stored as it streams, answered with a receipt, given in chunks."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated, Protocol
from urllib.parse import quote, unquote
from uuid import UUID

from fastapi import Header, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, TypeAdapter, ValidationError

from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.command import Line
from services.ledger.domain.kernel.refusals import Unacceptable
from services.ledger.domain.task.phases.work import Receipt

FileName = Annotated[str, Header(max_length=900)]
ContentType = Annotated[str, Header(max_length=200)]


class StoredFile(Protocol):
    """A file that is durable."""

    @property
    def sha256(self) -> str:
        """Its hash."""

    @property
    def size(self) -> int:
        """Its size in bytes."""


class FileStore(Protocol):
    """Files by hash."""

    async def put(self, chunks: AsyncIterator[bytes], media_type: str) -> StoredFile:
        """Store the stream durably."""

    def get(self, hash_: str) -> AsyncIterator[bytes]:
        """The bytes of a file."""


class ReceiptIssuer(Protocol):
    """Signs receipts."""

    def issue(self, receipt: Receipt, person: UUID, task: UUID) -> str:
        """The receipt as text."""


class Uploaded(BaseModel):
    """The receipt of an upload, for the command that names the file, within 24 hours."""

    receipt: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Files:
    """The store and who signs for it."""

    store: FileStore
    receipts: ReceiptIssuer

    async def take(self, request: Request, named: tuple[str, str], by: Doer, of: UUID) -> Uploaded:
        """Store the body; the receipt is for this person, and this task or campaign.

        `named` are the headers File-Name and Content-Type.
        """
        file_name, content_type = named
        media_type = content_type.partition(";")[0].strip().lower()
        name = _name(file_name)
        stored = await self.store.put(request.stream(), media_type)
        receipt = Receipt(
            sha256=stored.sha256,
            file_name=name,
            media_type=media_type,
            size=stored.size,
            uploaded_at=by.moment.at,
        )
        signed = self.receipts.issue(receipt, by.officer.id, of)
        return Uploaded(receipt=signed, sha256=stored.sha256, size=stored.size)

    def give(self, hash_: str) -> StreamingResponse:
        """The file's bytes; whoever calls has judged that they may be read."""
        headers = {"Content-Disposition": f"attachment; filename={quote(hash_)}"}
        return StreamingResponse(
            self.store.get(hash_), media_type="application/octet-stream", headers=headers
        )


def _name(header: str) -> str:
    """The file's name, refused before a byte is stored when no event could carry it."""
    try:
        return TypeAdapter(Line).validate_python(unquote(header))
    except ValidationError:
        raise Unacceptable("File-Name is one line of 1 to 500 characters") from None
