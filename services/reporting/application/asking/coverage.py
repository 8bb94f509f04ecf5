"""The three coverage figures: of everything that the reader sees, of a campaign, of units."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.reporting.application.asking.desk import View
from services.reporting.application.reading.reader import Reader
from services.reporting.domain.coverage.figures import Coverage, cover, within
from services.reporting.domain.coverage.subjects import CountedFinding, CountedTask


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
    findings, tasks = await counted(view, reader, campaign)
    if unit is not None:
        findings, tasks = within(view.tree.below([unit]), findings, tasks)
    whole = CoverageOf(campaign, unit, cover(findings, tasks, view.today))
    return CoverageAnswer(
        whole, _by_campaign(view, findings, tasks), _by_unit(view, findings, tasks)
    )


async def counted(
    view: View, reader: Reader, campaign: UUID | None
) -> tuple[list[CountedFinding], list[CountedTask]]:
    """Findings and tasks that the reader may see."""
    findings, tasks = await view.snapshot.counted(reader.scope, campaign, view.today)
    if reader.scope.everything:
        return findings, tasks
    seen = {task.finding for task in tasks}
    own = [f for f in findings if f.id in seen or reader.scope.units & set(f.units)]
    return own, tasks


def _by_campaign(
    view: View, findings: Sequence[CountedFinding], tasks: Sequence[CountedTask]
) -> list[CoverageOf]:
    return [
        CoverageOf(
            id_,
            None,
            cover(
                [finding for finding in findings if finding.campaign == id_],
                [task for task in tasks if task.campaign == id_],
                view.today,
            ),
        )
        for id_ in dict.fromkeys(finding.campaign for finding in findings)
    ]


def _by_unit(
    view: View, findings: Sequence[CountedFinding], tasks: Sequence[CountedTask]
) -> list[CoverageOf]:
    """By lead unit alone, without what is below it, so that the numbers of tasks add up."""
    leading = {task.lead_unit for task in tasks if task.lead_unit}
    return [
        CoverageOf(None, code, cover(*within(frozenset({code}), findings, tasks), view.today))
        for code in sorted(leading)
    ]
