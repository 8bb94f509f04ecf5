"""Score sheets as they are asked for: of everyone, of a unit with what is below it, of a leader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.reporting.application.asking.assessing.assessment import Reading, assess
from services.reporting.application.asking.desk import View
from services.reporting.application.reading.reader import Reader
from services.reporting.domain.assessing.scoring import Sheet, by_leader, by_unit, together
from services.reporting.domain.units import UnitTree


@dataclass(frozen=True, slots=True)
class UnitScores:
    """A unit's own sheet, and one of it and everything below it."""

    unit: str
    own: Sheet
    with_below: Sheet


@dataclass(frozen=True, slots=True)
class Scores:
    """Every sheet that the reader may see; a unit without a point, below it too, has none."""

    units: Sequence[UnitScores]
    leaders: Mapping[UUID, Sheet]


@dataclass(frozen=True, slots=True)
class UnitSheet:
    """A unit, and each unit right below it."""

    scores: UnitScores
    below: Sequence[UnitScores]


async def all_scores(view: View, reader: Reader, campaign: UUID | None, reading: Reading) -> Scores:
    """The sheets of all units and leaders that the reader may see."""
    assessed = await assess(view, campaign, reading)
    own = by_unit(assessed.points)
    units = [_scores(own, view.tree, code) for code in _in_order(view.tree, own)]
    leaders = by_leader(assessed.points)
    return Scores(
        units=[one for one in units if one.with_below.points and reader.may_assess(one.unit)],
        leaders={who: sheet for who, sheet in leaders.items() if reader.may_assess_officer(who)},
    )


async def unit_scores(view: View, campaign: UUID | None, unit: str, reading: Reading) -> UnitSheet:
    """The sheet of one unit, and the sums of those right below it."""
    own = by_unit((await assess(view, campaign, reading)).points)
    below = [_scores(own, view.tree, code) for code in view.tree.children(unit)]
    return UnitSheet(_scores(own, view.tree, unit), below)


async def leader_scores(view: View, campaign: UUID | None, leader: UUID, reading: Reading) -> Sheet:
    """The sheet of one leader, empty where nothing counts."""
    points = (await assess(view, campaign, reading)).points
    return by_leader(points).get(leader, Sheet())


def _scores(own: Mapping[str, Sheet], tree: UnitTree, code: str) -> UnitScores:
    return UnitScores(code, own.get(code, Sheet()), together(own, tree.below([code])))


def _in_order(tree: UnitTree, own: Mapping[str, Sheet]) -> list[str]:
    """Units as the tree has them, then codes that it does not know."""
    return list(dict.fromkeys((*tree.by_code, *sorted(own))))
