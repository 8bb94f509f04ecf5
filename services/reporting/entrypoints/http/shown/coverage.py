"""The three coverage figures, and the rows that each of them misses."""

from uuid import UUID

from pydantic import Field

from services.reporting.application.asking.coverage import CoverageAnswer, CoverageOf
from services.reporting.application.asking.desk import View
from services.reporting.domain.coverage.figures import Figure, FigureName, Gap, MissingRow
from services.reporting.entrypoints.http.shown import parts


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
    handled: ShownFigure
    settled: ShownFigure
    answered: ShownFigure
    on_track: int


class CoverageShown(parts.Shown):
    """Of all that was asked for, and the same by campaign and by lead unit."""

    whole: ShownCoverage
    campaigns: list[ShownCoverage]
    units: list[ShownCoverage]
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


def coverage_shown(view: View, answer: CoverageAnswer) -> CoverageShown:
    """The figures with names."""
    return CoverageShown(
        whole=_coverage(view, answer.whole),
        campaigns=[_coverage(view, one) for one in answer.campaigns],
        units=[_coverage(view, one) for one in answer.units],
        seen_at=parts.seen_at(view),
    )


def missing_shown(view: View, answer: CoverageAnswer, figure: FigureName) -> MissingShown:
    """The rows that one figure misses."""
    rows = answer.whole.coverage.figure(figure).missing
    items = [_missing(view, row) for row in rows]
    return MissingShown(figure=figure, items=items, seen_at=parts.seen_at(view))


def _coverage(view: View, one: CoverageOf) -> ShownCoverage:
    return ShownCoverage(
        campaign=parts.campaign_name(view, one.campaign) if one.campaign else None,
        unit=parts.unit(view, one.unit) if one.unit else None,
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
