"""Lives of a task as people may lead it: any order of what is possible, on any days.

Each event is possible in the state that those before it gave; days between them are drawn.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from contracts.builders.event import an_event
from contracts.builders.examples.task.turns.handing import HANDOVER
from contracts.builders.people import RESPONSIBLE_LEADER
from contracts.builders.places import LEAD_UNIT, TASK, at
from contracts.builders.story import IMPORTING
from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task import assignment, closing, planning, verification, work
from contracts.events.task.amending import extending
from contracts.events.task.turns import contest, handover
from contracts.identifiers import officer_id
from contracts.words import MeasureStatus, TaskStatus
from services.reporting.domain.folding.fold import fold, key_of
from services.reporting.domain.rows.row import Key, Row
from services.reporting.domain.rows.task import TaskRow
from tests.services.reporting.folded import ZONE

BEGINNING = at("2021-09-18", 12)
LONGEST = 30
ASKED = "fsy1"
LEADERS = (
    RESPONSIBLE_LEADER,
    RESPONSIBLE_LEADER.model_copy(update={"officer": officer_id("ld03")}),
)
Draw = Callable[[st.SearchStrategy[Any]], Any]
Possible = tuple[type[Fact], dict[str, Any]]


class Life:
    """A task's events so far, its row, and `tasks`: the row after each event of the store."""

    def __init__(self) -> None:
        self.events: list[Event] = [example.recorded() for example in IMPORTING]
        self.rows: dict[Key, Row] = {}
        self.tasks: list[TaskRow | None] = []
        for event in self.events:
            self._fold(event)
        self.now: datetime = BEGINNING

    @property
    def task(self) -> TaskRow:
        """The task as it stands."""
        row = self.rows[Key("task", TASK)]
        assert isinstance(row, TaskRow)
        return row

    @property
    def today(self) -> date:
        """The day on which its newest event happened."""
        return self.now.astimezone(ZONE).date()

    def goes_on(self, fact: type[Fact], **fields: Any) -> None:
        """One more event, now."""
        event = an_event(
            fact,
            aggregate_id=TASK,
            aggregate_version=self.task.version + 1,
            occurred_at=self.now,
            unit=self.task.lead_unit,
            **fields,
        )
        self.events.append(event)
        self._fold(event)

    def _fold(self, event: Event) -> None:
        row = fold(event, self.rows.get(key_of(event)), self.rows, ZONE)
        if row is not None:
            self.rows[row.key] = row
        task = self.rows.get(Key("task", TASK))
        self.tasks.append(task if isinstance(task, TaskRow) else None)


@st.composite
def lives(draw: Draw) -> Life:
    """A life of up to thirty events of the task."""
    life = Life()
    for _ in range(draw(st.integers(1, LONGEST))):
        life.now += timedelta(days=draw(st.integers(0, 12)))
        fact, fields = draw(st.sampled_from(possible(life.task, life.today, draw)))
        life.goes_on(fact, **fields)
        if life.task.status in (TaskStatus.CLOSED, TaskStatus.WITHDRAWN):
            break
    return life


def possible(task: TaskRow, today: date, draw: Draw) -> list[Possible]:
    """What may happen next."""
    soon = today + timedelta(days=draw(st.integers(0, 20)))
    found: list[Possible] = [(handover.TaskTransferred, _handed(task, soon, draw))]
    match task.status:
        case TaskStatus.REGISTERED:
            return [(assignment.TaskAssigned, {"acceptance_due": soon})]
        case TaskStatus.ASSIGNED:
            found.append((assignment.TaskAccepted, {"plan_due": soon}))
            found.append((contest.TaskContested, {}))
        case TaskStatus.CONTESTED:
            return [(contest.ContestDismissed, {"acceptance_due": soon})]
        case TaskStatus.ACCEPTED if not task.plan_proposed:
            found.append((planning.MeasuresProposed, {}))
        case TaskStatus.ACCEPTED:
            found = [(planning.PlanReturned, {}), (planning.PlanApproved, {})]
        case TaskStatus.IN_PROGRESS:
            found += [*_work(task, soon), *_contributions(task, soon)]
        case TaskStatus.VERIFIED:
            return [(closing.TaskClosed, {})]
    return found


def _handed(task: TaskRow, soon: date, draw: Draw) -> dict[str, Any]:
    to = {
        "lead_unit": draw(st.sampled_from((LEAD_UNIT, ASKED))),
        "leader": draw(st.sampled_from(LEADERS)),
        "acceptance_due": soon,
    }
    return {"previous_unit": task.lead_unit, "handover": HANDOVER.model_copy(update=to)}


def _work(task: TaskRow, soon: date) -> list[Possible]:
    found: list[Possible] = []
    for measure in task.measures:
        about = {"measure": measure.number}
        if measure.status is MeasureStatus.SUBMITTED:
            found.append((verification.MeasureVerified, about))
            found.append((verification.MeasureReturned, about))
        elif measure.status in (MeasureStatus.PLANNED, MeasureStatus.RETURNED):
            found.append((work.MeasureSubmitted, {**about, "deadline": measure.deadline}))
            found += _extension(task, measure.number, soon)
    if all(one.done for one in task.measures):
        found.append((verification.TaskVerified, {}))
    return found


def _extension(task: TaskRow, number: int, soon: date) -> list[Possible]:
    about = {"measure": number, "extension": 1, "new_deadline": soon}
    if task.measure(number).extensions:
        return [(extending.ExtensionGranted, about)]
    return [(extending.ExtensionRequested, about)]


def _contributions(task: TaskRow, soon: date) -> list[Possible]:
    number = len(task.contributions) + 1
    request = (work.ContributionRequested, {"contribution": number, "due": soon})
    # The unit asked cooperates; nobody cooperates with themselves.
    found: list[Possible] = [] if task.lead_unit == ASKED else [request]
    for asked in task.contributions:
        if asked.state == "requested":
            about = {"contribution": asked.number, "unit_asked": asked.unit}
            found.append((work.ContributionMade, about))
            found.append((work.ContributionWaived, about))
    return found


def of_the_task(life: Life, stream: UUID = TASK) -> list[tuple[int, Event]]:
    """The task's events at their positions in the store."""
    placed = enumerate(life.events, 1)
    return [(position, event) for position, event in placed if event.aggregate_id == stream]
