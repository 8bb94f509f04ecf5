"""Reports of a campaign approved and sent; the campaign closed once nothing is open."""

from datetime import date
from uuid import UUID

import pytest

from contracts.events.campaigns.reports import (
    CampaignClosed,
    CampaignReportApproved,
    CampaignReportSent,
)
from contracts.words import CampaignReportKind, TaskStatus
from services.ledger.domain.campaigns.closing import (
    ApproveReport,
    CloseCampaign,
    SubmitReport,
    approve_report,
    close_campaign,
    submit_report,
)
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.finding import Finding, RegisterFinding, register_finding
from services.ledger.domain.task.openness import Openness, openness
from services.ledger.domain.task.state import Task
from tests.services.ledger.domain.campaigns.known import (
    ALL_APPROVED,
    NOTHING,
    a_campaign,
    approved,
    closed,
    sent,
)
from tests.services.ledger.domain.history import FINDING_ID, HASH, OTHER_HASH, TASK, a_task
from tests.services.ledger.domain.people import (
    CAMPAIGN,
    HEAD,
    LEADING_GROUP,
    OFFICE,
    SUPERVISOR,
)
from tests.services.ledger.domain.stage import given

PROGRESS = CampaignReportKind.PROGRESS
APPROVE = ApproveReport(kind=PROGRESS, document_number="3号", title="进展报告")
SEND = SubmitReport(document_number="3号", recipient="巡视办", sent_on=date(2021, 9, 20))
CLOSE = CloseCampaign(conclusion="集中整改任务全部销号")
APPROVED = approved(PROGRESS, "3号", HASH)
NONE: tuple[str, ...] = ()


def test_the_leading_group_approves_a_report_with_the_file_of_its_receipt() -> None:
    a_campaign().when(approve_report, APPROVE, HASH, LEADING_GROUP).then(
        CampaignReportApproved, kind=PROGRESS, document_number="3号", file_sha256=HASH
    )


@pytest.mark.parametrize("who", [OFFICE, HEAD, SUPERVISOR])
def test_nobody_but_the_leading_group_approves_a_report_or_closes(who: Doer) -> None:
    a_campaign().when(approve_report, APPROVE, None, who).refused("not_permitted")
    a_campaign(*ALL_APPROVED).when(close_campaign, CLOSE, who, NONE, ()).refused("not_permitted")


def test_a_document_number_is_approved_once() -> None:
    a_campaign(APPROVED).when(approve_report, APPROVE, None, LEADING_GROUP).refused(
        "already_exists"
    )


def test_the_office_sends_what_was_approved() -> None:
    a_campaign(APPROVED).when(submit_report, SEND, None, OFFICE).then(
        CampaignReportSent, kind=PROGRESS, title="报告", recipient="巡视办", file_sha256=HASH
    )


def test_only_the_office_sends_a_report() -> None:
    a_campaign(APPROVED).when(submit_report, SEND, None, LEADING_GROUP).refused("not_permitted")


def test_a_report_that_nobody_approved_is_not_sent() -> None:
    a_campaign().when(submit_report, SEND, None, OFFICE).refused("report_approved")


def test_another_file_than_the_approved_one_is_not_sent() -> None:
    a_campaign(APPROVED).when(submit_report, SEND, OTHER_HASH, OFFICE).refused("report_as_approved")


def test_a_report_is_sent_once_and_not_dated_ahead() -> None:
    a_campaign(APPROVED, sent(PROGRESS, "3号")).when(submit_report, SEND, None, OFFICE).refused(
        "already_exists"
    )
    tomorrow = SEND.model_copy(update={"sent_on": date(2021, 9, 21)})
    a_campaign(APPROVED).when(submit_report, tomorrow, None, OFFICE).refused("dated_in_the_future")


def test_a_campaign_closes_with_all_reports_approved_and_nothing_open_but_long_term() -> None:
    kept_up = (UUID(int=5),)
    a_campaign(*ALL_APPROVED).when(close_campaign, CLOSE, LEADING_GROUP, NONE, kept_up).then(
        CampaignClosed, conclusion="集中整改任务全部销号", kept_up=kept_up
    )


@pytest.mark.parametrize("missing", range(3))
def test_a_campaign_does_not_close_before_each_kind_of_report_is_approved(missing: int) -> None:
    some = [one for number, one in enumerate(ALL_APPROVED) if number != missing]
    a_campaign(*some).when(close_campaign, CLOSE, LEADING_GROUP, NONE, ()).refused(
        "reports_approved"
    )


def test_a_campaign_does_not_close_while_a_task_is_open() -> None:
    a_campaign(*ALL_APPROVED).when(close_campaign, CLOSE, LEADING_GROUP, ("R1",), ()).refused(
        "no_open_task"
    )


def test_a_closed_campaign_is_neither_closed_again_nor_reported_on() -> None:
    over = a_campaign(*ALL_APPROVED, closed())
    over.when(close_campaign, CLOSE, LEADING_GROUP, NONE, ()).refused("campaign_closed")
    over.when(approve_report, APPROVE, None, LEADING_GROUP).refused("campaign_closed")
    over.when(submit_report, SEND, None, OFFICE).refused("campaign_closed")
    given(NOTHING).when(close_campaign, CLOSE, LEADING_GROUP, NONE, ()).refused("not_found")


def test_a_closed_campaign_takes_no_finding() -> None:
    over = a_campaign(closed()).state
    finding = RegisterFinding(
        campaign=CAMPAIGN, number="W99", source_kind="audit", text="迟到的问题"
    )
    given(Finding(FINDING_ID)).when(register_finding, finding, over, OFFICE, frozenset()).refused(
        "campaign_closed"
    )


@pytest.mark.parametrize("status", list(TaskStatus))
def test_a_task_is_open_until_it_has_ended_and_what_goes_on_is_apart(status: TaskStatus) -> None:
    ended = {"closed", "withdrawn", "merged", "split"}
    goes_on = {"long_term", "risk_accepted"}
    stands = openness(Task(TASK.id, 1, status=status))
    if status in ended:
        assert stands is None
    else:
        assert stands is (Openness.KEPT_UP if status in goes_on else Openness.OPEN)


def test_what_was_never_registered_is_not_open() -> None:
    assert openness(TASK) is None
    assert openness(a_task().state) is Openness.OPEN
