"""What a message may say of an event; of a case only its ground and the numbers of its tasks."""

from contracts.envelope import Event
from contracts.events.case import CaseFact
from contracts.events.task.assignment import TaskAssigned
from contracts.events.task.summary import TaskFact
from services.notifier.domain.notice import Values
from services.notifier.domain.situation import Situation
from services.notifier.domain.values.beside_tasks import BESIDE_TASKS
from services.notifier.domain.values.of_tasks import OF_A_TASK
from services.notifier.domain.values.parts import day, numbers


def values_of(event: Event, now: Situation) -> Values:
    """The values of a template for this event."""
    fact = event.data
    if isinstance(fact, CaseFact):
        said = {"ground": fact.ground.value, "tasks": numbers(fact.tasks, now)}
        due = getattr(fact, "explain_by", None)
        return said | {"due": day(due)} if due else said
    if not isinstance(fact, TaskFact):
        told = BESIDE_TASKS.get(type(fact))
        return told(fact, now) if told else {}
    return {
        "task": str(event.aggregate_id),
        "number": fact.task.number,
        "title": fact.task.title,
        "lead_unit": now.directory.unit_name(_lead_unit(fact)),
        **OF_A_TASK[type(fact)](fact),
    }


def _lead_unit(fact: TaskFact) -> str | None:
    return fact.lead_unit if isinstance(fact, TaskAssigned) else fact.task.lead_unit
