"""Evidence: uploaded as a raw stream for a task, answered with a receipt; read back by hash.

An upload is for people of the task's lead unit. Whether the hash is known elsewhere is never told.
"""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from chassis.tokens import ActAs, Bearer
from contracts.words import Role
from services.ledger.application.execution import Executor
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.refusals import NotFound, NotPermitted
from services.ledger.domain.task.state import Task
from services.ledger.entrypoints.http.files.transfer import (
    ContentType,
    FileName,
    Files,
    Uploaded,
)
from services.ledger.entrypoints.http.refused import AccessLogged

READERS = {Role.OFFICE, Role.LEADING_GROUP, Role.SUPERVISOR, Role.DISCIPLINE, Role.AUDITOR}


def may_see(by: Doer, task: Task) -> bool:
    """Whether the task's files are for this person: its units, its leader, and who watches over."""
    leads = task.leader is not None and task.leader.officer == by.officer.id
    return by.role in READERS or by.post.unit in task.units or leads


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
        file_name: FileName,
        content_type: ContentType,
        act_as: ActAs = None,
    ) -> Uploaded:
        """Store a file sent as the body; File-Name is percent-encoded UTF-8."""
        async with logged.refusals(bearer, "upload_evidence", str(task_id)):
            by = await executor.identification.doer(bearer.subject, act_as)
            task = (await executor.store.load(Task, task_id)).require()
            by.require_in(task.lead_unit, Role.HEAD, Role.HANDLER)
            return await files.take(request, (file_name, content_type), by, task_id)

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
            if not may_see(by, task):
                raise NotPermitted("only those who may see the task see its evidence")
            if sha256 not in task.files:
                raise NotFound("the task has no such evidence")
        await logged.read(bearer, "read_evidence", f"{task_id}/{sha256}")
        return files.give(sha256)

    return routes
