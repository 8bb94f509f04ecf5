"""The three coverage figures: of all that the reader sees, by campaign, unit, leader and source."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from contracts.words import SourceKind
from services.reporting.application.asking.desk import View
from services.reporting.application.reading.reader import Reader
from services.reporting.domain.coverage.division import (
    Counted,
    by_campaign,
    by_leader,
    by_source,
    by_unit,
    of_leader,
    within,
)
from services.reporting.domain.coverage.figures import Coverage, cover
from services.reporting.domain.coverage.hearing import Heard, heard
from services.reporting.domain.coverage.subjects import USUAL, CountedFinding, CountedTask
from services.reporting.domain.rows.outcomes.feedback import FeedbackRow


@dataclass(frozen=True, slots=True)
class Part:
    """Whose figures are asked for; what is None narrows nothing. A unit means all below it too."""

    campaign: UUID | None = None
    unit: str | None = None
    leader: UUID | None = None
    source: SourceKind | None = None


@dataclass(frozen=True, slots=True)
class CoverageOf:
    """Figures of one part."""

    part: Part
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class CoverageAnswer:
    """The figures asked for, and the same by campaign, lead unit, responsible leader, source.

    `heard` is the feedback on results, beside the three: of what was asked for alone.
    """

    whole: CoverageOf
    heard: Heard
    campaigns: Sequence[CoverageOf]
    units: Sequence[CoverageOf]
    leaders: Sequence[CoverageOf]
    sources: Sequence[CoverageOf]


async def coverage(view: View, reader: Reader, asked: Part) -> CoverageAnswer:
    """The figures over what the reader may see."""
    counted = _narrowed(view, await seen(view, reader, asked.campaign), asked)
    findings, tasks = counted.findings, counted.tasks

    def figures(part: Part, counted: Counted) -> CoverageOf:
        return CoverageOf(part, cover(counted.findings, counted.tasks, view.today))

    return CoverageAnswer(
        whole=figures(asked, counted),
        heard=await _heard(view, asked, tasks),
        campaigns=[figures(Part(campaign=k), v) for k, v in by_campaign(findings, tasks).items()],
        units=[figures(Part(unit=k), v) for k, v in by_unit(findings, tasks).items()],
        leaders=[figures(Part(leader=k), v) for k, v in by_leader(findings, tasks).items()],
        sources=[figures(Part(source=k), v) for k, v in by_source(findings, tasks).items()],
    )


@dataclass(frozen=True, slots=True)
class UnitCoverage:
    """Figures of a unit alone, and of it with all below it."""

    unit: str
    own: CoverageOf
    with_below: CoverageOf


@dataclass(frozen=True, slots=True)
class UnitsBelow:
    """A unit and each unit right below it; without a unit, those at the top of the tree."""

    unit: UnitCoverage | None
    below: Sequence[UnitCoverage]


async def coverage_below(view: View, reader: Reader, asked: Part) -> UnitsBelow:
    """One step down the tree from the unit asked, over what the reader may see."""
    everywhere = replace(asked, unit=None)
    counted = _narrowed(view, await seen(view, reader, asked.campaign), everywhere)

    def figures(code: str, units: frozenset[str]) -> CoverageOf:
        part = within(units, counted.findings, counted.tasks)
        return CoverageOf(replace(asked, unit=code), cover(part.findings, part.tasks, view.today))

    def of(code: str) -> UnitCoverage:
        return UnitCoverage(
            code, figures(code, frozenset({code})), figures(code, view.tree.below([code]))
        )

    if asked.unit is None:
        return UnitsBelow(None, [of(code) for code in view.tree.roots()])
    return UnitsBelow(of(asked.unit), [of(code) for code in view.tree.children(asked.unit)])


def _narrowed(view: View, counted: Counted, asked: Part) -> Counted:
    if asked.unit is not None:
        counted = within(view.tree.below([asked.unit]), counted.findings, counted.tasks)
    if asked.leader is not None:
        counted = of_leader(asked.leader, counted)
    if asked.source is not None:
        counted = by_source(counted.findings, counted.tasks).get(asked.source, Counted())
    return counted


async def _heard(view: View, asked: Part, tasks: Sequence[CountedTask]) -> Heard:
    """Feedback on results of these tasks, in numbers; scores are asked for elsewhere."""
    own = {task.id for task in tasks}
    rows = await view.snapshot.all(FeedbackRow, asked.campaign)
    counted = heard([row for row in rows if own & set(row.tasks)], view.today)
    return replace(counted, average=None)


async def seen(view: View, reader: Reader, campaign: UUID | None) -> Counted:
    """Findings and tasks that the reader may see."""
    findings, counted = await view.snapshot.counted(reader.scope, campaign, view.today)
    tasks = [_by_its_rules(view, task) for task in counted]
    if any(finding.same for finding in findings):
        findings = await _with_the_same(view, reader, findings)
    if reader.scope.everything:
        return Counted(findings, tasks)
    of_tasks = {task.finding for task in tasks}
    own = [f for f in findings if f.id in of_tasks or reader.scope.units & set(f.units)]
    return Counted(own, tasks)


async def _with_the_same(
    view: View, reader: Reader, findings: Sequence[CountedFinding]
) -> list[CountedFinding]:
    """The findings, each with the tasks of those that are the same, of whatever campaign."""
    _, tasks = await view.snapshot.counted(reader.scope, None, view.today)
    return [
        replace(
            finding,
            elsewhere=tuple(
                _by_its_rules(view, task) for task in tasks if task.finding in finding.same
            ),
        )
        if finding.same
        else finding
        for finding in findings
    ]


def _by_its_rules(view: View, task: CountedTask) -> CountedTask:
    row = view.campaigns.get(task.campaign)
    rules = row.policy.coverage if row else USUAL
    return task if rules == USUAL else replace(task, rules=rules)
