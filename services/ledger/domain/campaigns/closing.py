"""Reports of a campaign approved and sent, and the campaign closed.

It guards that nothing is sent but what was approved, and that no task is left open.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from pydantic import Field

from contracts.events.campaigns.reports import (
    CampaignClosed,
    CampaignReportApproved,
    CampaignReportSent,
)
from contracts.events.fact import Sha256
from contracts.words import CampaignReportKind, Role
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused

RECEIPT = "of its file, uploaded for the campaign"


class ApproveReport(Command):
    """Approve a report of the campaign: plan, progress, or the first-responsible person's."""

    kind: CampaignReportKind
    document_number: Line
    title: Line
    period_end: date | None = None
    opinion: Text | None = None
    receipt: str | None = Field(default=None, description=RECEIPT)


class SubmitReport(Command):
    """Record that an approved report was sent."""

    document_number: Line
    recipient: Line
    sent_on: date
    receipt: str | None = Field(default=None, description=f"{RECEIPT}; default: as approved")


class CloseCampaign(Command):
    """Close the campaign."""

    conclusion: Text


def approve_report(
    campaign: Campaign, command: ApproveReport, file: Sha256 | None, by: Doer
) -> CampaignReportApproved:
    """The leading group approves a report once under its document number."""
    by.require(Role.LEADING_GROUP)
    campaign.require_open()
    number = command.document_number
    if number in campaign.reports:
        raise AlreadyExists("the report {number} is approved already", number=number)
    told = {name: value for name, value in command.fields().items() if name != "receipt"}
    return CampaignReportApproved(campaign=campaign.name, **told, file_sha256=file)


def submit_report(
    campaign: Campaign, command: SubmitReport, file: Sha256 | None, by: Doer
) -> CampaignReportSent:
    """The office sends an approved report once, as it was approved."""
    by.require(Role.OFFICE)
    campaign.require_open()
    number = command.document_number
    report = campaign.reports.get(number)
    if report is None:
        raise GuardRefused("report_approved", "no report {number} is approved", number=number)
    if report.sent:
        raise AlreadyExists("the report {number} is sent already", number=number)
    if command.sent_on > by.moment.today:
        raise GuardRefused("dated_in_the_future", "{day} has not come yet", day=command.sent_on)
    if file and report.file and file != report.file:
        raise GuardRefused(
            "report_as_approved", "the file is not the one approved as {number}", number=number
        )
    return CampaignReportSent(
        campaign=campaign.name,
        kind=report.kind,
        document_number=number,
        title=report.title,
        recipient=command.recipient,
        sent_on=command.sent_on,
        file_sha256=file or report.file,
    )


def close_campaign(
    campaign: Campaign,
    command: CloseCampaign,
    by: Doer,
    open_tasks: Collection[str],
    kept_up: Collection[UUID],
) -> CampaignClosed:
    """The leading group closes an open campaign: each kind of report approved, no task open.

    `open_tasks` are the numbers of tasks that have not ended, `kept_up` those that go on: the
    long-term ones, and accepted risks, which open again on their day.
    """
    by.require(Role.LEADING_GROUP)
    campaign.require_open()
    approved = {one.kind for one in campaign.reports.values()}
    if missing := [kind for kind in CampaignReportKind if kind not in approved]:
        raise GuardRefused("reports_approved", "not approved yet: {reports}", reports=missing)
    if open_tasks:
        raise GuardRefused("no_open_task", "still open: tasks {numbers}", numbers=open_tasks)
    return CampaignClosed(
        campaign=campaign.name, conclusion=command.conclusion, kept_up=tuple(kept_up)
    )
