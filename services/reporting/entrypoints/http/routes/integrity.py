"""How far the history is proved, and what an auditor compares: digests of the read model."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from services.reporting.application.reading.reader import CHECKS_THE_SYSTEM, Reader
from services.reporting.application.service import Reporting
from services.reporting.entrypoints.http.caller import ReaderOf, record_reading
from services.reporting.entrypoints.http.parameters import Moment
from services.reporting.entrypoints.http.shown import parts
from services.reporting.entrypoints.http.shown.integrity import (
    AttestationList,
    CheckpointList,
    ShownAttestation,
    ShownCheckpoint,
    ShownIntegrity,
)
from services.reporting.entrypoints.http.shown.lists import ShownDigest

Below = Annotated[int | None, Query(ge=0, lt=2**63, description="trees with fewer leaves")]
Limit = Annotated[int, Query(ge=1, le=200)]


def router(reporting: Reporting, reader_of: ReaderOf) -> APIRouter:
    """Digests are for auditors alone, each reading recorded; the rest is for every reader."""
    routes = APIRouter(prefix="/v1", tags=["integrity"])
    known_reader = Annotated[Reader, Depends(reader_of)]
    _add_coverage(routes, reporting, reader_of)

    @routes.get("/digest", operation_id="read_digest")
    async def digest(reader: known_reader, moment: Moment) -> ShownDigest:
        """SHA-256 over every row version up to a moment; a rebuild gives the same."""
        reader.must_be(CHECKS_THE_SYSTEM)
        await record_reading(reporting, reader, "read_digest", moment.as_of or "newest")
        async with reporting.desk.view(moment) as view:
            seen = parts.seen_at(view)
        _, sha256 = await reporting.digests.of(None, seen.position)
        return ShownDigest(position=seen.position, sha256=sha256, seen_at=seen)

    return routes


def _add_coverage(routes: APIRouter, reporting: Reporting, reader_of: ReaderOf) -> None:
    """What says nothing of any task: hashes, names of keys, and numbers."""
    integrity, known = reporting.integrity, [Depends(reader_of)]

    @routes.get("/integrity", operation_id="read_integrity", dependencies=known)
    async def standing() -> ShownIntegrity:
        """How far history and read model are signed, witnessed, attested, and what is not yet."""
        return ShownIntegrity.of(await integrity.standing())

    @routes.get("/checkpoints", operation_id="list_checkpoints", dependencies=known)
    async def checkpoints(below: Below = None, limit: Limit = 50) -> CheckpointList:
        """Signed checkpoints with the witnesses that cosigned each, the newest first."""
        found = await integrity.checkpoints(below, limit)
        return CheckpointList(items=[ShownCheckpoint.of(tree) for tree in found])

    @routes.get("/attestations", operation_id="list_attestations", dependencies=known)
    async def attestations(below: Below = None, limit: Limit = 50) -> AttestationList:
        """What was attested of the read model, the newest first."""
        found = await integrity.attestations(below, limit)
        return AttestationList(
            keys=[key.text for key in integrity.attesting_keys()],
            items=[ShownAttestation.of(one) for one in found],
        )
