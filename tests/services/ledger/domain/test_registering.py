"""Campaigns opened, plans published, findings and tasks registered."""

from datetime import date
from uuid import UUID

import pytest

from contracts.events.campaign import CampaignOpened, WorkPlanPublished
from contracts.events.finding import FindingRegistered
from contracts.events.task.assignment import TaskRegistered
from contracts.words import SourceKind
from services.ledger.domain.campaign import (
    Campaign,
    OpenCampaign,
    PublishPlan,
    open_campaign,
    publish_plan,
)
from services.ledger.domain.finding import Finding, RegisterFinding, register_finding
from services.ledger.domain.task.phases.assignment import RegisterTask, register_task
from tests.services.ledger.domain.history import FINDING_ID, TASK, measure
from tests.services.ledger.domain.people import CAMPAIGN, HEAD, OFFICE, OPENED, SUPERVISOR, by
from tests.services.ledger.domain.stage import Stage, done, given

OPEN = OpenCampaign(name="2021年巡视整改", opened_on=date(2021, 9, 18))
PLAN = PublishPlan(title="工作方案", document_number="1号", published_on=date(2021, 9, 19))
FINDING = RegisterFinding(
    campaign=CAMPAIGN, number="W14", source_kind=SourceKind.SELF_CHECK, text="维修响应慢"
)
ROW = RegisterTask(campaign=CAMPAIGN, finding=FINDING_ID, number="R14-1", title="压缩时限")
NOBODY_YET = Campaign(CAMPAIGN)
UNITS = frozenset({"hqb", "xsc"})
KNOWN = given(
    Finding(FINDING_ID),
    done(
        FindingRegistered(
            **{**dict(FINDING), "source_as_written": "自查", "dated": None},
        )
    ),
)


def test_the_office_opens_a_campaign_once() -> None:
    opened = given(NOBODY_YET).when(open_campaign, OPEN, OFFICE).then(CampaignOpened)
    opened.when(open_campaign, OPEN, OFFICE).refused("already_exists")


def test_nobody_but_the_office_opens_a_campaign() -> None:
    given(NOBODY_YET).when(open_campaign, OPEN, SUPERVISOR).refused("not_permitted")


def test_no_campaign_opens_in_the_future() -> None:
    tomorrow = OPEN.model_copy(update={"opened_on": date(2021, 9, 21)})
    given(NOBODY_YET).when(open_campaign, tomorrow, OFFICE).refused("opens_in_the_future")


def test_a_plan_is_published_once_under_a_number() -> None:
    published = Stage(OPENED).when(publish_plan, PLAN, None, OFFICE).then(WorkPlanPublished)
    published.when(publish_plan, PLAN, None, OFFICE).refused("plan_published")
    published.when(
        publish_plan, PLAN.model_copy(update={"document_number": "2号"}), None, OFFICE
    ).then(WorkPlanPublished)


def test_a_plan_needs_a_campaign_and_the_office() -> None:
    given(NOBODY_YET).when(publish_plan, PLAN, None, OFFICE).refused("not_found")
    Stage(OPENED).when(publish_plan, PLAN, None, HEAD).refused("not_permitted")


def test_a_finding_is_registered_once_under_its_number() -> None:
    fresh = given(Finding(FINDING_ID))
    known = fresh.when(register_finding, FINDING, OPENED, OFFICE, UNITS).then(
        FindingRegistered, text="维修响应慢", source_as_written="self_check"
    )
    known.when(register_finding, FINDING, OPENED, OFFICE, UNITS).refused("already_exists")


def test_a_finding_needs_an_open_campaign_and_the_office() -> None:
    fresh = given(Finding(FINDING_ID))
    fresh.when(register_finding, FINDING, NOBODY_YET, OFFICE, UNITS).refused("not_found")
    fresh.when(register_finding, FINDING, OPENED, HEAD, UNITS).refused("not_permitted")


def test_a_finding_concerns_units_that_are_registered() -> None:
    fresh = given(Finding(FINDING_ID))
    own = FINDING.model_copy(update={"units": ("hqb", "nobody")})
    fresh.when(register_finding, own, OPENED, OFFICE, UNITS).refused("unit_unknown")
    own = FINDING.model_copy(update={"units": ("hqb",)})
    fresh.when(register_finding, own, OPENED, OFFICE, UNITS).then(FindingRegistered, units=("hqb",))


def test_a_task_is_registered_once_and_names_no_lead_unit_yet() -> None:
    task = given(TASK).when(register_task, ROW, KNOWN.state, by(OFFICE)).then(TaskRegistered)
    assert task.state.lead_unit is None
    task.when(register_task, ROW, KNOWN.state, by(OFFICE)).refused("already_exists")


def test_a_task_needs_the_office() -> None:
    given(TASK).when(register_task, ROW, KNOWN.state, by(HEAD)).refused("not_permitted")


def test_a_task_needs_a_campaign_that_exists() -> None:
    nowhere = by(OFFICE, campaign=NOBODY_YET)
    given(TASK).when(register_task, ROW, KNOWN.state, nowhere).refused("not_found")


def test_a_task_needs_a_finding_that_exists() -> None:
    given(TASK).when(register_task, ROW, Finding(FINDING_ID), by(OFFICE)).refused("not_found")


def test_a_task_needs_a_finding_of_its_own_campaign() -> None:
    elsewhere = ROW.model_copy(update={"campaign": UUID(int=9)})
    given(TASK).when(register_task, elsewhere, KNOWN.state, by(OFFICE)).refused(
        "finding_of_campaign"
    )


def test_a_draft_uses_a_measure_number_once() -> None:
    twice = ROW.model_copy(update={"measures": (measure(1), measure(1))})
    given(TASK).when(register_task, twice, KNOWN.state, by(OFFICE)).refused("measure_numbers")


@pytest.mark.parametrize("number", [0, -1, 100_000])
def test_a_measure_is_numbered_from_one(number: int) -> None:
    draft = measure(1).model_dump() | {"number": number}
    with pytest.raises(ValueError, match="number"):
        RegisterTask(**{**dict(ROW), "measures": (draft,)})


@pytest.mark.parametrize(
    "policy",
    [
        {"plan_day": 20},
        {"immediate_days": 0},
        {"phased_years": 1_000_000},
        {"acceptance_working_days": 10**9},
        {"review_working_days": -1},
    ],
)
def test_a_policy_says_only_what_clocks_can_be_made_of(policy: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(policy))):
        OpenCampaign(name="批次", opened_on=date(2021, 9, 18), policy=policy)
