"""How draws that a task was in change it; of spot checks only history knows."""

from collections.abc import Mapping
from dataclasses import replace

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.supervision.draw_pairs import (
    TaskLookBackDrawn,
    TaskSpotCheckConcluded,
    TaskSpotCheckDrawn,
)
from services.ledger.domain.kernel.aggregate import Fold, unchanged
from services.ledger.domain.task.state import Task


def _drawn(task: Task, fact: TaskLookBackDrawn, event: Event) -> Task:
    if not fact.drawn:
        return replace(task, after=replace(task.after, due=None))
    drawn = replace(
        task.after,
        due=fact.look_back_by,
        since=event.aggregate_version,
        draw=fact.draw,
        draw_number=fact.draw_number,
    )
    return replace(task, after=drawn)


FOLDS: Mapping[type[Fact], Fold] = {
    TaskLookBackDrawn: _drawn,
    TaskSpotCheckDrawn: unchanged,
    TaskSpotCheckConcluded: unchanged,
}
