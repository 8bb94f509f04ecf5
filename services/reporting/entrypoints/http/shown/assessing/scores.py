"""Score sheets with their points, each with rule, policy version and event positions."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from pydantic import Field

from contracts.events.campaigns.rules import ScoreRule
from contracts.labels import label
from contracts.words import ScoreKind
from services.reporting.application.asking.assessing.scores import Scores, UnitScores, UnitSheet
from services.reporting.application.asking.desk import View
from services.reporting.domain.assessing.mark import Mark
from services.reporting.domain.assessing.scoring import Point, Sheet
from services.reporting.entrypoints.http.shown import parts


class ShownTotals(parts.Shown):
    """Sums of points: `total` is `gained` and `lost` together; `times` is how often each kind."""

    gained: int = Field(examples=[35])
    lost: int = Field(examples=[-12])
    total: int = Field(examples=[23])
    times: dict[ScoreKind, int]


class ShownUnitScores(parts.Shown):
    """A unit by itself, and with everything that stands below it."""

    unit: parts.ShownUnit
    own: ShownTotals
    with_below: ShownTotals


class ShownLeaderScores(parts.Shown):
    """A responsible leader, of all tasks that named them."""

    leader: parts.ShownPerson
    totals: ShownTotals


class ShownScheme(parts.Shown):
    """The rules of a campaign's policy that govern on the day shown."""

    campaign: parts.ShownCampaignName
    policy_version: int
    rules: list[ScoreRule]


class ScoresShown(parts.Shown):
    """Every sheet that the reader may see."""

    schemes: list[ShownScheme]
    units: list[ShownUnitScores]
    leaders: list[ShownLeaderScores]
    seen_at: parts.SeenAt


class ShownPoint(parts.Shown):
    """What counted: when, for what, by which rule, and the events that it rests on.

    `about` is the task, slip or replica, `number` what people call it; `days` is by how many days
    it was late.
    """

    kind: ScoreKind
    words: str = Field(examples=["措施按期完成 measure done in time"])
    points: int
    rule: ScoreRule
    policy_version: int
    campaign: parts.ShownCampaignName
    unit: parts.ShownUnit
    leader: parts.ShownPerson | None
    about: UUID
    number: str = Field(examples=["R08-1"])
    measure: int | None
    day: date
    days: int
    positions: list[int] = Field(examples=[[253, 254]])


class UnitSheetShown(parts.Shown):
    """A unit's sheet, and the sums of the units right below it."""

    unit: ShownUnitScores
    below: list[ShownUnitScores]
    points: list[ShownPoint]
    seen_at: parts.SeenAt


class LeaderSheetShown(parts.Shown):
    """A leader's sheet."""

    leader: parts.ShownPerson
    totals: ShownTotals
    points: list[ShownPoint]
    seen_at: parts.SeenAt


def leaders_in(points: Iterable[Point]) -> set[UUID]:
    """Everyone whose name the points show."""
    return {one.mark.leader for one in points if one.mark.leader}


def scores_shown(view: View, people: parts.People, found: Scores) -> ScoresShown:
    """All sheets, as sums."""
    return ScoresShown(
        schemes=[
            ShownScheme(
                campaign=parts.campaign_name(view, row.id),
                policy_version=row.policy.version,
                rules=list(row.policy.scores),
            )
            for row in view.campaigns.values()
        ],
        units=[_unit(view, one) for one in found.units],
        leaders=[
            ShownLeaderScores(leader=parts.person(people, who), totals=totals(sheet))
            for who, sheet in found.leaders.items()
        ],
        seen_at=parts.seen_at(view),
    )


def unit_sheet(
    view: View, people: parts.People, found: UnitSheet, points: Iterable[Point]
) -> UnitSheetShown:
    """One unit's sheet with these points."""
    return UnitSheetShown(
        unit=_unit(view, found.scores),
        below=[_unit(view, one) for one in found.below],
        points=[shown_point(view, people, one) for one in points],
        seen_at=parts.seen_at(view),
    )


def leader_sheet(view: View, people: parts.People, leader: UUID, sheet: Sheet) -> LeaderSheetShown:
    """One leader's sheet."""
    return LeaderSheetShown(
        leader=parts.person(people, leader),
        totals=totals(sheet),
        points=[shown_point(view, people, one) for one in sheet.points],
        seen_at=parts.seen_at(view),
    )


def totals(sheet: Sheet) -> ShownTotals:
    """The sums of a sheet."""
    return ShownTotals(
        gained=sheet.gained, lost=sheet.lost, total=sheet.total, times=dict(sheet.times)
    )


def shown_point(view: View, people: parts.People, point: Point) -> ShownPoint:
    """One point with names."""
    mark: Mark = point.mark
    return ShownPoint(
        kind=mark.kind,
        words=f"{label(mark.kind, 'zh-CN')} {label(mark.kind, 'en')}",
        points=point.points,
        rule=point.rule,
        policy_version=point.policy_version,
        campaign=parts.campaign_name(view, mark.campaign),
        unit=parts.unit(view, mark.unit),
        leader=parts.person(people, mark.leader) if mark.leader else None,
        about=mark.about,
        number=mark.number,
        measure=mark.measure,
        day=mark.day,
        days=mark.days,
        positions=list(mark.positions),
    )


def _unit(view: View, one: UnitScores) -> ShownUnitScores:
    return ShownUnitScores(
        unit=parts.unit(view, one.unit), own=totals(one.own), with_below=totals(one.with_below)
    )
