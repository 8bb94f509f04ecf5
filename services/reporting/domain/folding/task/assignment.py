"""Registering a task, giving it to a unit, taking it on."""

from collections.abc import Iterable
from typing import Any

from contracts.events.task import assignment
from contracts.words import TaskStatus
from services.reporting.domain.folding.happening import Happening, Rules, fields
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.domain.rows.measure import MeasureRow, Plan
from services.reporting.domain.rows.task import Group, Holder, TaskRow


def planned(plans: Iterable[Any], *, approved: bool = False) -> tuple[MeasureRow, ...]:
    """Measures as they are planned; the deadline is the first one."""
    return tuple(
        MeasureRow(plan=Plan(**fields(plan, Plan)), approved=approved, first_deadline=plan.deadline)
        for plan in plans
    )


def held(leader: Any) -> Holder | None:
    """A post's holder, if there is one."""
    return Holder(leader.officer, leader.post, leader.unit) if leader else None


def grouped(groups: Iterable[Any]) -> tuple[Group, ...]:
    """Groups of units."""
    return tuple(Group(group.name, group.units) for group in groups)


def registered(finding: FindingRow, now: Happening) -> TaskRow:
    """TaskRegistered: founded beside its finding, whose words it shows."""
    fact, draft = now.fact, now.fact.responsibility
    return TaskRow(
        id=now.event.aggregate_id,
        campaign=fact.task.campaign,
        number=fact.task.number,
        title=fact.task.title,
        finding=fact.finding,
        finding_number=fact.finding_number,
        finding_text=finding.text,
        source=finding.source,
        goal=fact.goal,
        lead_unit=draft.lead_unit,
        cooperating=draft.cooperating,
        groups=grouped(draft.groups),
        leader=held(draft.leader),
        first_responsible=draft.first_responsible,
        handler=draft.handler,
        measures=planned(fact.measures),
        registered_at=now.at,
        changed_at=now.at,
    )


def assigned(row: TaskRow, now: Happening) -> TaskRow:
    """TaskAssigned."""
    fact = now.fact
    return row.but(
        status=TaskStatus.ASSIGNED,
        lead_unit=fact.lead_unit,
        cooperating=fact.cooperating,
        groups=grouped(fact.groups),
        leader=held(fact.leader),
        first_responsible=fact.first_responsible or row.first_responsible,
        handler=fact.handler or row.handler,
        goal=fact.goal or row.goal,
        assigned_at=now.at,
        acceptance_due=fact.acceptance_due,
    )


def accepted(row: TaskRow, now: Happening) -> TaskRow:
    """TaskAccepted."""
    return row.but(
        status=TaskStatus.ACCEPTED,
        accepted_at=now.at,
        accepted_late=now.fact.late,
        plan_due=now.fact.plan_due,
    )


RULES: Rules = {
    assignment.TaskAssigned: assigned,
    assignment.TaskAccepted: accepted,
}
