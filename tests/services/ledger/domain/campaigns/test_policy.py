"""The policy of a campaign changed: for later decisions, never for what was decided before."""

from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from contracts.events.campaign import Policy
from contracts.events.campaigns.policy import PolicyChanged
from contracts.events.campaigns.rules import LADDER
from contracts.words import Ground, LadderRung, ScoreKind, SignalKind, TrafficLight
from services.ledger.domain.campaign import Campaign, OpenCampaign, open_campaign
from services.ledger.domain.campaigns.policy import ChangePolicy, change_policy
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.phases.assignment import (
    AcceptTask,
    AssignTask,
    accept_task,
    assign_task,
)
from tests.services.ledger.domain.campaigns.known import NAME, NOTHING, a_campaign, changed
from tests.services.ledger.domain.history import ASSIGNED, a_task
from tests.services.ledger.domain.people import (
    AUDITOR,
    DISCIPLINE,
    HANDLER,
    HEAD,
    LEADING_GROUP,
    OFFICE,
    TODAY,
    by,
)
from tests.services.ledger.domain.stage import given

NOW = date.fromisoformat(TODAY)


def change(since: date = NOW, **figures: Any) -> ChangePolicy:
    return ChangePolicy(policy=figures, effective_from=since, reason="压缩时限")


def test_the_leading_group_changes_what_it_states_and_the_rest_stays() -> None:
    before = changed(2, TODAY, review_working_days=5)
    a_campaign(before).when(change_policy, change(plan_days=15), LEADING_GROUP).then(
        PolicyChanged,
        policy=Policy(version=3, review_working_days=5, plan_days=15),
        replaces=2,
        effective_from=NOW,
        reason="压缩时限",
    )


@pytest.mark.parametrize("who", [OFFICE, HEAD, DISCIPLINE, AUDITOR])
def test_nobody_but_the_leading_group_changes_a_policy(who: Doer) -> None:
    a_campaign().when(change_policy, change(plan_days=15), who).refused("not_permitted")


def test_a_policy_does_not_reach_back() -> None:
    yesterday = change(NOW - timedelta(days=1), plan_days=15)
    a_campaign().when(change_policy, yesterday, LEADING_GROUP).refused("effective_in_the_past")


def test_what_the_policy_says_already_is_no_change() -> None:
    a_campaign(changed(2, TODAY, plan_days=15)).when(
        change_policy, change(plan_days=15), LEADING_GROUP
    ).refused("already_exists")
    a_campaign().when(change_policy, change(), LEADING_GROUP).refused("already_exists")


def test_the_ledger_counts_versions() -> None:
    a_campaign().when(change_policy, change(version=7), LEADING_GROUP).refused("unacceptable")


def test_lights_come_one_after_the_other() -> None:
    a_campaign().when(change_policy, change(yellow_days=5), LEADING_GROUP).refused(
        "lights_in_order"
    )
    opening = OpenCampaign(
        name=NAME, opened_on=date(2021, 9, 18), policy={"yellow_days": 3, "orange_days": 4}
    )
    given(NOTHING).when(open_campaign, opening, OFFICE).refused("lights_in_order")


def test_there_is_no_policy_without_an_open_campaign() -> None:
    given(NOTHING).when(change_policy, change(plan_days=15), LEADING_GROUP).refused("not_found")
    closed = Campaign(NOTHING.id, 2, NAME, date(2021, 9, 18), closed=True)
    given(closed).when(change_policy, change(plan_days=15), LEADING_GROUP).refused(
        "campaign_closed"
    )


def test_a_decision_reads_the_version_that_governs_its_day() -> None:
    state = a_campaign(
        changed(2, "2021-10-01", plan_days=20), changed(3, "2021-11-01", plan_days=10)
    ).state
    days = ("2021-09-30", "2021-10-01", "2021-10-31", "2021-11-01", "2022-01-01")
    seen = [state.on(date.fromisoformat(day)).policy.plan_days for day in days]
    assert seen == [30, 20, 20, 10, 10]


def test_a_version_that_a_newer_one_overtook_never_begins() -> None:
    state = a_campaign(
        changed(2, "2021-12-01", plan_days=20), changed(3, "2021-11-01", plan_days=10)
    ).state
    assert state.on(date(2021, 12, 1)).policy.version == 3


def test_deadlines_set_before_stay_and_later_ones_name_the_version_they_were_set_by() -> None:
    campaign = a_campaign(changed(2, "2021-09-22", acceptance_working_days=1, plan_days=10)).state
    day = date(2021, 9, 22)
    task = a_task(*ASSIGNED)
    assert task.state.acceptance_due == date(2021, 9, 23)
    later = by(HANDLER, "2021-09-22", campaign=campaign.on(day))
    task.when(accept_task, AcceptTask(), later).then(
        type(accept_task(task.state, AcceptTask(), later)),
        acceptance_due=date(2021, 9, 23),
        plan_due=date(2021, 10, 2),
        policy_version=2,
    )
    assigning = by(OFFICE, "2021-09-22", campaign=campaign.on(day))
    assigned = assign_task(a_task().state, AssignTask(), assigning)
    assert (assigned.acceptance_due, assigned.policy_version) == (date(2021, 9, 23), 2)


def test_a_policy_has_the_ladder_and_the_signals_of_the_domain_unless_others_are_stated() -> None:
    usual = Policy.model_validate(OpenCampaign(name=NAME, opened_on=NOW).policy.model_dump())
    assert usual == Policy()
    told = [rung for step in LADDER for rung in step.tell]
    assert told[:3] == [LadderRung.HANDLER, LadderRung.HEAD, LadderRung.LEADER]
    assert {one.kind for one in usual.signals} == set(SignalKind)


STEP = {"light": "red", "overdue_days": 5, "tell": ["leader"]}
SCORE = {"kind": "plan_late", "points": -4}
SIGNAL = {"rule": "late", "kind": "overdue", "limit": 10, "ground": "ineffective"}


def test_ladder_and_signals_are_stated_whole() -> None:
    stated = change(ladder=[STEP], signals=[SIGNAL])
    fact = change_policy(a_campaign().state, stated, LEADING_GROUP)
    (step,), (rule,) = fact.policy.ladder, fact.policy.signals
    assert (step.light, step.overdue_days, step.tell) == (
        TrafficLight.RED,
        5,
        (LadderRung.LEADER,),
    )
    assert (rule.kind, rule.limit, rule.ground) == (SignalKind.OVERDUE, 10, Ground.INEFFECTIVE)


def test_the_scheme_of_score_sheets_is_stated_whole() -> None:
    (rule,) = change_policy(a_campaign().state, change(scores=[SCORE]), LEADING_GROUP).policy.scores
    assert (rule.kind, rule.points, rule.per, rule.most) == (ScoreKind.PLAN_LATE, -4, None, None)


@pytest.mark.parametrize(
    "figures",
    [
        {"ladder": [{**STEP, "light": "yellow"}]},
        {"ladder": [{**STEP, "tell": []}]},
        {"ladder": [STEP, {**STEP, "overdue_days": 1}]},
        {"ladder": [STEP, STEP]},
        {"signals": [SIGNAL, SIGNAL]},
        {"signals": [{**SIGNAL, "limit": 0}]},
        {"scores": [SCORE, SCORE]},
        {"scores": [{**SCORE, "per": 0}]},
        {"scores": [{**SCORE, "weight": 2}]},
        {"result_labels": [{"result": "completed", "zh": "完成", "en": "done"}] * 2},
        {"coverage": {"settles": True}},
    ],
)
def test_a_policy_that_contradicts_itself_is_not_read(figures: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        change(**figures)
