"""What every fact of a finding carries, so that a consumer needs no look-up."""

from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Data, Fact


class FindingSummary(Data):
    """The finding by the number that it has in its campaign."""

    campaign: UUID
    number: str


class FindingFact(Fact):
    """A fact in a finding's own stream."""

    aggregate: ClassVar[str] = "finding"
    finding: FindingSummary
