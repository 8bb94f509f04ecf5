"""The three coverage figures: of everything that the reader sees, of a campaign, of units."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.reporting.application.asking.desk import View
from services.reporting.application.reading.reader import Reader
from services.reporting.domain.coverage.division import Counted, by_campaign, by_unit, within
from services.reporting.domain.coverage.figures import Coverage, cover


@dataclass(frozen=True, slots=True)
class CoverageOf:
    """Figures of one campaign or unit; both None: of everything that was asked for."""

    campaign: UUID | None
    unit: str | None
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class CoverageAnswer:
    """The figures asked for, and the same by campaign and by lead unit."""

    whole: CoverageOf
    campaigns: Sequence[CoverageOf]
    units: Sequence[CoverageOf]


async def coverage(
    view: View, reader: Reader, campaign: UUID | None, unit: str | None
) -> CoverageAnswer:
    """The figures over what the reader may see; a unit means it and all below it."""
    counted = await seen(view, reader, campaign)
    if unit is not None:
        counted = within(view.tree.below([unit]), counted.findings, counted.tasks)

    def figures(part: Counted) -> Coverage:
        return cover(part.findings, part.tasks, view.today)

    campaigns = by_campaign(counted.findings, counted.tasks)
    units = by_unit(counted.findings, counted.tasks)
    return CoverageAnswer(
        CoverageOf(campaign, unit, figures(counted)),
        [CoverageOf(id_, None, figures(part)) for id_, part in campaigns.items()],
        [CoverageOf(None, code, figures(part)) for code, part in units.items()],
    )


async def seen(view: View, reader: Reader, campaign: UUID | None) -> Counted:
    """Findings and tasks that the reader may see."""
    findings, tasks = await view.snapshot.counted(reader.scope, campaign, view.today)
    if reader.scope.everything:
        return Counted(findings, tasks)
    of_tasks = {task.finding for task in tasks}
    own = [f for f in findings if f.id in of_tasks or reader.scope.units & set(f.units)]
    return Counted(own, tasks)
