"""Whatever comes after a closing in whatever order: what was judged before closes nothing again."""

from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from contracts.events.fact import Fact
from contracts.events.supervision.draw_pairs import TaskLookBackDrawn
from contracts.events.task import closing, paired, verification, work
from contracts.events.task.afterwards.look_back import LookBackPassed, RelapseFound
from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.words import ReopenGround, TaskStatus
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.refusals import Refusal
from services.ledger.domain.task.afterwards.looking_back import LookBack, look_back
from services.ledger.domain.task.afterwards.reopening import ReopenTask, reopen_task
from services.ledger.domain.task.context import Context
from tests.services.ledger.domain.afterwards.aftermath import CLOSED, pair
from tests.services.ledger.domain.history import HASH, TASK, registered
from tests.services.ledger.domain.people import EVERYBODY, LEADING_GROUP, SUPERVISOR, SUPERVISOR_2
from tests.services.ledger.domain.stage import given
from tests.services.ledger.domain.test_any_order import (
    ATTEMPTS,
    PEOPLE,
    UNITS,
    AnyOrder,
    Try,
    tried,
)

LOOKED = LookBackPassed, RelapseFound
STAYED = LookBack(relapsed=False, opinion="保持", evidence_checked=(HASH,))
BACK = LookBack(relapsed=True, opinion="反弹")
RELAPSE = ReopenTask(ground=ReopenGround.LOOK_BACK, reason="反弹")
COMPLAINT = ReopenTask(ground=ReopenGround.COMPLAINT, reason="反映", reference="信访3号")


def _is_drawn(task: Any, _: Context) -> Fact:
    if not task.after.waits:
        raise Refusal("no draw reaches it")
    return pair().fact


def _of(decide: Any, command: Any) -> Try:
    return lambda task, context: decide(task, command, context)


AFTER: tuple[Try, ...] = (
    _is_drawn,
    _of(look_back, STAYED),
    _of(look_back, BACK),
    _of(reopen_task, RELAPSE),
    _of(reopen_task, COMPLAINT),
)


class LookedBack(AnyOrder):
    """One closed task, which may be drawn, looked back at, reopened, worked and closed again."""

    def __init__(self) -> None:
        super().__init__()
        self.task = given(TASK, registered(), *CLOSED).state

    @rule(first=st.integers(0, len(AFTER) - 1), doer=st.sampled_from((*PEOPLE, LEADING_GROUP)))
    def comes_after(self, first: int, doer: Doer) -> None:
        """This person tries to look back at it, or to reopen it."""
        self._try((*AFTER[first:], *AFTER[:first]), doer)

    @precondition(lambda self: self.task.status is TaskStatus.CLOSED)
    @rule(relapsed=st.booleans(), doer=st.sampled_from((SUPERVISOR, SUPERVISOR_2)))
    def is_looked_back_at(self, relapsed: bool, doer: Doer) -> None:
        """A supervisor, who may have verified it, looks back as soon as a draw took it."""
        self._try((_is_drawn, AFTER[2] if relapsed else AFTER[1]), doer)

    @precondition(lambda self: self.task.after.relapsed)
    @rule()
    def is_reopened_as_is_right(self) -> None:
        """By the leading group, because of a relapse."""
        self._try((AFTER[3],), LEADING_GROUP)

    @precondition(lambda self: self.task.status is not TaskStatus.CLOSED)
    @rule()
    def is_worked_as_is_right(self) -> None:
        """Everybody whose turn it may be does what brings it furthest, some times over."""
        for doer in EVERYBODY[:8] * 4:
            self._try(ATTEMPTS[::-1], doer)

    @invariant()
    def a_closed_task_passed_every_guard(self) -> None:
        """Each time anew: nothing from before its last reopening closes it."""
        since: list[Fact] = []
        for fact, _ in self.done:
            if isinstance(fact, TaskReopened):
                since = []
            since.append(fact)
            if isinstance(fact, closing.TaskClosed):
                _require_everything(since)

    @invariant()
    def nobody_looks_back_at_what_they_verified_or_belong_to(self) -> None:
        """Since it was last reopened; before that others are the verifiers."""
        verifiers: set[UUID] = {SUPERVISOR.officer.id}
        for fact, doer in self.done:
            if isinstance(fact, TaskReopened):
                verifiers = set()
            if isinstance(fact, verification.MeasureVerified | verification.TaskVerified):
                verifiers.add(doer.officer.id)
            if isinstance(fact, LOOKED):
                assert doer.officer.id not in verifiers
                assert not {one.unit for one in doer.officer.appointments} & UNITS

    @invariant()
    def a_closing_is_followed_by_one_look_back_and_a_reopening_at_most(self) -> None:
        """Drawn, looked back at, reopened, in this order; and by nothing else."""
        after: list[type[Fact]] | None = []
        for fact, _ in self.done:
            if isinstance(fact, closing.TaskClosed):
                after = []
            elif isinstance(fact, TaskReopened):
                assert after is not None
                assert fact.ground is ReopenGround.COMPLAINT or RelapseFound in after
                after = None
            elif after is not None and not isinstance(fact, paired.TaskInstitutionConfirmed):
                after.append(type(fact))
                assert after in ([TaskLookBackDrawn], *([TaskLookBackDrawn, one] for one in LOOKED))


def _require_everything(facts: list[Fact]) -> None:
    kinds = [type(fact) for fact in facts]
    for once in (paired.TaskReplySent, closing.ClosureEndorsed, verification.TaskVerified):
        assert kinds.count(once) == 1
    verified = {one.measure for one in facts if isinstance(one, verification.MeasureVerified)}
    assert verified == {1, 2}
    assert paired.TaskInstitutionConfirmed in kinds
    asked = kinds.count(work.ContributionRequested)
    assert asked == kinds.count(work.ContributionMade) + kinds.count(work.ContributionWaived)


def test_no_look_back_or_reopening_gets_round_a_guard() -> None:
    assert {*LOOKED, TaskReopened, closing.TaskClosed} <= tried(LookedBack, 20)
