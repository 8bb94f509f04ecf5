"""A finding (问题) as the reader sees it: what the source found, and what was said of it since."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.words import FindingRelation, ResponseStance, SourceKind
from services.reporting.domain.rows.row import Part, PlainRow


class Response(Part):
    """What a unit answered to the finding that names it, on the day `answered_on`."""

    unit: str
    stance: ResponseStance
    text: str
    done_by: date | None = None
    answered_on: date


class Link(Part):
    """Another finding, perhaps of another campaign, and what this one is to it."""

    finding: UUID
    campaign: UUID
    number: str
    relation: FindingRelation
    reason: str


class FindingRow(PlainRow):
    """What the source found, in its original words; `root_cause` is the newest recorded."""

    kind: ClassVar[str] = "finding"
    campaign: UUID
    number: str
    source_kind: SourceKind
    source: str
    earlier_round: bool = False
    text: str
    category: str | None = None
    units: tuple[str, ...] = ()
    units_as_written: str | None = None
    root_cause: str | None = None
    common: bool | None = None
    repeated: bool | None = None
    dated: date | None = None
    responses: tuple[Response, ...] = ()
    links: tuple[Link, ...] = ()
    replicas: tuple[str, ...] = ()
