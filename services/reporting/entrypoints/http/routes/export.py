"""The workbook of a campaign, as offices keep it."""

import asyncio
import tempfile
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from services.reporting.application.asking.naming import only_campaign
from services.reporting.application.exporting.extract import Extract, extract
from services.reporting.application.exporting.workbook import workbook
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.entrypoints.http.caller import ReaderOf, record_reading
from services.reporting.entrypoints.http.parameters import Moment
from services.reporting.entrypoints.http.shown import parts

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """For every reader, over what they may see; each export is recorded."""
    routes = APIRouter(prefix="/v1", tags=["export"])
    known_reader = Annotated[Reader, Depends(reader_of)]

    @routes.get(
        "/export.xlsx",
        operation_id="export_ledger",
        response_class=FileResponse,
        responses={200: {"description": "The workbook", "content": {MEDIA_TYPE: {}}}},
    )
    async def export(
        reader: known_reader,
        moment: Moment,
        campaign: Annotated[
            str | None, Query(max_length=200, description="id or name; needed if there are several")
        ] = None,
    ) -> FileResponse:
        """问题清单, 任务清单, 责任清单, 整改台账, 过程记录, 统计汇总, 计数依据 of one campaign."""
        async with reporting.desk.view(moment) as view:
            chosen = only_campaign(view, campaign)
            found = await extract(
                reporting.desk, view, reader, chosen, reporting.decode, reporting.zone
            )
            seen = parts.seen_at(view)
        await record_reading(reporting, reader, "export_ledger", str(chosen.id))
        return await _file(reporting, found, seen)

    return routes


async def _file(reporting: Reporting, found: Extract, seen: parts.SeenAt) -> FileResponse:
    path = await asyncio.to_thread(_written, reporting, found)
    name = quote(f"{found.campaign.name}整改台账.xlsx")
    return FileResponse(
        path,
        media_type=MEDIA_TYPE,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
            # What other answers say in their body, as `seen_at`.
            "Taizhang-Position": str(seen.position),
            "Taizhang-Today": str(seen.today),
        },
        background=BackgroundTask(path.unlink, missing_ok=True),
    )


def _written(reporting: Reporting, found: Extract) -> Path:
    """The workbook in a file of its own, which is gone again if writing fails."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx", delete=False) as made:
        path = Path(made.name)
    try:
        reporting.write_workbook(workbook(found), path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
