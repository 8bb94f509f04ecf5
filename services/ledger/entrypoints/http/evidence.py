"""Evidence: uploaded as a raw stream for a task, answered with a receipt; read back by hash.

An upload is for people of the task's lead unit. Whether the hash is known elsewhere is never told.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Protocol
from urllib.parse import quote, unquote
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, TypeAdapter, ValidationError

from chassis.tokens import Bearer
from contracts.words import Role
from services.ledger.application.execution import Executor
from services.ledger.domain.kernel.command import Line
from services.ledger.domain.kernel.refusals import NotFound, NotPermitted, Unacceptable
from services.ledger.domain.task.phases.work import Receipt
from services.ledger.domain.task.state import Task
from services.ledger.entrypoints.http.caller import ActAs
from services.ledger.entrypoints.http.refused import AccessLogged

READERS = {Role.OFFICE, Role.LEADING_GROUP, Role.SUPERVISOR, Role.DISCIPLINE, Role.AUDITOR}


class StoredFile(Protocol):
    """A file that is durable."""

    @property
    def sha256(self) -> str:
        """Its hash."""

    @property
    def size(self) -> int:
        """Its size in bytes."""


class EvidenceStore(Protocol):
    """Files by hash."""

    async def put(self, chunks: AsyncIterator[bytes], media_type: str) -> StoredFile:
        """Store the stream durably."""

    def get(self, hash_: str) -> AsyncIterator[bytes]:
        """The bytes of a file."""


class ReceiptIssuer(Protocol):
    """Signs receipts."""

    def issue(self, receipt: Receipt, person: UUID, task: UUID) -> str:
        """The receipt as text."""


@dataclass(frozen=True)
class Files:
    """The store and who signs for it."""

    store: EvidenceStore
    receipts: ReceiptIssuer


class Uploaded(BaseModel):
    """The receipt of an upload, for AttachEvidence within 24 hours."""

    receipt: str
    sha256: str
    size: int


def router(
    files: Files,
    executor: Executor,
    known: Callable[..., Awaitable[Bearer]],
    logged: AccessLogged,
) -> APIRouter:
    """The routes of evidence."""
    routes = APIRouter(prefix="/v1/tasks/{task_id}/evidence", tags=["evidence"])
    Caller = Annotated[Bearer, Depends(known)]  # noqa: N806 - a type

    @routes.post("", operation_id="upload_evidence", response_model=Uploaded)
    async def upload(
        task_id: UUID,
        request: Request,
        bearer: Caller,
        file_name: Annotated[str, Header(max_length=900)],
        content_type: Annotated[str, Header(max_length=200)],
        act_as: ActAs = None,
    ) -> Uploaded:
        """Store a file sent as the body; File-Name is percent-encoded UTF-8."""
        async with logged.refusals(bearer, "upload_evidence", str(task_id)):
            by = await executor.identification.doer(bearer.subject, act_as)
            task = (await executor.store.load(Task, task_id)).require()
            by.require_in(task.lead_unit, Role.HEAD, Role.HANDLER)
            media_type = content_type.partition(";")[0].strip().lower()
            name = _name(file_name)
            stored = await files.store.put(request.stream(), media_type)
        receipt = Receipt(
            sha256=stored.sha256,
            file_name=name,
            media_type=media_type,
            size=stored.size,
            uploaded_at=by.moment.at,
        )
        signed = files.receipts.issue(receipt, by.officer.id, task_id)
        return Uploaded(receipt=signed, sha256=stored.sha256, size=stored.size)

    @routes.get("/{sha256}", operation_id="read_evidence")
    async def read(
        task_id: UUID,
        sha256: str,
        bearer: Caller,
        act_as: ActAs = None,
    ) -> StreamingResponse:
        """The file's bytes, for those who may see the task; the read is logged."""
        async with logged.refusals(bearer, "read_evidence", str(task_id)):
            by = await executor.identification.doer(bearer.subject, act_as)
            task = (await executor.store.load(Task, task_id)).require()
            leads = task.leader is not None and task.leader.officer == by.officer.id
            if by.role not in READERS and by.post.unit not in task.units and not leads:
                raise NotPermitted("only those who may see the task see its evidence")
            if not any(sha256 in one.evidence for one in task.measures.values()):
                raise NotFound("the task has no such evidence")
        await logged.read(bearer, "read_evidence", f"{task_id}/{sha256}")
        headers = {"Content-Disposition": f"attachment; filename={quote(sha256)}"}
        return StreamingResponse(
            files.store.get(sha256), media_type="application/octet-stream", headers=headers
        )

    return routes


def _name(header: str) -> str:
    """The file's name, refused before a byte is stored when no event could carry it."""
    try:
        return TypeAdapter(Line).validate_python(unquote(header))
    except ValidationError:
        raise Unacceptable("File-Name is one line of 1 to 500 characters") from None
