"""The three coverage figures, and the rows that each of them misses."""

from uuid import UUID

from pydantic import Field

from contracts.words import SourceKind
from services.reporting.application.asking.coverage import (
    CoverageAnswer,
    CoverageOf,
    UnitCoverage,
    UnitsBelow,
)
from services.reporting.application.asking.desk import View
from services.reporting.domain.coverage.figures import Figure, FigureName, Gap, MissingRow
from services.reporting.entrypoints.http.shown import parts
from services.reporting.entrypoints.http.shown.outcomes.results import ShownHeard, shown_heard


class ShownFigure(parts.Shown):
    """`reached` of `total`; `share` is null where there is nothing to count."""

    reached: int
    total: int
    share: float | None = Field(examples=[0.75])
    missing: int


class ShownCoverage(parts.Shown):
    """Handled 条条有办理, settled 事事有着落, answered 件件有回音; `on_track` beside them."""

    campaign: parts.ShownCampaignName | None
    unit: parts.ShownUnit | None
    leader: parts.ShownPerson | None
    source: SourceKind | None
    handled: ShownFigure
    settled: ShownFigure
    answered: ShownFigure
    on_track: int


class CoverageShown(parts.Shown):
    """Of all that was asked for, and the same by campaign, lead unit, leader and source."""

    whole: ShownCoverage
    feedback: ShownHeard
    campaigns: list[ShownCoverage]
    units: list[ShownCoverage]
    leaders: list[ShownCoverage]
    sources: list[ShownCoverage]
    seen_at: parts.SeenAt


class ShownUnitCoverage(parts.Shown):
    """A unit's figures alone, and with those of every unit below it."""

    unit: parts.ShownUnit
    own: ShownCoverage
    with_below: ShownCoverage


class CoverageBelowShown(parts.Shown):
    """A unit, null at the top of the tree, and each unit right below it."""

    unit: ShownUnitCoverage | None
    below: list[ShownUnitCoverage]
    seen_at: parts.SeenAt


class ShownMissing(parts.Shown):
    """A finding or task that the figure waits for, and why."""

    kind: str = Field(examples=["task"])
    id: UUID
    campaign: parts.ShownCampaignName
    number: str
    text: str
    lead_unit: parts.ShownUnit | None
    gap: Gap


class MissingShown(parts.Shown):
    """Every row behind the gap of one figure."""

    figure: FigureName
    items: list[ShownMissing]
    seen_at: parts.SeenAt


def leaders_in(answer: CoverageAnswer) -> set[UUID]:
    """Everyone whose name the figures show."""
    parts_of = (one.part for one in (answer.whole, *answer.leaders))
    return {part.leader for part in parts_of if part.leader}


def coverage_shown(view: View, people: parts.People, answer: CoverageAnswer) -> CoverageShown:
    """The figures with names."""
    return CoverageShown(
        whole=_coverage(view, people, answer.whole),
        feedback=shown_heard(answer.heard),
        campaigns=[_coverage(view, people, one) for one in answer.campaigns],
        units=[_coverage(view, people, one) for one in answer.units],
        leaders=[_coverage(view, people, one) for one in answer.leaders],
        sources=[_coverage(view, people, one) for one in answer.sources],
        seen_at=parts.seen_at(view),
    )


def below_shown(view: View, people: parts.People, found: UnitsBelow) -> CoverageBelowShown:
    """One step down the tree with names."""

    def shown(one: UnitCoverage) -> ShownUnitCoverage:
        return ShownUnitCoverage(
            unit=parts.unit(view, one.unit),
            own=_coverage(view, people, one.own),
            with_below=_coverage(view, people, one.with_below),
        )

    return CoverageBelowShown(
        unit=shown(found.unit) if found.unit else None,
        below=[shown(one) for one in found.below],
        seen_at=parts.seen_at(view),
    )


def missing_shown(view: View, answer: CoverageAnswer, figure: FigureName) -> MissingShown:
    """The rows that one figure misses."""
    rows = answer.whole.coverage.figure(figure).missing
    items = [_missing(view, row) for row in rows]
    return MissingShown(figure=figure, items=items, seen_at=parts.seen_at(view))


def _coverage(view: View, people: parts.People, one: CoverageOf) -> ShownCoverage:
    part = one.part
    return ShownCoverage(
        campaign=parts.campaign_name(view, part.campaign) if part.campaign else None,
        unit=parts.unit(view, part.unit) if part.unit else None,
        leader=parts.person(people, part.leader) if part.leader else None,
        source=part.source,
        handled=_figure(one.coverage.handled),
        settled=_figure(one.coverage.settled),
        answered=_figure(one.coverage.answered),
        on_track=one.coverage.on_track,
    )


def _figure(figure: Figure) -> ShownFigure:
    return ShownFigure(
        reached=figure.reached,
        total=figure.total,
        share=figure.share,
        missing=len(figure.missing),
    )


def _missing(view: View, row: MissingRow) -> ShownMissing:
    return ShownMissing(
        kind=row.kind,
        id=row.id,
        campaign=parts.campaign_name(view, row.campaign),
        number=row.number,
        text=row.text,
        lead_unit=parts.unit(view, row.lead_unit) if row.lead_unit else None,
        gap=row.gap,
    )
