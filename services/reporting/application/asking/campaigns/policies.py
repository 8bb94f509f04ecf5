"""What a proposed policy would make overdue, and what it would not: a read that records nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID

from contracts.events.campaign import Policy
from contracts.working_days import WorkingCalendar
from services.reporting.application.asking.desk import View
from services.reporting.application.ports.model import Page, TaskFilter
from services.reporting.application.reading.reader import Reader
from services.reporting.domain.rows.campaign import CampaignRow
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.standing.simulating import Premises, Simulated, simulated

ALL_TASKS = 1_000_000


@dataclass(frozen=True, slots=True)
class Turning:
    """A clock of a task that stands otherwise under the proposed policy."""

    task: TaskRow
    clock: Simulated


@dataclass(frozen=True, slots=True)
class Simulation:
    """Clocks overdue as they stand and as proposed, and those that turn, by the task's number."""

    proposed: Policy
    overdue: int
    would_be_overdue: int
    becoming: Sequence[Turning]
    ending: Sequence[Turning]

    def tasks(self, turning: Sequence[Turning]) -> list[UUID]:
        """The tasks of these clocks, each once."""
        return list(dict.fromkeys(each.task.id for each in turning))


@dataclass(frozen=True, slots=True)
class Days:
    """How the organisation counts days."""

    zone: tzinfo
    calendar: WorkingCalendar


async def simulate(
    view: View, reader: Reader, campaign: CampaignRow, changes: Mapping[str, int], days: Days
) -> Simulation:
    """The clocks of the tasks that the reader may see, under the policy with these changes."""
    proposed = campaign.policy.model_copy(update=dict(changes))
    given = Premises(
        campaign.opened_on, campaign.policy, proposed, zone=days.zone, calendar=days.calendar
    )
    wanted = TaskFilter(reader.scope, view.today, campaign=campaign.id)
    rows = [row for _, row in await view.snapshot.tasks(wanted, Page(limit=ALL_TASKS))]
    clocks = [Turning(row, clock) for row in rows for clock in simulated(row, given)]
    return Simulation(
        proposed=proposed,
        overdue=sum(each.clock.due < view.today for each in clocks),
        would_be_overdue=sum(each.clock.would_be < view.today for each in clocks),
        becoming=[each for each in clocks if each.clock.turns(view.today) is True],
        ending=[each for each in clocks if each.clock.turns(view.today) is False],
    )
