"""Campaigns, units, findings, and cases for those who may know of them."""

from typing import Annotated

from fastapi import APIRouter, Depends

from services.reporting.application.asking.findings import list_findings
from services.reporting.application.asking.naming import chosen_campaign
from services.reporting.application.reading.reader import SEES_CASES, Reader
from services.reporting.application.service import Reporting
from services.reporting.domain.rows.case import CaseRow, CaseState
from services.reporting.entrypoints.http.caller import ReaderOf, record_reading
from services.reporting.entrypoints.http.parameters import Campaign, Moment
from services.reporting.entrypoints.http.shown import parts
from services.reporting.entrypoints.http.shown.lists import (
    CampaignList,
    CaseList,
    FindingList,
    ShownFindingRow,
    UnitList,
)


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """Campaigns and units for every reader, findings as far as their posts reach."""
    routes = APIRouter(prefix="/v1", tags=["lists"])
    known_reader = Annotated[Reader, Depends(reader_of)]

    @routes.get("/campaigns", operation_id="list_campaigns")
    async def campaigns(_: known_reader, moment: Moment) -> CampaignList:
        """Every campaign, oldest first."""
        async with reporting.desk.view(moment) as view:
            items = list(view.campaigns.values())
            return CampaignList(items=items, seen_at=parts.seen_at(view))

    @routes.get("/units", operation_id="list_units")
    async def units(_: known_reader, moment: Moment) -> UnitList:
        """The tree of units."""
        async with reporting.desk.view(moment) as view:
            items = list(view.tree.by_code.values())
            return UnitList(items=items, seen_at=parts.seen_at(view))

    @routes.get("/findings", operation_id="list_findings")
    async def findings(
        reader: known_reader, moment: Moment, campaign: Campaign = None
    ) -> FindingList:
        """Findings in their original words, with their tasks."""
        async with reporting.desk.view(moment) as view:
            chosen = chosen_campaign(view, campaign)
            found = await list_findings(view, reader, chosen)
            items = [
                ShownFindingRow(
                    finding=f.row, tasks=list(f.tasks), tasks_elsewhere=list(f.elsewhere)
                )
                for f in found
            ]
            return FindingList(items=items, seen_at=parts.seen_at(view))

    @routes.get("/cases", operation_id="list_cases")
    async def cases(
        reader: known_reader, moment: Moment, state: CaseState | None = None
    ) -> CaseList:
        """What rules found and proposed, and cases; for discipline, leading group and auditor."""
        reader.must_be(SEES_CASES)
        await record_reading(reporting, reader, "list_cases", "cases")
        async with reporting.desk.view(moment) as view:
            rows = await view.snapshot.all(CaseRow)
            items = [row for row in rows if state in (None, row.state)]
            return CaseList(items=items, seen_at=parts.seen_at(view))

    return routes
