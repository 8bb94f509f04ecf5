"""Documents: a campaign's plan and reports, uploaded for it; an institution, as evidence is.

A plan is made known to all units, so whoever has a post may read it; a report is for those who
watch over the campaign, an institution for those who may see a task that it serves.
"""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from chassis.tokens import ActAs, Bearer
from contracts.words import Role
from services.ledger.application.execution import Executor
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.institution import Institution
from services.ledger.domain.kernel.refusals import NotFound, NotPermitted
from services.ledger.domain.task.state import Task
from services.ledger.entrypoints.http.files.evidence import READERS, may_see
from services.ledger.entrypoints.http.files.transfer import (
    ContentType,
    FileName,
    Files,
    Uploaded,
)
from services.ledger.entrypoints.http.refused import AccessLogged


def router(
    files: Files,
    executor: Executor,
    known: Callable[..., Awaitable[Bearer]],
    logged: AccessLogged,
) -> APIRouter:
    """The routes of documents."""
    routes = APIRouter(prefix="/v1", tags=["documents"])
    Caller = Annotated[Bearer, Depends(known)]  # noqa: N806 - a type

    @routes.post(
        "/campaigns/{campaign_id}/documents",
        operation_id="upload_document",
        response_model=Uploaded,
    )
    async def upload(
        campaign_id: UUID,
        request: Request,
        bearer: Caller,
        file_name: FileName,
        content_type: ContentType,
        act_as: ActAs = None,
    ) -> Uploaded:
        """Store the file of a plan or report, sent as the body; for office and leading group."""
        async with logged.refusals(bearer, "upload_document", str(campaign_id)):
            by = await executor.identification.doer(bearer.subject, act_as)
            by.require(Role.OFFICE, Role.LEADING_GROUP)
            (await executor.store.load(Campaign, campaign_id)).require_open()
            return await files.take(request, (file_name, content_type), by, campaign_id)

    @routes.get("/campaigns/{campaign_id}/documents/{sha256}", operation_id="read_document")
    async def plan(
        campaign_id: UUID, sha256: str, bearer: Caller, act_as: ActAs = None
    ) -> StreamingResponse:
        """The file of a plan, for whoever has a post, of a report, for those who watch; logged."""
        async with logged.refusals(bearer, "read_document", str(campaign_id)):
            by = await executor.identification.doer(bearer.subject, act_as)
            campaign = (await executor.store.load(Campaign, campaign_id)).require()
            reports = {one.file for one in campaign.reports.values()}
            if sha256 not in (campaign.files | reports if by.role in READERS else campaign.files):
                raise NotFound("no plan of the campaign has such a file")
        await logged.read(bearer, "read_document", f"{campaign_id}/{sha256}")
        return files.give(sha256)

    @routes.get("/institutions/{institution_id}/document", operation_id="read_institution")
    async def rule(institution_id: UUID, bearer: Caller, act_as: ActAs = None) -> StreamingResponse:
        """The file of an institution, for those who may see a task that it serves; logged."""
        async with logged.refusals(bearer, "read_institution", str(institution_id)):
            by = await executor.identification.doer(bearer.subject, act_as)
            hash_ = await _document(executor, institution_id, by)
        await logged.read(bearer, "read_institution", f"{institution_id}/{hash_}")
        return files.give(hash_)

    return routes


async def _document(executor: Executor, id_: UUID, by: Doer) -> str:
    rule = (await executor.store.load(Institution, id_)).require().registered
    serves = [one.task for one in rule.serves] if rule else []
    tasks = [await executor.store.load(Task, task) for task in serves]
    if not any(may_see(by, task) for task in tasks):
        raise NotPermitted("only those who may see a task that it serves see the document")
    if rule is None or rule.file_sha256 is None:
        raise NotFound("the institution was registered without a file")
    return rule.file_sha256
