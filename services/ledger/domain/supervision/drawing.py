"""Supervision announces a draw, and makes it once the log has signed the announcement."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from pydantic import Field, model_validator

from contracts.events.fact import UnitCode
from contracts.events.supervision.draw import (
    Candidate,
    DrawAnnounced,
    LookBackDrawn,
    Seed,
    SpotCheckDrawn,
)
from contracts.words import DrawKind, Role
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.command import Command, Text
from services.ledger.domain.kernel.refusals import GuardRefused
from services.ledger.domain.supervision.draw import Draw

DRAWERS = (Role.SUPERVISOR, Role.LEADING_GROUP)


class AnnounceDraw(Command):
    """Say how a draw will be made: of which tasks, and how many percent of them."""

    campaign: UUID
    kind: DrawKind
    number: int = Field(ge=1, description="1 for the first draw of the kind in the campaign")
    percent: int = Field(ge=1, le=100, description="of those that are not always drawn; rounded up")
    due_until: date | None = Field(default=None, description="of a look-back: tasks due by then")
    units: tuple[UnitCode, ...] = Field(default=(), description="of a spot check: that lead")
    purpose: Text

    @model_validator(mode="after")
    def _says_of_which(self) -> "AnnounceDraw":
        if (self.kind is DrawKind.LOOK_BACK) != (self.due_until is not None):
            raise ValueError("`due_until` is stated of a look-back, and only then")
        if self.kind is DrawKind.LOOK_BACK and self.units:
            raise ValueError("`units` are stated of a spot check alone")
        return self


class DrawLookBack(Command):
    """Draw as announced; what is drawn is looked back at by that day."""

    look_back_by: date


class DrawSpotCheck(Command):
    """Draw as announced."""


def announce_draw(
    draw: Draw, command: AnnounceDraw, before: Draw | None, campaign: Campaign, by: Doer
) -> DrawAnnounced:
    """Announced once the draw `before` it is made; look-backs go on after a campaign's closing."""
    by.require(*DRAWERS)
    campaign.require()
    if command.kind is DrawKind.SPOT_CHECK:
        campaign.require_open()
    draw.require_new()
    if before is not None and not before.made:
        raise GuardRefused(
            "previous_drawn", "draw {number} is not made yet", number=command.number - 1
        )
    if command.due_until and command.due_until > by.moment.today:
        raise GuardRefused("dated_in_the_future", "{day} has not come yet", day=command.due_until)
    told = command.fields()
    return DrawAnnounced(draw_kind=told.pop("kind"), draw_number=told.pop("number"), **told)


def draw_look_back(
    draw: Draw, command: DrawLookBack, population: Sequence[Candidate], seed: Seed | None, by: Doer
) -> LookBackDrawn:
    """Drawn of the closed tasks that are due; whoever of the supervision gives the command."""
    by.require(*DRAWERS)
    announced = draw.require_of(DrawKind.LOOK_BACK)
    if command.look_back_by < by.moment.today:
        raise GuardRefused("due_in_the_past", "{day} is over already", day=command.look_back_by)
    return LookBackDrawn(
        **draw.taken(population, seed),
        due_until=announced.due_until,
        look_back_by=command.look_back_by,
    )


def draw_spot_check(
    draw: Draw,
    _command: DrawSpotCheck,
    population: Sequence[Candidate],
    seed: Seed | None,
    by: Doer,
) -> SpotCheckDrawn:
    """Drawn of the open tasks of the units that were announced."""
    by.require(*DRAWERS)
    announced = draw.require_of(DrawKind.SPOT_CHECK)
    return SpotCheckDrawn(**draw.taken(population, seed), units=announced.units)
