"""The facts of an imported row, and whether the ledger holds the same row already."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from contracts.events.finding import FindingRegistered
from contracts.events.parts import MeasurePlan, Origin, PostHolder, Responsibility, UnitGroup
from contracts.events.task.assignment import TaskRegistered
from contracts.events.task.summary import TaskSummary
from contracts.identifiers import finding_id
from contracts.words import MeasureType
from services.ledger.application.importing.sheet import (
    CellRef,
    FindingDraft,
    MeasureDraft,
    OfficerRef,
    ResponsibilityDraft,
    TaskDraft,
)
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.kernel.deadlines import first_milestone
from services.ledger.domain.task.state import Task


def finding_fact(draft: FindingDraft, campaign: UUID, file_sha256: str) -> FindingRegistered:
    """The finding as the row says it, with the row as its origin."""
    return FindingRegistered(
        campaign=campaign,
        number=draft.number,
        source_kind=draft.source_kind,
        source_as_written=draft.source or draft.source_kind.value,
        earlier_round=draft.earlier_round,
        text=draft.text,
        category=draft.category,
        units=draft.units.codes,
        units_as_written=draft.units_as_written,
        root_cause=draft.root_cause,
        common=draft.common,
        repeated=draft.repeated,
        origin=_origin(file_sha256, draft.at, draft.cells),
    )


def task_fact(draft: TaskDraft, campaign: Campaign, file_sha256: str) -> TaskRegistered:
    """The task with its draft measures and responsibilities, and its rows as their origin."""
    responsibility = _responsibility(draft.responsibility)
    opened_policy = (campaign.opened_on, campaign.policy)
    return TaskRegistered(
        task=TaskSummary(campaign=campaign.id, number=draft.number, title=draft.title),
        finding=finding_id(campaign.id, draft.finding_number),
        finding_number=draft.finding_number,
        goal=draft.goal,
        measures=tuple(
            _measure(one, responsibility.handler, *opened_policy) for one in draft.measures
        ),
        responsibility=responsibility,
        origin=_origins(draft, file_sha256),
    )


def same_finding(known: FindingRegistered, read: FindingRegistered) -> bool:
    """Whether the row says what is recorded already, whatever file it came from."""
    return known.model_copy(update={"origin": None}) == read.model_copy(update={"origin": None})


def same_task(task: Task, read: TaskRegistered) -> bool:
    """Whether the row equals the task as an import recorded it, or as it stands now."""
    head = (task.facts.title, task.goal, task.finding_number) == (
        read.task.title,
        read.goal,
        read.finding_number,
    )
    drafted = [_said(one) for one in task.draft_measures]
    current = [_said(one.plan) for one in task.live_measures.values()] or drafted
    read_measures = [_said(one) for one in read.measures]
    recorded = read_measures == drafted and _who(read.responsibility) == _who(task.draft)
    stands = read_measures == current and _who(read.responsibility) == _who(_current(task))
    return head and (recorded or stands)


def _origin(file_sha256: str, at: CellRef, cells: Mapping[str, str]) -> Origin:
    return Origin(file_sha256=file_sha256, sheet=at.sheet, rows=(at.row,), cells=dict(cells))


def _origins(draft: TaskDraft, file_sha256: str) -> tuple[Origin, ...]:
    """One for each row: the task's own, each measure's, the responsibilities'."""
    places = [(draft.at, draft.cells), *((one.at, one.cells) for one in draft.measures)]
    if draft.responsibility:
        places.append((draft.responsibility.at, draft.responsibility.cells))
    by_row = dict(reversed(places))
    return tuple(
        _origin(file_sha256, at, by_row[at])
        for at in sorted(by_row, key=lambda one: (one.sheet, one.row))
    )


def _measure(draft: MeasureDraft, owner: UUID | None, *clock: Any) -> MeasurePlan:
    opened_on, policy = clock
    return MeasurePlan(
        number=draft.number,
        text=draft.text,
        type=draft.type or MeasureType.PHASED,
        deadline=draft.deadline,
        deadline_derived=draft.deadline_derived,
        first_milestone=first_milestone(opened_on, policy) if draft.long_term else None,
        deliverable=draft.deliverable,
        institution=draft.institution,
        owner=owner,
        deadline_as_written=draft.deadline_as_written,
        declared_progress=draft.declared_progress,
    )


def _responsibility(draft: ResponsibilityDraft | None) -> Responsibility:
    if draft is None:
        return Responsibility()
    return Responsibility(
        leader=_holder(draft.leader),
        first_responsible=draft.first_responsible.id if draft.first_responsible else None,
        lead_unit=draft.lead_unit,
        cooperating=draft.cooperating.codes,
        groups=tuple(UnitGroup(name=name, units=()) for name in draft.cooperating.groups),
        handler=draft.handler.id if draft.handler else None,
    )


def _holder(ref: OfficerRef | None) -> PostHolder | None:
    return PostHolder(officer=ref.id, post=ref.post, unit=ref.unit) if ref else None


def _said(plan: MeasurePlan) -> tuple[Any, ...]:
    """What a row says of a measure; progress that a file declares is nobody's fact."""
    return (plan.number, plan.text, plan.type, plan.deadline, plan.deliverable, plan.institution)


def _who(one: Responsibility) -> tuple[Any, ...]:
    leader = (one.leader.officer, one.leader.post) if one.leader else None
    groups = tuple(sorted(group.name for group in one.groups))
    cooperating = tuple(sorted(one.cooperating))
    return (leader, one.first_responsible, one.lead_unit, cooperating, groups, one.handler)


def _current(task: Task) -> Responsibility:
    """The responsibilities as they stand: assigned, else still the draft."""
    if task.lead_unit is None:
        return task.draft
    return task.draft.model_copy(update={"leader": task.leader, "lead_unit": task.lead_unit})
