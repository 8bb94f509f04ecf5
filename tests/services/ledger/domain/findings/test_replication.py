"""A finding sent to similar units, and each unit's answer, with a task where it has it too."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from contracts.events.findings.replication import FindingReplicated, ReplicaAnswered
from contracts.events.parts import UnitGroup
from contracts.identifiers import task_id
from contracts.words import ReplicaAnswer, Role
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.findings.replica import (
    AnswerReplica,
    Replica,
    answer_replica,
    pass_clock,
    unrecorded,
)
from services.ledger.domain.findings.replication import (
    Around,
    ReplicateFinding,
    asked_of,
    replicate_finding,
)
from services.ledger.domain.kernel.refusals import Refusal
from services.ledger.domain.task.context import require_independent
from tests.services.ledger.domain.findings.known import (
    CLOSED,
    DUE,
    NOTHING,
    SUMMARY,
    TEXT,
    a_finding,
    a_replica,
    answered,
    asked,
    replicated,
)
from tests.services.ledger.domain.history import FINDING_ID, TASK
from tests.services.ledger.domain.people import (
    CAMPAIGN,
    HEAD,
    LEADING_GROUP,
    OFFICE,
    OPENED,
    SUPERVISOR,
    by,
    on,
    post,
    someone,
)
from tests.services.ledger.domain.stage import done, given

UNITS = frozenset({"hqb", "xsc", "jxxy", "lxy", "wyxy"})
AROUND = Around(UNITS, {"各学院": ("jxxy", "lxy"), "后勤": ("hqb",)})
ASK = ReplicateFinding(units=("wyxy",), groups=("各学院",), request="请自查", due=DUE)
COLLEGE_HEAD = someone("jxxy-head", post("主要负责人", "jxxy"))
COLLEGE_CLERK = someone("jxxy-clerk", post("经办人", "jxxy"))
NOT_HERE = AnswerReplica(answer=ReplicaAnswer.NOT_HERE, explanation="报修当日处理")
HERE_TOO = AnswerReplica(
    answer=ReplicaAnswer.HERE_TOO, explanation="同样存在", title="压缩实验室报修时限"
)


def ask(**changes: Any) -> ReplicateFinding:
    return ASK.model_copy(update=changes)


def test_units_are_asked_by_name_and_as_a_group_that_is_shown_expanded() -> None:
    a_finding().when(replicate_finding, ASK, OPENED, AROUND, OFFICE).then(
        FindingReplicated,
        finding=SUMMARY,
        text=TEXT,
        groups=(UnitGroup(name="各学院", units=("jxxy", "lxy")),),
        asked=("wyxy", "jxxy", "lxy"),
        due=DUE,
    )


def test_each_unit_gets_the_question_in_the_words_of_the_source() -> None:
    finding = a_finding().state
    fact = replicate_finding(finding, ASK, OPENED, AROUND, OFFICE)
    question = asked_of(finding, fact, "lxy")
    assert (question.of_finding, question.unit_asked) == (FINDING_ID, "lxy")
    assert (question.text, question.request, question.due) == (TEXT, "请自查", DUE)


def test_of_a_group_those_remain_that_were_not_asked_and_are_not_named_by_the_finding() -> None:
    both = ask(units=(), groups=("各学院", "后勤"))
    a_finding(replicated("jxxy")).when(replicate_finding, both, OPENED, AROUND, OFFICE).then(
        FindingReplicated, asked=("lxy",)
    )


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"units": ("nowhere",)}, "unit_unknown"),
        ({"groups": ("各部门",)}, "group_unknown"),
        ({"units": ("hqb",)}, "similar_units"),
        ({"units": ("lxy",)}, "already_exists"),
        ({"units": (), "groups": ("后勤",)}, "similar_units"),
        ({"units": (), "groups": ()}, "similar_units"),
        ({"due": date(2021, 9, 19)}, "due_in_the_past"),
        ({"because_of": "lxy"}, "answered_here_too"),
    ],
)
def test_whom_it_cannot_be_sent_to_it_is_not_sent_to(changes: dict[str, Any], code: str) -> None:
    a_finding(replicated("lxy")).when(
        replicate_finding, ask(**changes), OPENED, AROUND, OFFICE
    ).refused(code)


@pytest.mark.parametrize("who", [HEAD, SUPERVISOR, LEADING_GROUP])
def test_only_the_office_sends_a_finding_to_others(who: Doer) -> None:
    a_finding().when(replicate_finding, ASK, OPENED, AROUND, who).refused("not_permitted")


def test_only_a_finding_of_an_open_campaign_is_sent_to_others() -> None:
    a_finding().when(replicate_finding, ASK, CLOSED, AROUND, OFFICE).refused("campaign_closed")
    given(NOTHING).when(replicate_finding, ASK, OPENED, AROUND, OFFICE).refused("not_found")


def test_an_answer_here_too_leads_on_to_others_and_another_does_not() -> None:
    further = ask(because_of="jxxy")
    for answer in ReplicaAnswer:
        led = Around(UNITS, AROUND.groups, a_replica(answered(answer)).state)
        stage = a_finding(replicated("jxxy")).when(replicate_finding, further, OPENED, led, OFFICE)
        if answer is ReplicaAnswer.HERE_TOO:
            stage.then(FindingReplicated, because_of="jxxy", asked=("wyxy", "lxy"))
        else:
            stage.refused("answered_here_too")


@pytest.mark.parametrize("who", [COLLEGE_HEAD, COLLEGE_CLERK])
def test_the_unit_asked_answers_that_it_is_not_so_there(who: Doer) -> None:
    fact, task = answer_replica(a_replica().state, NOT_HERE, OPENED, who)
    assert (fact.answer, fact.unit_asked, fact.task) == (ReplicaAnswer.NOT_HERE, "jxxy", None)
    assert not fact.late
    assert task is None


def test_who_has_the_finding_too_takes_on_a_task_of_its_own() -> None:
    fact, task = answer_replica(a_replica().state, HERE_TOO, OPENED, COLLEGE_HEAD)
    assert task is not None
    registered, paired = task
    assert fact.task == task_id(CAMPAIGN, "W14-jxxy")
    assert (registered.finding, registered.finding_number) == (FINDING_ID, "W14")
    assert (registered.task.number, registered.task.title) == ("W14-jxxy", HERE_TOO.title)
    assert registered.responsibility.lead_unit == "jxxy"
    assert (paired.replica, paired.finding) == (a_replica().state.id, FINDING_ID)


def test_who_took_the_task_on_does_not_judge_it() -> None:
    _, own = answer_replica(a_replica().state, HERE_TOO, OPENED, COLLEGE_HEAD)
    assert own is not None
    task = given(TASK, *(done(fact, COLLEGE_HEAD) for fact in own)).state
    moved = someone("jxxy-head", post("督导组", "ddz"))
    assert moved.role is Role.SUPERVISOR
    with pytest.raises(Refusal, match="acted for the unit"):
        require_independent(task, by(moved))


def test_an_answer_past_its_day_is_late_and_taken() -> None:
    last, after = on("2021-10-15", COLLEGE_HEAD), on("2021-10-16", COLLEGE_HEAD)
    assert not answer_replica(a_replica().state, NOT_HERE, OPENED, last).fact.late
    assert answer_replica(a_replica().state, NOT_HERE, OPENED, after).fact.late


def _refused(stage: Any, command: AnswerReplica, who: Doer, code: str, at: Any = OPENED) -> None:
    stage.when(answer_replica, command, at, who).refused(code)


def test_no_other_unit_answers_and_nobody_else_of_it() -> None:
    for who in (HEAD, OFFICE, someone("jxxy-vice", post("副院长", "jxxy"))):
        _refused(a_replica(), NOT_HERE, who, "not_permitted")


def test_a_unit_answers_once() -> None:
    for answer in ReplicaAnswer:
        _refused(a_replica(answered(answer)), NOT_HERE, COLLEGE_HEAD, "already_exists")


def test_only_who_has_the_finding_too_names_a_task() -> None:
    untitled = HERE_TOO.model_copy(update={"title": None})
    titled = NOT_HERE.model_copy(update={"title": "任务"})
    for command in (untitled, titled):
        _refused(a_replica(), command, COLLEGE_HEAD, "own_task")


def test_nothing_is_answered_that_was_not_asked_or_after_the_end() -> None:
    never = given(Replica(a_replica().state.id))
    _refused(never, NOT_HERE, COLLEGE_HEAD, "not_found")
    _refused(a_replica(), NOT_HERE, COLLEGE_HEAD, "campaign_closed", CLOSED)


def test_an_answer_ends_the_question() -> None:
    fact = answer_replica(a_replica().state, NOT_HERE, OPENED, COLLEGE_HEAD).fact
    assert isinstance(fact, ReplicaAnswered)
    assert a_replica(done(fact, COLLEGE_HEAD)).state.answer is ReplicaAnswer.NOT_HERE


def test_the_clock_of_an_answer_passes_when_its_day_is_over_and_once() -> None:
    replica: Replica = a_replica().state
    assert list(pass_clock(replica, DUE)) == []
    (fact,) = pass_clock(replica, DUE + timedelta(days=1))
    assert (fact.due, fact.late_unit, fact.text) == (DUE, replica.facts.unit_asked, TEXT)
    passed: Replica = given(replica, done(fact)).state
    assert list(pass_clock(passed, date.max)) == []


def test_the_clock_ends_with_the_answer_and_without_a_day_there_is_none() -> None:
    assert list(unrecorded(a_replica(answered(ReplicaAnswer.NOT_HERE)).state)) == []
    undated = given(Replica(UUID(int=4)), asked(due=None))
    assert list(unrecorded(undated.state)) == []
