"""What the facts of a task leave of its clocks, in the order in which they happen."""

from datetime import date
from typing import Any

import pytest

from contracts.builders.event import a_fact
from contracts.events.fact import Fact
from contracts.events.parts import MeasurePlan
from contracts.events.supervision.draw_pairs import TaskLookBackDrawn
from contracts.events.task.afterwards.look_back import LookBackPassed, RelapseFound
from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.events.task.amending.extending import (
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
)
from contracts.events.task.amending.lasting import MilestoneReached
from contracts.events.task.assignment import TaskAccepted, TaskAssigned
from contracts.events.task.closing import TaskClosed
from contracts.events.task.planning import MeasuresProposed, PlanApproved, PlanReturned
from contracts.events.task.turns.contest import ContestDismissed, ContestUpheld, TaskContested
from contracts.events.task.turns.handover import TaskTransferred, TaskWithdrawn
from contracts.events.task.turns.linking import TaskMerged, TaskSplit
from contracts.events.task.turns.measures import (
    MeasureCancelled,
    MeasureChangeRefused,
    MeasureChangeRequested,
    MeasureReplaced,
)
from contracts.events.task.turns.risk import RiskAccepted, RiskExpired
from contracts.events.task.turns.working import ProgressReported
from contracts.events.task.verification import MeasureReturned, MeasureVerified, TaskVerified
from contracts.events.task.work import (
    ContributionMade,
    ContributionRequested,
    ContributionWaived,
    MeasureSubmitted,
)
from contracts.words import Clock, MeasureType
from services.notifier.domain.reminding.changes import (
    WORK,
    Begin,
    Cause,
    End,
    GoOn,
    Later,
    Rest,
    changes_of,
)

LATER = date(2022, 1, 31)
PLANNED = (TaskAssigned, TaskAccepted, MeasuresProposed, PlanApproved)
SUBMITTED = (*PLANNED, MeasureSubmitted)
DRAWN = (*SUBMITTED, TaskClosed, TaskLookBackDrawn)


def a(of: type[Fact]) -> Fact:
    """The example, about one measure and one contribution."""
    plan = MeasurePlan(number=1, text="完善制度", type=MeasureType.IMMEDIATE, deadline=LATER)
    one: dict[str, Any] = {
        "progress_due": None,
        "measure": 1,
        "contribution": 1,
        "due": LATER,
        "measures": (plan,),
    }
    return a_fact(of, **{name: one[name] for name in one if name in of.model_fields})


def running(*facts: type[Fact]) -> set[str]:
    """The clocks that run after these facts; `(…)` around one that rests."""
    clocks: dict[tuple[Clock, int], set[str]] = {}
    for change in (change for of in facts for change in changes_of(a(of))):
        if isinstance(change, Begin):
            clocks.setdefault((change.clock, change.measure), set())
        if isinstance(change, Begin | Later):
            continue
        meant = [key for key in clocks if key[0] in change.clocks]
        for key in (key for key in meant if change.measure in (None, key[1])):
            _done(clocks, key, change)
    return {f"({clock})" if causes else str(clock) for (clock, _), causes in clocks.items()}


