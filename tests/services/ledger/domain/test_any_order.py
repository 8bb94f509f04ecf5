"""Whatever people try in whatever order, no task closes unguarded and nobody judges their own."""

from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from contracts.events.fact import Fact
from contracts.events.task import closing, paired, planning, verification, work
from contracts.events.task.assignment import TaskAccepted
from contracts.events.task.turns.contest import TaskContested
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.institution import Institution, register_institution
from services.ledger.domain.kernel.refusals import Refusal
from services.ledger.domain.reply import reply_to_source
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.phases import assignment
from services.ledger.domain.task.phases import work as working
from services.ledger.domain.task.phases.closing import (
    CloseTask,
    EndorseClosure,
    close_task,
    endorse_closure,
    pair_confirmation,
    pair_institution,
    pair_reply,
)
from services.ledger.domain.task.phases.planning import (
    ApprovePlan,
    ProposeMeasures,
    ReturnPlan,
    approve_plan,
    propose_measures,
    return_plan,
)
from services.ledger.domain.task.phases.verification import (
    ReturnMeasure,
    VerifyMeasure,
    VerifyTask,
    return_measure,
    verify_measure,
    verify_task,
)
from services.ledger.domain.task.turns.contesting import contest_task, resolve_contest
from tests.services.ledger.domain.history import HASH, PROMISING, TASK, TO_HEAD, registered
from tests.services.ledger.domain.people import (
    EVERYBODY,
    HANDLER,
    LEADER,
    at,
    by,
    deputy,
    members,
    person,
    post,
    someone,
)
from tests.services.ledger.domain.stage import Done, evolved, given
from tests.services.ledger.domain.test_documents import ANSWER, CONFIRM, REGISTER, REPLY
from tests.services.ledger.domain.turns.test_contesting import CONTEST, DISMISS

RECEIPT = working.Receipt(
    sha256=HASH,
    file_name="方案.pdf",
    media_type="application/pdf",
    size=3,
    uploaded_at=at("2021-09-20"),
)
TWO_HATS = (
    someone("s-clerk", post("督导组", "ddz"), post("经办人", "hqb")),
    someone("s-left", post("督导组", "ddz"), post("主要负责人", "lxy", until="2021-09-20")),
    someone("s-deputy", post("督导组", "ddz"), deputations=(deputy("hqb"),)),
    someone("z-asked", post("整改办", "zgb"), post("主要负责人", "xsc")),
    someone("hqb-clerk", post("督导组", "ddz"), post("经办人", "hqb")),
    someone("xsc-head", post("督导组", "ddz")),
    someone("hqb-clerk", post("督导组", "ddz")),
    someone("s-owner", post("督导组", "ddz")),
    someone("s-leads", post("督导组", "ddz"), post("分管后勤工作的副校长", "univ")),
)
CLERKS = tuple(
    Doer(one.officer, one.officer.appointments[1], one.moment, one.body_units)
    for one in TWO_HATS
    if len(one.officer.appointments) > 1
)
PEOPLE = (*EVERYBODY, *TWO_HATS, *CLERKS)
Try = Callable[[Any, Context], Any]
RULE = Institution(UUID(int=3))
OWNED = PROMISING.model_copy(update={"owner": person("s-owner")})


def _members(unit: str) -> frozenset[UUID]:
    """The owner belonged to the lead unit when the measures were proposed."""
    return members(unit) | ({person("s-owner")} if unit == "hqb" else frozenset())


def _of(decide: Any, command: Any, *rest: Any) -> Try:
    return lambda task, context: decide(task, command, *rest, context)


def _request(task: Any, context: Context) -> Any:
    if len(task.contributions) == 2:
        raise Refusal("enough was asked")
    command = working.RequestContribution(unit="xsc", request="数据")
    return working.request_contribution(task, command, context)


def _contest(task: Any, context: Context) -> Any:
    if task.deadlines_since > 1:
        raise Refusal("it was contested before")
    return contest_task(task, CONTEST, context)


def _reply(task: Any, context: Context) -> Any:
    if task.replied_on:
        raise Refusal("the document is sent already")
    return pair_reply(task, REPLY.state, reply_to_source(REPLY.state, ANSWER, context.by))


def _institution(task: Any, context: Context) -> Any:
    if task.institutions:
        raise Refusal("the document is registered already")
    return pair_institution(task, RULE, register_institution(RULE, REGISTER, None, context.by), 1)


def _confirmation(task: Any, context: Context) -> Any:
    context.by.require("office")  # type: ignore[arg-type]
    if 1 not in task.institutions or task.institutions[1].confirmed:
        raise Refusal("nothing to confirm")
    known = Institution(RULE.id, 1, register_institution(RULE, REGISTER, None, HANDLER))
    return pair_confirmation(task, known, CONFIRM.opinion)


