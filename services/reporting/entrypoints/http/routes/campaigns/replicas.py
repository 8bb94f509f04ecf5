"""Units asked whether they have a finding too (举一反三): who is silent, and the tree."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query

from services.reporting.application.asking.campaigns.replicas import replicas, tree_of
from services.reporting.application.asking.naming import chosen_campaign
from services.reporting.application.reading.reader import Reader
from services.reporting.application.service import Reporting
from services.reporting.entrypoints.http.caller import ReaderOf
from services.reporting.entrypoints.http.parameters import Campaign, Moment
from services.reporting.entrypoints.http.shown import parts
from services.reporting.entrypoints.http.shown.campaigns.replicas import (
    ReplicaList,
    ReplicaTree,
    replica_tree,
    shown_replica,
)

Waiting = Annotated[bool, Query(description="only those that have not answered")]


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """A reader sees the units that their posts let them see."""
    routes = APIRouter(prefix="/v1", tags=["replicas"])
    known_reader = Annotated[Reader, Depends(reader_of)]

    @routes.get("/replicas", operation_id="list_replicas")
    async def asked(
        reader: known_reader,
        moment: Moment,
        campaign: Campaign = None,
        unanswered: Waiting = False,
    ) -> ReplicaList:
        """The units that were asked whether they have a finding too."""
        async with reporting.desk.view(moment) as view:
            chosen = chosen_campaign(view, campaign)
            rows = await replicas(view, reader, chosen)
            wanted = [row for row in rows if not (unanswered and row.answer)]
            items = [shown_replica(view, row) for row in wanted]
            return ReplicaList(items=items, seen_at=parts.seen_at(view))

    @routes.get("/findings/{finding}/replicas", operation_id="read_replicas")
    async def tree(finding: UUID, reader: known_reader, moment: Moment) -> ReplicaTree:
        """The tree of units that a finding was sent to, with who has not answered."""
        async with reporting.desk.view(moment) as view:
            return replica_tree(view, *await tree_of(view, reader, finding))

    return routes
