"""What one task's own history shows: returned again and again, overdue for long, back soon."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from contracts.envelope import Event
from contracts.events.task.clocks import TaskBecameOverdue
from contracts.events.task.closing import TaskClosed
from contracts.events.task.planning import PlanApproved
from contracts.events.task.turns.risk import RiskExpired
from contracts.events.task.verification import MeasureReturned
from contracts.words import MeasureStatus
from services.ledger.domain.signals.found import Found, Ruling, found, told
from services.ledger.domain.task import evolution as _folds  # noqa: F401 - registers the folds
from services.ledger.domain.task.openness import openness
from services.ledger.domain.task.state import AcceptedRisk, Task


def returned(ruling: Ruling, at: Event, history: Sequence[Event]) -> Found | None:
    """The same measure of one plan was returned so many times, the return `at` being the last."""
    returns: list[Event] = []
    plan: UUID | None = None
    for one in history[: at.aggregate_version]:
        if isinstance(one.data, PlanApproved):
            returns, plan = [], one.event_id
        elif isinstance(one.data, MeasureReturned) and one.data.measure == _measure(at):
            returns.append(one)
    return found(ruling, f"{plan}/{_measure(at)}", len(returns), returns, at)


def overdue(ruling: Ruling, passed: Event, history: Sequence[Event], today: date) -> Found | None:
    """The measure whose deadline `passed` was not submitted for so many days after it.

    Under review it is late by the days until its submission; while the risk is accepted no day
    counts. It ends with a deadline that was moved, a measure cancelled, and a task that ended.
    """
    fact = passed.data
    task = Task(passed.aggregate_id).replayed(history)
    if not isinstance(fact, TaskBecameOverdue) or fact.measure is None or not openness(task):
        return None
    measure = task.measures.get(fact.measure)
    if measure is None or not measure.live or measure.deadline_version != fact.deadline_version:
        return None
    waits = measure.status in (MeasureStatus.PLANNED, MeasureStatus.RETURNED)
    until = today if waits or measure.submitted_on is None else measure.submitted_on
    about = f"{passed.aggregate_id}/{fact.measure}/{fact.deadline_version}"
    rests = [one.data for one in history if isinstance(one.data, RiskExpired)]
    late = (until - fact.due).days - sum(_at_rest(one, fact.due, until) for one in rests)
    if task.risk:
        late -= _at_rest(task.risk, fact.due, until)
    return found(ruling, about, late, [passed], passed)


def relapsed(ruling: Ruling, at: Event, history: Sequence[Event]) -> Found | None:
    """A look-back found a relapse, or the task was reopened, at most so many days after closing.

    One closing is signalled once, by whichever of them comes first.
    """
    closings = [one for one in history[: at.aggregate_version] if isinstance(one.data, TaskClosed)]
    if not closings:
        return None
    closed = closings[-1]
    days = (ruling.day_of(at) - ruling.day_of(closed)).days
    if days > ruling.rule.limit:
        return None
    return told(ruling, str(closed.event_id), days, [closed, at], at)


def _at_rest(risk: RiskExpired | AcceptedRisk, due: date, until: date) -> int:
    """The days from one to the other on which the risk was accepted."""
    return max(0, (min(risk.expires_on, until) - max(risk.accepted_on, due)).days)


def _measure(event: Event) -> int | None:
    number: int | None = getattr(event.data, "measure", None)
    return number
