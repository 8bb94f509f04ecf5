"""How a look-back and a reopening change a task."""

from collections.abc import Mapping
from dataclasses import replace

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.task.afterwards.look_back import LookBackPassed, RelapseFound
from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.words import AlwaysDrawn, TaskStatus
from services.ledger.domain.kernel.aggregate import Fold
from services.ledger.domain.task.folding.marks import anew
from services.ledger.domain.task.state import AfterClosing, Task


def _passed(task: Task, _fact: LookBackPassed, _: Event) -> Task:
    return replace(task, after=replace(task.after, due=None))


def _relapsed(task: Task, _fact: RelapseFound, _: Event) -> Task:
    return replace(task, after=replace(task.after, due=None, relapsed=True))


def _reopened(task: Task, fact: TaskReopened, event: Event) -> Task:
    return replace(
        anew(task, event),
        status=TaskStatus.ACCEPTED,
        plan_due=fact.plan_due,
        reopened_on=fact.reopened_on,
        verifiers=frozenset(),
        after=AfterClosing(),
        # Whatever brought it back, it was closed once and did not stay so.
        always=task.always | {AlwaysDrawn.RELAPSED},
    )


FOLDS: Mapping[type[Fact], Fold] = {
    LookBackPassed: _passed,
    RelapseFound: _relapsed,
    TaskReopened: _reopened,
}
