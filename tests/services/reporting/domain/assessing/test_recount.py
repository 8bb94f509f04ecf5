"""Whatever a task's life was, its points are what counting day by day gives."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.builders.places import CAMPAIGN
from contracts.envelope import Event
from contracts.events.campaigns.rules import SCORES
from contracts.events.task import closing, planning, verification, work
from contracts.words import MeasureStatus, ScoreKind, TaskStatus
from services.reporting.domain.assessing.marks import marks
from services.reporting.domain.assessing.scoring import by_leader, by_unit, scored
from services.reporting.domain.assessing.step import steps
from services.reporting.domain.rows.campaign import CampaignRow
from services.reporting.domain.rows.row import Key
from services.reporting.domain.rows.task import TaskRow
from tests.services.reporting.domain.assessing.lives import BEGINNING, Life, lives, of_the_task
from tests.services.reporting.folded import ZONE

BY_THE_DAY = [one.model_copy(update={"per": 1, "most": None}) if one.per else one for one in SCORES]
WEIGHTS = {one.kind: one.points for one in BY_THE_DAY}
Whose = tuple[str, ScoreKind]


@settings(max_examples=40)
@given(lives(), st.integers(0, 60))
def test_the_scores_of_any_life_are_what_a_naive_recount_gives(life: Life, later: int) -> None:
    today = life.today + timedelta(days=later)
    taken = list(steps(of_the_task(life), life.rows, ZONE))
    campaign = life.rows[Key("campaign", CAMPAIGN)]
    assert isinstance(campaign, CampaignRow)
    ruled = campaign.policy.model_copy(update={"scores": tuple(BY_THE_DAY)})
    points = scored(marks(taken, today), {CAMPAIGN: campaign.but(policy=ruled, policies=())})
    counted = Counter[str]()
    for (unit, kind), times in recount(life, today).items():
        counted[unit] += times * WEIGHTS[kind]
    sheets = by_unit(points)
    assert {unit: sheet.total for unit, sheet in sheets.items() if sheet.total} == {
        unit: total for unit, total in counted.items() if total
    }
    named = [one.points for one in points if one.mark.leader]
    assert sum(sheet.total for sheet in by_leader(points).values()) == sum(named)


def recount(life: Life, today: date) -> Counter[Whose]:
    """How often, or for how many days, each kind counts for each unit."""
    found: Counter[Whose] = Counter()
    for before, event, after in _told(life):
        found.update(_of_event(before, event, after))
    for day, task in _evenings(life, today):
        found.update(_of_evening(task, day, life))
    return found


def _told(life: Life) -> Iterator[tuple[TaskRow, Event, TaskRow]]:
    rows = [life.tasks[position - 1] for position, _ in of_the_task(life)]
    events = [event for _, event in of_the_task(life)]
    for (before, after), event in zip(pairwise(rows), events[1:], strict=True):
        assert before is not None
        assert after is not None
        yield before, event, after


def _of_event(before: TaskRow, event: Event, after: TaskRow) -> Iterator[Whose]:
    fact, unit = event.data, before.lead_unit or ""
    day = event.occurred_at.astimezone(ZONE).date()
    if isinstance(fact, planning.PlanReturned):
        yield unit, ScoreKind.PLAN_RETURNED
    if isinstance(fact, verification.MeasureReturned):
        yield unit, ScoreKind.MEASURE_RETURNED
    if isinstance(fact, closing.TaskClosed):
        yield unit, ScoreKind.TASK_CLOSED
    if isinstance(fact, verification.MeasureVerified):
        timely = after.measure(fact.measure).rounds[-1].timely
        yield unit, ScoreKind.MEASURE_IN_TIME if timely else ScoreKind.MEASURE_LATE
    if isinstance(fact, work.ContributionMade):
        (asked,) = (one for one in before.contributions if one.number == fact.contribution)
        if asked.due is None or day <= asked.due:
            yield fact.unit_asked, ScoreKind.CONTRIBUTION_IN_TIME


def _of_evening(task: TaskRow, day: date, life: Life) -> Iterator[Whose]:
    """What the end of a day that is not the last turns late."""
    unit = task.lead_unit or ""
    if task.status is TaskStatus.ASSIGNED and task.acceptance_due == day:
        yield unit, ScoreKind.ACCEPTANCE_LATE
    if task.status is TaskStatus.ACCEPTED and not task.plan_proposed and task.plan_due == day:
        yield unit, ScoreKind.PLAN_LATE
    for asked in () if task.status is TaskStatus.CLOSED else task.contributions:
        if asked.state == "requested" and asked.due == day and not _excused(life, asked.number):
            yield asked.unit, ScoreKind.CONTRIBUTION_LATE
    for measure in task.measures:
        in_hand = measure.status in (MeasureStatus.PLANNED, MeasureStatus.RETURNED)
        if task.plan_approved and in_hand and measure.deadline and measure.deadline <= day:
            yield unit, ScoreKind.MEASURE_OVERDUE


def _excused(life: Life, number: int) -> bool:
    return any(
        one.number == number and one.state in ("waived", "lapsed")
        for one in life.task.contributions
    )


def _evenings(life: Life, today: date) -> Iterator[tuple[date, TaskRow]]:
    """The task at the end of each day before `today` from the beginning on."""
    happened = [event.occurred_at.astimezone(ZONE).date() for event in life.events]
    day = BEGINNING.date()
    while day < today:
        task = life.tasks[bisect_right(happened, day) - 1]
        if task is not None:
            yield day, task
        day += timedelta(days=1)
