"""What anybody may read: a result that is public, by its link alone.

There is no list, ids are random, and a draft is the same nothing as an id that was never given.
"""

from uuid import UUID

from fastapi import APIRouter, Depends

from chassis.tokens import open_to_anyone
from services.reporting.application.asking.desk import Asked
from services.reporting.application.asking.outcomes.results import published
from services.reporting.application.refusals import UnknownThingError
from services.reporting.application.service import Reporting
from services.reporting.entrypoints.http.shown.outcomes.results import PublicResult, public_result


def router(reporting: Reporting) -> APIRouter:
    """The route."""
    routes = APIRouter(prefix="/v1/public", tags=["public"], dependencies=[Depends(open_to_anyone)])

    @routes.get("/results/{result}", operation_id="read_public_result")
    async def shown(result: UUID) -> PublicResult:
        """Read a published result."""
        async with reporting.desk.view(Asked()) as view:
            row = await published(view, result)
        if row is None:
            raise UnknownThingError("nothing is public under this link")
        return public_result(row)

    return routes
