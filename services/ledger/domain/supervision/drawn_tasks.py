"""Tasks as draws see them: who is in reach, who is always drawn, and what each remembers of it."""

from collections.abc import Collection

from contracts.events.supervision.draw import (
    Candidate,
    DrawAnnounced,
    LookBackDrawn,
    SpotCheckDrawn,
)
from contracts.events.supervision.draw_pairs import TaskLookBackDrawn, TaskSpotCheckDrawn
from contracts.words import AlwaysDrawn, TaskStatus
from services.ledger.domain.finding import Finding
from services.ledger.domain.supervision.draw import Draw
from services.ledger.domain.task.state import Task

RESTING = (TaskStatus.REGISTERED, TaskStatus.CLOSED, TaskStatus.RISK_ACCEPTED)
"""Nobody works on such a task now, so that there is nothing to check."""


def reaches(announced: DrawAnnounced, task: Task) -> bool:
    """Whether the draw is of this task: due for a look-back, or open under one of the units."""
    if announced.due_until:
        due = task.after.due
        return task.after.waits and due is not None and due <= announced.due_until
    if task.status in RESTING:
        return False
    return not announced.units or task.lead_unit in announced.units


def candidate(task: Task, finding: Finding) -> Candidate:
    """The task in a population: relapses, returns and former sources are always drawn."""
    always = set(task.always)
    if finding.registered and finding.registered.earlier_round:
        always.add(AlwaysDrawn.FORMER_SOURCE)
    return Candidate(
        task=task.id,
        number=task.facts.number,
        always=tuple(reason for reason in AlwaysDrawn if reason in always),
    )


def remember_look_back(task: Task, draw: Draw, fact: LookBackDrawn) -> TaskLookBackDrawn:
    """The pair of a look-back's draw, in every task of the population."""
    drawn = task.id in fact.drawn
    return TaskLookBackDrawn(
        task=task.facts,
        draw=draw.id,
        draw_number=fact.draw_number,
        drawn=drawn,
        always=_always(task, fact.population),
        seed=fact.seed,
        look_back_by=fact.look_back_by if drawn else None,
    )


def remember_spot_check(task: Task, draw: Draw, fact: SpotCheckDrawn) -> TaskSpotCheckDrawn:
    """The pair of a spot check's draw, in every task that it took."""
    return TaskSpotCheckDrawn(
        task=task.facts,
        draw=draw.id,
        draw_number=fact.draw_number,
        always=_always(task, fact.population),
        seed=fact.seed,
    )


def _always(task: Task, population: Collection[Candidate]) -> tuple[AlwaysDrawn, ...]:
    return next(one.always for one in population if one.task == task.id)
