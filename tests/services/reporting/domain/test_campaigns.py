"""What a campaign's row says after its events, and on which day which policy governs."""

from datetime import date

from contracts.builders.event import an_event
from contracts.builders.places import CAMPAIGN
from contracts.events.campaign import CampaignOpened
from contracts.events.campaigns.policy import PolicyChanged
from contracts.events.campaigns.reports import (
    CampaignClosed,
    CampaignReportApproved,
    CampaignReportSent,
)
from contracts.words import CampaignReportKind, ResultClass
from services.reporting.domain.rows.campaign import CampaignRow
from tests.services.reporting.folded import row_after

OPENED = an_event(CampaignOpened)
CHANGED = an_event(PolicyChanged, aggregate_version=2)


def test_a_campaign_shows_every_version_of_its_policy_and_since_when_each_governs() -> None:
    row = row_after([OPENED, CHANGED], CampaignRow, CAMPAIGN)
    first, second = row.policies
    assert (first.policy.version, first.effective_from) == (1, date(2021, 9, 18))
    assert (second.policy.version, second.decided_on) == (2, date(2021, 10, 28))
    assert second.reason == CHANGED.data.reason  # type: ignore[attr-defined]


def test_a_version_governs_from_its_day_on() -> None:
    row = row_after([OPENED, CHANGED], CampaignRow, CAMPAIGN)
    assert row.policy_on(date(2021, 10, 31)).acceptance_working_days == 3
    assert row.policy_on(date(2021, 11, 1)).acceptance_working_days == 2


def test_labels_of_results_are_read_whole() -> None:
    row = row_after([OPENED, CHANGED], CampaignRow, CAMPAIGN)
    (label,) = row.policy.result_labels
    assert (label.result, label.zh) == (ResultClass.COMPLETED, "全面完成")


def test_a_report_shows_its_approval_and_where_it_went_and_the_campaign_its_end() -> None:
    approved = an_event(CampaignReportApproved, aggregate_version=3)
    sent = an_event(CampaignReportSent, aggregate_version=4)
    closed = an_event(CampaignClosed, aggregate_version=5)
    before = row_after([OPENED, CHANGED, approved], CampaignRow, CAMPAIGN)
    assert before.reports[0].sent_on is None
    assert before.closed_on is None
    row = row_after([OPENED, CHANGED, approved, sent, closed], CampaignRow, CAMPAIGN)
    (report,) = row.reports
    assert (report.kind, report.approved_on) == (CampaignReportKind.PROGRESS, date(2022, 3, 18))
    assert (report.sent_on, bool(report.recipient)) == (date(2022, 3, 21), True)
    assert row.closed_on == date(2022, 12, 20)
