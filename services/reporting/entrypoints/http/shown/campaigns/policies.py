"""Versions of a campaign's policy, and what a proposed one would make of the clocks."""

from datetime import date
from uuid import UUID

from contracts.events.campaign import Policy
from contracts.words import Clock
from services.reporting.application.asking.campaigns.policies import Simulation, Turning
from services.reporting.application.asking.desk import View
from services.reporting.domain.rows.campaign import CampaignRow, PolicyVersion
from services.reporting.entrypoints.http.shown import parts


class PolicyVersions(parts.Shown):
    """Every version known at the moment, oldest first, and the one that governed that day."""

    campaign: parts.ShownCampaignName
    governing: int
    versions: list[PolicyVersion]
    seen_at: parts.SeenAt


class TurningClock(parts.Shown):
    """A clock due as it was set, and as it would be due under the proposed policy."""

    task: UUID
    number: str
    title: str
    lead_unit: parts.ShownUnit | None
    clock: Clock
    measure: int | None
    due: date
    would_be_due: date


class ShownSimulation(parts.Shown):
    """What would be overdue today and is not, and the other way round; nothing is recorded."""

    campaign: parts.ShownCampaignName
    proposed: Policy
    overdue: int
    would_be_overdue: int
    becomes_overdue: list[TurningClock]
    no_longer_overdue: list[TurningClock]
    tasks_becoming_overdue: list[UUID]
    tasks_no_longer_overdue: list[UUID]
    seen_at: parts.SeenAt


def policy_versions(view: View, row: CampaignRow) -> PolicyVersions:
    """The versions of a campaign as the view has it."""
    return PolicyVersions(
        campaign=parts.campaign_name(view, row.id),
        governing=row.policy.version,
        versions=list(row.policies),
        seen_at=parts.seen_at(view),
    )


def shown_simulation(view: View, row: CampaignRow, found: Simulation) -> ShownSimulation:
    """The clocks that turn."""
    return ShownSimulation(
        campaign=parts.campaign_name(view, row.id),
        proposed=found.proposed,
        overdue=found.overdue,
        would_be_overdue=found.would_be_overdue,
        becomes_overdue=[_turning(view, each) for each in found.becoming],
        no_longer_overdue=[_turning(view, each) for each in found.ending],
        tasks_becoming_overdue=found.tasks(found.becoming),
        tasks_no_longer_overdue=found.tasks(found.ending),
        seen_at=parts.seen_at(view),
    )


def _turning(view: View, each: Turning) -> TurningClock:
    task, clock = each.task, each.clock
    return TurningClock(
        task=task.id,
        number=task.number,
        title=task.title,
        lead_unit=parts.unit(view, task.lead_unit) if task.lead_unit else None,
        clock=clock.clock,
        measure=clock.measure,
        due=clock.due,
        would_be_due=clock.would_be,
    )
