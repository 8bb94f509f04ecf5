"""Whatever is merged, split or accepted in whatever order: ends stay, and nobody judges by it."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from contracts.events.task import closing, paired, verification
from contracts.events.task.turns.linking import TaskMerged, TaskMergedIn, TaskSplit
from contracts.events.task.turns.risk import RiskAccepted, RiskExpired
from contracts.identifiers import task_id
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.refusals import Refusal
from services.ledger.domain.task.clocks import expire_risk
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.turns.accepting import AcceptRisk, accept_risk
from services.ledger.domain.task.turns.linking import (
    MergeTask,
    SplitPart,
    SplitTask,
    merge_task,
    split_task,
)
from tests.services.ledger.domain.history import TASK, registered
from tests.services.ledger.domain.people import CAMPAIGN, LEADING_GROUP, SUPERVISOR_2
from tests.services.ledger.domain.stage import given
from tests.services.ledger.domain.test_any_order import (
    JUDGED,
    PEOPLE,
    AnyOrder,
    Try,
    tried,
)

OTHER = replace(
    given(TASK, registered()).state,
    id=task_id(CAMPAIGN, "R15-1"),
    workers=frozenset({SUPERVISOR_2.officer.id}),
)
"""Another task, on which one of the supervisors has worked."""

LONG = 12
"""After so many facts a task may end by right; before it, most attempts are others'."""

SPLIT = SplitTask(reason="两项", parts=[SplitPart(number=n, title="甲") for n in ("1", "2")])
ACCEPT = AcceptRisk(reason="待定", residual_rating="low", expires_on="2021-12-31")


def _ends_in_other(task: Any, context: Context) -> Any:
    return merge_task(task, MergeTask(into=OTHER.id, reason="目标相同"), OTHER, context)[0]


def _takes_other_on(task: Any, context: Context) -> Any:
    if SUPERVISOR_2.officer.id in task.workers:
        raise Refusal("it is merged already")
    return merge_task(OTHER, MergeTask(into=task.id, reason="目标相同"), task, context)[1]


def _expires(task: Any, _: Context) -> Any:
    if found := expire_risk(task, date(2022, 1, 1)):
        return found[0]
    raise Refusal("no risk is accepted")


def _rests(task: Any, context: Context) -> Any:
    return accept_risk(task, ACCEPT, context)


def _is_split(task: Any, context: Context) -> Any:
    return split_task(task, SPLIT, context)


TURNS: tuple[Try, ...] = (_takes_other_on, _rests, _expires, _ends_in_other, _is_split)


class TurnedRound(AnyOrder):
    """One task, and what is not on the straight way."""

    @rule(turn=st.sampled_from(TURNS), doer=st.sampled_from((*PEOPLE, LEADING_GROUP)))
    def turns_it_round(self, turn: Try, doer: Doer) -> None:
        """This person merges it, splits it, accepts its risk; or a risk expires."""
        self._try((turn,), doer)

    @rule(turn=st.sampled_from(TURNS[:3]))
    def rests_or_goes_on(self, turn: Try) -> None:
        """The leading group does what does not end it."""
        self._try((turn,), LEADING_GROUP)

    @rule(turn=st.sampled_from(TURNS[3:]))
    def ends_late(self, turn: Try) -> None:
        """The leading group ends a task on which much was done."""
        if len(self.done) > LONG:
            self._try((turn,), LEADING_GROUP)

    @invariant()
    def who_worked_on_what_was_merged_in_judges_no_more(self) -> None:
        """Though nobody who judged before is thereby wrong."""
        excluded: set[UUID] = set()
        for fact, doer in self.done:
            if isinstance(fact, TaskMergedIn):
                excluded |= set(fact.heritage.people)
            assert not (isinstance(fact, JUDGED) and doer.officer.id in excluded)

    @invariant()
    def what_ended_stays_so_and_what_rests_comes_back_as_it_was(self) -> None:
        """Nothing follows an end, and nothing but its expiry an accepted risk.

        Pairs of what happened in another stream do: a rule is confirmed whatever became of a task.
        """
        pairs = paired.TaskInstitutionRegistered, paired.TaskInstitutionConfirmed
        facts = [fact for fact, _ in self.done if not isinstance(fact, pairs)]
        for fact, after in pairwise([*facts, None]):
            if isinstance(fact, TaskMerged | TaskSplit | closing.TaskClosed):
                assert after is None
            if isinstance(fact, RiskAccepted) and after:
                assert isinstance(after, RiskExpired)
                assert after.status is fact.previous_status


def test_no_merger_split_or_accepted_risk_gets_round_a_guard() -> None:
    turns = {TaskMerged, TaskMergedIn, TaskSplit, RiskAccepted, RiskExpired}
    assert {*turns, verification.MeasureVerified} <= tried(TurnedRound, 40)
