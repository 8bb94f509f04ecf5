"""What an auditor compares: the digest of the read model."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from services.reporting.application.reading.reader import CHECKS_THE_SYSTEM, Reader
from services.reporting.application.refusals import NotYetVisibleError
from services.reporting.application.service import Reporting
from services.reporting.entrypoints.http.caller import ReaderOf, record_reading
from services.reporting.entrypoints.http.shown.lists import ShownDigest


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """For auditors alone; each reading is recorded."""
    routes = APIRouter(prefix="/v1", tags=["integrity"])
    known_reader = Annotated[Reader, Depends(reader_of)]

    @routes.get("/digest", operation_id="read_digest")
    async def digest(
        reader: known_reader,
        position: Annotated[int | None, Query(ge=0, lt=2**63, description="up to which")] = None,
    ) -> ShownDigest:
        """SHA-256 over every row version up to a position; a rebuild gives the same."""
        reader.must_be(CHECKS_THE_SYSTEM)
        await record_reading(
            reporting, reader, "read_digest", "newest" if position is None else str(position)
        )
        try:
            at, sha256 = await reporting.digests.of(None, position)
        except ValueError as error:
            raise NotYetVisibleError("reporting does not move on: {fault}", fault=error) from None
        return ShownDigest(position=at, sha256=sha256)

    return routes
