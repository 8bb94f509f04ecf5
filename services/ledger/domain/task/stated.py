"""Parts of facts as commands state them: nothing unknown, and figures that can be counted by.

A misspelt field in a contract's part would be ignored, and a promised institution lost with it.
"""

from pydantic import ConfigDict, Field, model_validator

from contracts.events.fact import Data
from contracts.events.parts import MeasurePlan, PostHolder, Responsibility, UnitGroup
from services.ledger.domain.kernel.command import Line, Text

STRICT = ConfigDict(frozen=True, extra="forbid")


class _Stated(Data):
    """Takes the contract's own part too, as code states it."""

    @model_validator(mode="before")
    @classmethod
    def _opened(cls, value: object) -> object:
        return value.model_dump() if isinstance(value, Data) else value


class StatedMeasure(_Stated, MeasurePlan):
    """A measure as a command states it."""

    model_config = STRICT
    number: int = Field(ge=1, le=9999)
    text: Text
    deliverable: Text | None = None
    institution: Line | None = None

    def plan(self) -> MeasurePlan:
        """As facts carry it."""
        return MeasurePlan.model_validate(self.model_dump())


class StatedHolder(_Stated, PostHolder):
    """A person in a post as a command states it."""

    model_config = STRICT
    post: Line

    def holder(self) -> PostHolder:
        """As facts carry it."""
        return PostHolder.model_validate(self.model_dump())


class StatedGroup(_Stated, UnitGroup):
    """A group as a command states it."""

    model_config = STRICT
    name: Line


class StatedResponsibility(_Stated, Responsibility):
    """Responsibilities as a command states them."""

    model_config = STRICT
    leader: StatedHolder | None = None
    groups: tuple[StatedGroup, ...] = ()

    def responsibility(self) -> Responsibility:
        """As facts carry them."""
        return Responsibility.model_validate(self.model_dump())
