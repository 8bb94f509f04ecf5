"""Nobody judges work that they did, own, lead, or belonged to the units of; nobody bypasses."""

from collections.abc import Callable
from typing import Any

import pytest

from contracts.events.task.closing import TaskClosed
from contracts.events.task.planning import PlanApproved, PlanReturned
from contracts.events.task.verification import MeasureReturned, MeasureVerified, TaskVerified
from contracts.words import Role
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.phases.closing import CloseTask, close_task
from services.ledger.domain.task.phases.planning import (
    ApprovePlan,
    ReturnPlan,
    approve_plan,
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
from tests.services.ledger.domain.history import (
    ACCEPTED,
    ALL_VERIFIED,
    CLOSABLE,
    HASH,
    PROPOSED,
    SUBMITTED,
    a_task,
    accepted,
    approved,
    assigned,
    attached,
    measure,
    proposed,
    submitted,
)
from tests.services.ledger.domain.people import (
    BODIES,
    EVERYBODY,
    LEADING_GROUP,
    OFFICE,
    SUPERVISOR,
    by,
    deputy,
    post,
    someone,
)
from tests.services.ledger.domain.stage import Done, done

VERIFY = VerifyMeasure(measure=1, opinion="属实", evidence_checked=(HASH,))
GOAL = VerifyTask(opinion="达成", goal_met=True)
JUDGEMENTS: list[tuple[tuple[Done, ...], Callable[..., Any], Any, str, type[Any]]] = [
    (PROPOSED, approve_plan, ApprovePlan(), "整改办", PlanApproved),
    (PROPOSED, return_plan, ReturnPlan(reasons="不全"), "整改办", PlanReturned),
    (SUBMITTED, verify_measure, VERIFY, "督导组", MeasureVerified),
    (SUBMITTED, return_measure, ReturnMeasure(measure=1, reasons="不"), "督导组", MeasureReturned),
    (ALL_VERIFIED, verify_task, GOAL, "督导组", TaskVerified),
    (CLOSABLE, close_task, CloseTask(), "整改办", TaskClosed),
]
UNIT_OF = {"整改办": "zgb", "督导组": "ddz"}
each_judgement = pytest.mark.parametrize(
    ("history", "decide", "command", "body", "fact"),
    JUDGEMENTS,
    ids=[one[1].__name__ for one in JUDGEMENTS],
)


def _judge(body: str, *posts: Any, account: str = "judge", **more: Any) -> Doer:
    return someone(account, post(body, UNIT_OF[body]), *posts, **more)


@each_judgement
def test_somebody_independent_judges(
    history: Any, decide: Any, command: Any, body: str, fact: Any
) -> None:
    a_task(*history).when(decide, command, by(_judge(body))).then(fact)


@each_judgement
@pytest.mark.parametrize(
    "held",
    [
        post("主要负责人", "hqb"),
        post("经办人", "xsc"),
        post("教师", "lxy"),
        post("主要负责人", "hqb", "2020-01-01", "2021-09-20"),
        post("主要负责人", "hqb", "2020-01-01", "2021-09-21"),
        post("分管后勤工作的副校长", "univ", "2020-01-01", "2021-10-01"),
    ],
    ids=["lead", "cooperating", "of a group", "left that day", "left later", "leader's post"],
)
def test_a_post_held_since_the_assignment_excludes(
    history: Any, decide: Any, command: Any, body: str, fact: Any, held: Any
) -> None:
    judge = _judge(body, held)
    a_task(*history).when(decide, command, by(judge, "2021-10-20")).refused("independence")


@each_judgement
@pytest.mark.parametrize(
    "held",
    [
        post("主要负责人", "hqb", "2020-01-01", "2021-09-19"),
        post("主要负责人", "hqb", "2021-10-21"),
        post("主要负责人", "cwc"),
        post("校长", "univ"),
    ],
    ids=["left before", "not begun yet", "elsewhere", "another leader's"],
)
def test_any_other_post_does_not_exclude(
    history: Any, decide: Any, command: Any, body: str, fact: Any, held: Any
) -> None:
    a_task(*history).when(decide, command, by(_judge(body, held), "2021-10-20")).then(fact)


@each_judgement
@pytest.mark.parametrize("unit", ["hqb", "xsc", "lxy"])
def test_a_deputy_in_a_unit_of_the_task_is_excluded(
    history: Any, decide: Any, command: Any, body: str, fact: Any, unit: str
) -> None:
    judge = _judge(body, deputations=(deputy(unit, "2021-01-01", "2021-09-20"),))
    a_task(*history).when(decide, command, by(judge, "2021-10-20")).refused("independence")


@each_judgement
def test_a_deputation_that_ended_before_does_not_exclude(
    history: Any, decide: Any, command: Any, body: str, fact: Any
) -> None:
    judge = _judge(body, deputations=(deputy("hqb", "2021-01-01", "2021-09-19"),))
    a_task(*history).when(decide, command, by(judge)).then(fact)


@each_judgement
@pytest.mark.parametrize("account", ["hqb-clerk", "hqb-head"])
def test_who_worked_on_the_task_is_excluded_whatever_post_they_hold_now(
    history: Any, decide: Any, command: Any, body: str, fact: Any, account: str
) -> None:
    judge = _judge(body, account=account)
    a_task(*history).when(decide, command, by(judge)).refused("independence")


@each_judgement
@pytest.mark.parametrize(
    "merger",
    [({"cwc": "hqb"}, "cwc"), ({"hqb": "cwc"}, "cwc"), ({"hqb": "cwc"}, "hqb")],
)
def test_a_merged_unit_and_its_successor_count_as_one(
    history: Any, decide: Any, command: Any, body: str, fact: Any, merger: Any
) -> None:
    merged, unit = merger
    held, stood_in = post("经办人", unit), (deputy(unit),)
    for judge in (_judge(body, held), _judge(body, deputations=stood_in)):
        context = by(judge, successors=merged)
        a_task(*history).when(decide, command, context).refused("independence")
    apart = by(_judge(body, post("经办人", "jcc")), successors=merged)
    a_task(*history).when(decide, command, apart).then(fact)


@each_judgement
def test_the_leader_s_post_is_the_same_post_in_the_successor_of_its_unit(
    history: Any, decide: Any, command: Any, body: str, fact: Any
) -> None:
    judge = _judge(body, post("分管后勤工作的副校长", "xd", "2020-01-01", "2021-10-01"))
    a_task(*history).when(decide, command, by(judge, "2021-10-20")).then(fact)
    for merger in ({"xd": "univ"}, {"univ": "xd"}):
        context = by(judge, "2021-10-20", successors=merger)
        a_task(*history).when(decide, command, context).refused("independence")


@each_judgement
def test_a_body_is_party_through_the_successor_of_its_unit(
    history: Any, decide: Any, command: Any, body: str, fact: Any
) -> None:
    context = by(_judge(body), successors={UNIT_OF[body]: "hqb"})
    a_task(*history).when(decide, command, context).refused("not_permitted")


@each_judgement
def test_the_responsible_leader_is_excluded_in_any_post(
    history: Any, decide: Any, command: Any, body: str, fact: Any
) -> None:
    judge = _judge(body, account="ld09")
    a_task(*history).when(decide, command, by(judge)).refused("independence")


@each_judgement
def test_a_post_without_a_holder_refuses_every_judgement(
    history: Any, decide: Any, command: Any, body: str, fact: Any
) -> None:
    context = by(_judge(body), vacant=("主要负责人@hqb",))
    a_task(*history).when(decide, command, context).refused("independence")


def test_the_owner_of_a_measure_is_excluded_from_deciding_the_plan_and_the_work() -> None:
    owned = measure(1, owner=_judge("整改办").officer.id)
    plan = a_task(*ACCEPTED, proposed(owned))
    plan.when(approve_plan, ApprovePlan(), by(_judge("整改办"))).refused("independence")
    work = a_task(*ACCEPTED, approved(owned), attached(), submitted())
    work.when(verify_measure, VERIFY, by(_judge("督导组"))).refused("independence")


@each_judgement
def test_where_the_body_is_party_an_independent_member_of_the_leading_group_judges(
    history: Any, decide: Any, command: Any, body: str, fact: Any
) -> None:
    own = (assigned(cooperating=(UNIT_OF[body],)), *history[1:])
    a_task(*own).when(decide, command, by(_judge(body))).refused("not_permitted")
    a_task(*own).when(decide, command, by(LEADING_GROUP)).then(fact)
    party = someone("m", post("领导小组", "ldxz"), post("副主任", UNIT_OF[body]))
    a_task(*own).when(decide, command, by(party)).refused("independence")


@each_judgement
def test_the_body_is_party_through_any_unit_in_which_its_posts_exist(
    history: Any, decide: Any, command: Any, body: str, fact: Any
) -> None:
    role = {"整改办": Role.OFFICE, "督导组": Role.SUPERVISOR}[body]
    judge = someone("judge", post(body, UNIT_OF[body]))
    elsewhere = {**BODIES, role: BODIES[role] | {"xsc"}}
    doer = Doer(judge.officer, judge.post, judge.moment, elsewhere)
    a_task(*history).when(decide, command, by(doer)).refused("not_permitted")


@each_judgement
def test_nobody_of_another_role_has_a_bypass(
    history: Any, decide: Any, command: Any, body: str, fact: Any
) -> None:
    for doer in EVERYBODY:
        if doer.post.post != body:
            a_task(*history).when(decide, command, by(doer)).refused("not_permitted")


def test_the_guard_looks_back_to_the_assignment_even_where_utc_has_another_day() -> None:
    early = done(assigned().fact, OFFICE, "2021-09-21T01:00")
    task = a_task(early, accepted(), approved(), attached(), submitted())
    judge = someone("ddz-3", post("督导组", "ddz"), post("经办人", "hqb", until="2021-09-20"))
    task.when(verify_measure, VERIFY, by(judge, "2021-10-20")).refused("independence")
    assert SUPERVISOR.officer.id not in task.state.workers
