"""Facts of a finding (问题)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Fact, UnitCode
from contracts.events.parts import Origin
from contracts.words import SourceKind


class FindingRegistered(Fact):
    """What the source found, in its original words (反馈原文)."""

    topic: ClassVar[str] = "finding.registered.v1"
    aggregate: ClassVar[str] = "finding"
    campaign: UUID
    number: str
    source_kind: SourceKind
    source_as_written: str
    earlier_round: bool = False
    text: str
    category: str | None = None
    units: tuple[UnitCode, ...] = ()
    units_as_written: str | None = None
    root_cause: str | None = None
    common: bool | None = None
    repeated: bool | None = None
    dated: date | None = None
    origin: Origin | None = None
