"""Marks become points by the rules of the day; sums are sums."""

from datetime import date

import pytest

from contracts.builders.event import an_event
from contracts.builders.places import CAMPAIGN, TASK
from contracts.events.campaign import CampaignOpened, Policy
from contracts.events.campaigns.policy import PolicyChanged
from contracts.events.campaigns.rules import SCORES, ScoreRule
from contracts.identifiers import officer_id
from contracts.words import ScoreKind
from services.reporting.domain.assessing.mark import Mark
from services.reporting.domain.assessing.scoring import (
    Sheet,
    by_leader,
    by_unit,
    scored,
    together,
    worth,
)
from services.reporting.domain.rows.campaign import CampaignRow
from tests.services.reporting.folded import row_after

NEWER = Policy(version=2, scores=(ScoreRule(kind=ScoreKind.TASK_CLOSED, points=9),))
ROW = row_after(
    [
        an_event(CampaignOpened),
        an_event(
            PolicyChanged,
            aggregate_version=2,
            policy=NEWER,
            effective_from=date(2021, 12, 1),
        ),
    ],
    CampaignRow,
    CAMPAIGN,
)


def _mark(kind: ScoreKind, day: date, unit: str = "yxb", leader: str | None = "ld02") -> Mark:
    who = officer_id(leader) if leader else None
    return Mark(kind, unit, who, CAMPAIGN, TASK, "R08-1", None, day, (1,))


def test_every_kind_but_a_case_has_a_usual_rule_once() -> None:
    kinds = [rule.kind for rule in SCORES]
    assert len(set(kinds)) == len(kinds)
    assert set(ScoreKind) - set(kinds) == {ScoreKind.CASE_DECIDED}


@pytest.mark.parametrize(
    ("points", "per", "most", "days", "worth_"),
    [
        (-2, None, None, 40, -2),
        (-1, 5, None, 1, -1),
        (-1, 5, None, 5, -1),
        (-1, 5, None, 6, -2),
        (-1, 5, 10, 300, -10),
        (3, 1, 4, 2, 4),
    ],
)
def test_days_begun_count_up_to_the_most(
    points: int, per: int | None, most: int | None, days: int, worth_: int
) -> None:
    rule = ScoreRule(kind=ScoreKind.MEASURE_OVERDUE, points=points, per=per, most=most)
    assert worth(rule, days) == worth_


def test_a_change_of_policy_leaves_earlier_points_as_they_were() -> None:
    before, after = date(2021, 11, 30), date(2021, 12, 1)
    closed = [_mark(ScoreKind.TASK_CLOSED, day) for day in (after, before)]
    found = scored([*closed, _mark(ScoreKind.PLAN_LATE, after)], {CAMPAIGN: ROW})
    assert [(one.policy_version, one.points) for one in found] == [(1, 5), (2, 9)]


def test_units_add_up_and_leaders_stand_for_themselves() -> None:
    day = date(2021, 10, 1)
    points = scored(
        [
            _mark(ScoreKind.TASK_CLOSED, day),
            _mark(ScoreKind.PLAN_LATE, day, unit="yxb-1", leader="ld03"),
            _mark(ScoreKind.CONTRIBUTION_LATE, day, unit="cwc", leader=None),
        ],
        {CAMPAIGN: ROW},
    )
    own = by_unit(points)
    both = together(own, frozenset({"yxb", "yxb-1", "unknown"}))
    assert (both.gained, both.lost, both.total) == (5, -2, 3)
    assert own["yxb"].times == {ScoreKind.TASK_CLOSED: 1}
    leaders = {who: sheet.total for who, sheet in by_leader(points).items()}
    assert leaders == {officer_id("ld02"): 5, officer_id("ld03"): -2}
    assert Sheet().total == 0