ATTEMPTS: tuple[Try, ...] = (
    _institution,
    _confirmation,
    _of(assignment.assign_task, assignment.AssignTask()),
    _of(assignment.accept_task, assignment.AcceptTask()),
    _contest,
    _of(resolve_contest, DISMISS),
    _of(propose_measures, ProposeMeasures(measures=(OWNED, TO_HEAD))),
    _of(return_plan, ReturnPlan(reasons="不全")),
    _of(approve_plan, ApprovePlan()),
    _request,
    _of(working.contribute, working.Contribute(contribution=1, text="已提供")),
    _of(working.waive_contribution, working.WaiveContribution(contribution=2, reason="不需要")),
    *(
        attempt
        for number in (1, 2)
        for attempt in (
            _of(
                working.attach_evidence,
                working.AttachEvidence(measure=number, receipt="r"),
                RECEIPT,
            ),
            _of(working.submit_measure, working.SubmitMeasure(measure=number, report="完成")),
            _of(return_measure, ReturnMeasure(measure=number, reasons="不符")),
            _of(
                verify_measure,
                VerifyMeasure(measure=number, opinion="属实", evidence_checked=(HASH,)),
            ),
        )
    ),
    _of(verify_task, VerifyTask(opinion="达成", goal_met=True)),
    _reply,
    _of(endorse_closure, EndorseClosure(opinion="同意")),
    _of(close_task, CloseTask()),
)
FOR_THE_UNIT = (
    *(
        TaskAccepted,
        TaskContested,
        planning.MeasuresProposed,
        work.ContributionRequested,
        work.ContributionMade,
    ),
    *(work.EvidenceAttached, work.MeasureSubmitted, paired.TaskInstitutionRegistered),
)
JUDGED = (
    *(planning.PlanApproved, planning.PlanReturned, verification.MeasureVerified),
    *(verification.MeasureReturned, verification.TaskVerified, closing.TaskClosed),
)
UNITS = {"hqb", "xsc", "jxxy", "lxy"}
REACHED: Counter[type[Fact]] = Counter()


class AnyOrder(RuleBasedStateMachine):
    """One task, and people who try anything."""

    def __init__(self) -> None:
        super().__init__()
        self.task = given(TASK, registered()).state
        self.done: list[tuple[Fact, Doer]] = []

    @rule(first=st.integers(0, len(ATTEMPTS) - 1), doer=st.sampled_from(PEOPLE))
    def tries_from_there_on(self, first: int, doer: Doer) -> None:
        """This person tries everything from there on until something is accepted."""
        self._try((*ATTEMPTS[first:], *ATTEMPTS[:first]), doer)

    @rule(doer=st.sampled_from(PEOPLE))
    def hurries(self, doer: Doer) -> None:
        """This person does what brings the task furthest."""
        self._try(ATTEMPTS[::-1], doer)

    @rule(doer=st.sampled_from(EVERYBODY[:8]))
    def hurries_as_is_right(self, doer: Doer) -> None:
        """The same by the people whose turn it may be."""
        self._try(ATTEMPTS[::-1], doer)

    def _try(self, attempts: tuple[Try, ...], doer: Doer) -> None:
        for attempt in attempts:
            try:
                fact = attempt(self.task, by(doer, members=_members))
            except Refusal:
                continue
            self.task = evolved(self.task, Done(fact, doer.actor, doer.moment.at))
            self.done.append((fact, doer))
            REACHED[type(fact)] += 1
            return

    @invariant()
    def nobody_judged_their_own(self) -> None:
        """Neither by what they did, nor by what they own, lead or belonged to."""
        workers: set[UUID] = set()
        for fact, doer in self.done:
            officer = doer.officer
            if isinstance(fact, FOR_THE_UNIT):
                workers.add(officer.id)
            if not isinstance(fact, JUDGED):
                continue
            assert officer.id not in workers
            assert officer.id not in {OWNED.owner, TO_HEAD.owner, LEADER.officer.id}
            assert not {one.unit for one in officer.appointments} & UNITS
            assert "分管后勤工作的副校长" not in {one.post for one in officer.appointments}
            assert not officer.deputations

    @invariant()
    def a_closed_task_passed_every_guard(self) -> None:
        """Judged on the facts alone, not on the state that the guards read."""
        facts = [fact for fact, _ in self.done]
        kinds = Counter(type(fact) for fact in facts)
        if not kinds[closing.TaskClosed]:
            return
        assert kinds[closing.TaskClosed] == 1
        assert isinstance(facts[-1], closing.TaskClosed)
        assert kinds[paired.TaskReplySent] == kinds[closing.ClosureEndorsed] == 1
        assert kinds[verification.TaskVerified] == 1
        verified = {f.measure for f in facts if isinstance(f, verification.MeasureVerified)}
        assert verified == {1, 2}
        assert kinds[paired.TaskInstitutionConfirmed]
        settled = kinds[work.ContributionMade] + kinds[work.ContributionWaived]
        assert kinds[work.ContributionRequested] == settled


def tried(machine: type[AnyOrder], examples: int) -> set[type[Fact]]:
    """Every kind of fact that came about in so many runs."""
    REACHED.clear()
    chosen = settings(
        max_examples=examples,
        stateful_step_count=100,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=chosen)
    return set(REACHED)


def test_no_order_of_commands_gets_round_a_guard() -> None:
    reached = tried(AnyOrder, 50)
    assert {closing.TaskClosed, paired.TaskInstitutionConfirmed, work.ContributionMade} <= reached
