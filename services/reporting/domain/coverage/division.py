"""Whose figures they are: what concerns a unit, and everything divided by what it belongs to.

A unit answers for the tasks that it leads and for their findings; a finding that no task was made
of concerns the units that its source named. A leader answers for the tasks that name him or her
as responsible, and for their findings; a source for all that it found.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from contracts.words import SourceKind
from services.reporting.domain.coverage.subjects import CountedFinding, CountedTask


@dataclass(frozen=True, slots=True)
class Counted:
    """What figures are counted over."""

    findings: list[CountedFinding] = field(default_factory=list)
    tasks: list[CountedTask] = field(default_factory=list)


def within(
    units: frozenset[str], findings: Iterable[CountedFinding], tasks: Sequence[CountedTask]
) -> Counted:
    """What concerns any of these units."""
    led = [task for task in tasks if task.lead_unit in units]
    of_tasks = {task.finding for task in led}
    taken_up = {task.finding for task in tasks}
    concerned = [
        finding
        for finding in findings
        if finding.id in of_tasks or (finding.id not in taken_up and units & set(finding.units))
    ]
    return Counted(concerned, led)


def by_unit(
    findings: Sequence[CountedFinding], tasks: Sequence[CountedTask]
) -> Mapping[str, Counted]:
    """By lead unit alone, without what is below it, so that the numbers of tasks add up."""
    parts: dict[str, Counted] = defaultdict(Counted)
    leading: dict[UUID, set[str]] = defaultdict(set)
    taken_up = {task.finding for task in tasks}
    for task in tasks:
        if task.lead_unit:
            parts[task.lead_unit].tasks.append(task)
            leading[task.finding].add(task.lead_unit)
    for finding in findings:
        concerned = leading[finding.id] if finding.id in taken_up else set(finding.units)
        for code in concerned:
            parts[code].findings.append(finding)
    return dict(sorted(parts.items()))


def of_leader(leader: UUID, counted: Counted) -> Counted:
    """What this responsible leader (责任领导) answers for."""
    return by_leader(counted.findings, counted.tasks).get(leader, Counted())


def by_leader(
    findings: Sequence[CountedFinding], tasks: Sequence[CountedTask]
) -> Mapping[UUID, Counted]:
    """By responsible leader; a finding counts for each leader of a task of it, once."""
    parts: dict[UUID, Counted] = defaultdict(Counted)
    leading: dict[UUID, dict[UUID, None]] = defaultdict(dict)
    for task in tasks:
        if task.leader:
            parts[task.leader].tasks.append(task)
            leading[task.finding][task.leader] = None
    for finding in findings:
        for leader in leading[finding.id]:
            parts[leader].findings.append(finding)
    return parts


def by_source(
    findings: Sequence[CountedFinding], tasks: Sequence[CountedTask]
) -> Mapping[SourceKind, Counted]:
    """By where findings come from (来源), over all campaigns."""
    parts: dict[SourceKind, Counted] = defaultdict(Counted)
    sources = {finding.id: finding.source for finding in findings}
    for finding in findings:
        parts[finding.source].findings.append(finding)
    for task in tasks:
        parts[sources[task.finding]].tasks.append(task)
    return parts


def by_campaign(
    findings: Sequence[CountedFinding], tasks: Sequence[CountedTask]
) -> Mapping[UUID, Counted]:
    """By campaign, in the order of the findings."""
    parts: dict[UUID, Counted] = defaultdict(Counted)
    for finding in findings:
        parts[finding.campaign].findings.append(finding)
    for task in tasks:
        parts[task.campaign].tasks.append(task)
    return parts
