"""Auditors' bundles: of a task, of a campaign, of everything."""

import tempfile
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Header, Query
from fastapi import Path as InPath
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from services.reporting.application.bundling.subject import Subject
from services.reporting.application.bundling.wish import Kind, Wish
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.entrypoints.http.caller import ReaderOf, record_reading
from services.reporting.entrypoints.http.parameters import AsOf
from services.reporting.entrypoints.http.routes.tasks import TaskName

MEDIA_TYPE = "application/zip"
CampaignName = Annotated[str, InPath(max_length=300, description="id or name")]


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """For those whose post reads all tasks; each bundle is recorded before it is made."""
    routes = APIRouter(prefix="/v1", tags=["bundles"])
    known_reader = Annotated[Reader, Depends(reader_of)]
    shown: dict[int | str, dict[str, Any]] = {
        200: {"description": "The bundle", "content": {MEDIA_TYPE: {}}}
    }
    get = partial(routes.get, response_class=FileResponse, responses=shown)

    @get("/bundle", operation_id="bundle_everything")
    async def everything(reader: known_reader, asked: Asked) -> FileResponse:
        """Every event with its proof; for discipline office, leading group and auditor alone."""
        return await _answer(reporting, reader, asked.wish("everything", None))

    @get("/campaigns/{campaign:path}/bundle", operation_id="bundle_campaign")
    async def campaign(campaign: CampaignName, reader: known_reader, asked: Asked) -> FileResponse:
        """A campaign with its findings, its tasks and what they are paired with, proved."""
        return await _answer(reporting, reader, asked.wish("campaign", campaign))

    @get("/tasks/{task:path}/bundle", operation_id="bundle_task")
    async def task(task: TaskName, reader: known_reader, asked: Asked) -> FileResponse:
        """The whole history of a task, proved, and signed to be complete."""
        return await _answer(reporting, reader, asked.wish("task", task))

    return routes


class _Asked:
    """What all bundles can be asked for with."""

    def __init__(
        self,
        as_of: AsOf = None,
        witnessed: Annotated[
            bool, Query(description="at the last checkpoint that a witness cosigned")
        ] = False,
        known: Annotated[
            list[int] | None,
            Query(
                max_length=20, description="sizes of checkpoints that you kept, to be led on from"
            ),
        ] = None,
        files: Annotated[bool, Query(description="with the files of evidence")] = False,
        authorization: Annotated[str, Header(include_in_schema=False)] = "",
        act_as: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> None:
        self._as_of, self._witnessed, self._files = as_of, witnessed, files
        self._known = tuple(known or ())
        self._caller = {"Authorization": authorization} | ({"Act-As": act_as} if act_as else {})

    def wish(self, kind: Kind, name: str | None) -> Wish:
        """The wish in the application's words."""
        return Wish(
            kind, name, self._as_of, self._witnessed, self._known, self._files, self._caller
        )


Asked = Annotated[_Asked, Depends(_Asked)]


async def _answer(reporting: Reporting, reader: Reader, wish: Wish) -> FileResponse:
    subject = await reporting.bundles.subject(reader, wish)
    await record_reading(reporting, reader, f"bundle_{wish.kind}", str(subject.about or "all"))
    folder = Path(tempfile.mkdtemp(prefix="bundle-"))
    try:
        file = await reporting.bundles.make(reader, wish, subject, folder)
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise
    return _file(file, subject, folder)


def _file(file: Path, subject: Subject, folder: Path) -> FileResponse:
    name = quote(f"{subject.name}.bundle.zip", safe="")
    return FileResponse(
        file,
        media_type=MEDIA_TYPE,
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
        background=BackgroundTask(rmtree, folder, ignore_errors=True),
    )