def _done(
    clocks: dict[tuple[Clock, int], set[str]], key: tuple[Clock, int], change: Rest | GoOn | End
) -> None:
    match change:
        case End():
            del clocks[key]
        case Rest():
            clocks[key].add(change.cause)
        case GoOn():
            clocks[key].discard(change.cause)


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        ((TaskAssigned,), {"acceptance"}),
        ((TaskAssigned, TaskContested), {"(acceptance)"}),
        ((TaskAssigned, TaskContested, ContestDismissed), {"acceptance"}),
        ((TaskAssigned, TaskContested, ContestUpheld), {"acceptance"}),
        ((TaskAssigned, TaskAccepted), {"plan"}),
        ((TaskAssigned, TaskAccepted, MeasuresProposed), {"(plan)"}),
        ((TaskAssigned, TaskAccepted, MeasuresProposed, PlanReturned), {"plan"}),
        (PLANNED, {"measure"}),
        (SUBMITTED, {"(measure)", "review"}),
        ((*SUBMITTED, MeasureReturned), {"measure"}),
        ((*SUBMITTED, MeasureVerified), set()),
        ((*PLANNED, ExtensionRequested), {"(measure)"}),
        ((*PLANNED, ExtensionRequested, ExtensionRefused), {"measure"}),
        ((*PLANNED, ExtensionRequested, ExtensionGranted), {"measure"}),
        ((*SUBMITTED, ExtensionRequested, ExtensionRefused), {"(measure)", "review"}),
        ((*PLANNED, MeasureChangeRequested), {"(measure)"}),
        ((*PLANNED, MeasureChangeRequested, MeasureChangeRefused), {"measure"}),
        ((*PLANNED, MeasureChangeRequested, MeasureCancelled), set()),
        ((*PLANNED, ContributionRequested), {"measure", "contribution"}),
        ((*PLANNED, ContributionRequested, ContributionMade), {"measure"}),
        ((*PLANNED, ContributionRequested, ContributionWaived), {"measure"}),
        ((*PLANNED, TaskTransferred), {"acceptance"}),
        ((*PLANNED, TaskWithdrawn), set()),
        ((*PLANNED, TaskMerged), set()),
        ((*SUBMITTED, TaskSplit), set()),
        ((*SUBMITTED, RiskAccepted), {"(measure)", "(review)"}),
        ((*SUBMITTED, RiskAccepted, RiskExpired), {"(measure)", "review"}),
        ((*PLANNED, RiskAccepted, RiskExpired), {"measure"}),
        ((*SUBMITTED, TaskVerified), set()),
        ((*SUBMITTED, TaskClosed), set()),
        (DRAWN, {"look_back"}),
        ((*DRAWN, LookBackPassed), set()),
        ((*DRAWN, RelapseFound), set()),
        ((*DRAWN, RelapseFound, TaskReopened), {"plan"}),
        ((*PLANNED, TaskReopened), {"plan"}),
    ],
)
def test_an_act_lets_a_clock_rest_its_refusal_lets_it_go_on_and_an_end_ends_it(
    facts: tuple[type[Fact], ...], left: set[str]
) -> None:
    assert running(*facts) == left


def test_clocks_that_an_accepted_risk_paused_are_due_later_and_deadlines_are_not() -> None:
    later, _ = changes_of(a(RiskExpired))
    assert isinstance(later, Later)
    assert (later.since, later.days) == (date(2021, 10, 22), 191)
    assert not {Clock.MEASURE, Clock.MILESTONE, Clock.CONTRIBUTION} & set(later.clocks)


def test_a_stage_reached_sets_the_next_milestone_of_its_measure_and_lets_it_run() -> None:
    reached = a_fact(MilestoneReached, measure=2, next_milestone=LATER)
    assert changes_of(reached) == [
        End((Clock.REVIEW,), 2),
        Begin(Clock.MILESTONE, LATER, 2),
        GoOn(Cause.SUBMITTED, WORK, 2),
    ]


def test_an_extension_sets_the_new_deadline_of_its_measure() -> None:
    granted = a_fact(ExtensionGranted, measure=2, new_deadline=LATER)
    assert Begin(Clock.MEASURE, LATER, 2) in changes_of(granted)


def test_a_measure_that_is_replaced_gives_its_place_to_the_new_one() -> None:
    new = MeasurePlan(number=2, text="另行制定", type=MeasureType.IMMEDIATE, deadline=LATER)
    replaced = a_fact(MeasureReplaced, measure=1, replacement=new)
    assert changes_of(replaced) == [
        End((*WORK, Clock.REVIEW), 1),
        Begin(Clock.MEASURE, LATER, 2),
    ]


def test_a_task_that_no_draw_took_is_nobodys_to_look_back_at() -> None:
    left = a_fact(TaskLookBackDrawn, drawn=False, look_back_by=None)
    assert changes_of(left) == []
    by = a_fact(TaskLookBackDrawn, look_back_by=LATER)
    assert changes_of(by) == [Begin(Clock.LOOK_BACK, LATER)]


def test_a_report_of_progress_moves_the_day_of_the_next_one() -> None:
    assert changes_of(a_fact(ProgressReported, next_due=LATER)) == [Begin(Clock.PROGRESS, LATER)]
