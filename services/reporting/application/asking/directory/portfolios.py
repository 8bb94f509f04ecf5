"""What a leader answers for (一岗双责): posts, the units of their portfolios, and the tasks."""

from dataclasses import dataclass
from uuid import UUID

from contracts.words import Role
from services.reporting.application.asking.desk import View
from services.reporting.application.ports.model import Scope
from services.reporting.application.refusals import UnknownThingError
from services.reporting.domain.rows.directory import Appointment, OfficerRow
from services.reporting.domain.rows.task import TaskRow


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A person's leading posts on the day shown, and the units that these let them oversee.

    `units` are those of the portfolios and all that stands below them on that day.
    """

    officer: OfficerRow
    posts: tuple[Appointment, ...]
    units: frozenset[str]

    @property
    def scope(self) -> Scope:
        """The tasks that belong to it: those of its units, and those that name the person."""
        return Scope(units=self.units, person=self.officer.id)

    def names(self, task: TaskRow) -> bool:
        """Whether the task names the person, and does not only fall into the portfolio."""
        leader = task.leader.officer if task.leader else None
        return self.officer.id in (leader, task.first_responsible)

    def touches(self, task: TaskRow) -> list[str]:
        """The units of the portfolio that lead the task or cooperate in it."""
        return [code for code in task.units if code in self.units]


async def portfolio_of(view: View, person: UUID, name: str) -> Portfolio:
    """The portfolio on the day of the view. Raises UnknownThingError for a stranger."""
    officer = await view.snapshot.one(OfficerRow, person)
    if officer is None:
        raise UnknownThingError("there is nobody {name}", name=name)
    posts = tuple(
        post
        for post in officer.appointments
        if post.role is Role.LEADER and post.held_on(view.today)
    )
    return Portfolio(officer, posts, view.tree.below(code for p in posts for code in p.portfolio))
