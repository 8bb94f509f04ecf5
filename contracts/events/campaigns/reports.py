"""Reports of a campaign approved and sent, and the campaign closed."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Fact, Sha256
from contracts.words import CampaignReportKind


class CampaignReportApproved(Fact):
    """The leading group approved a report; `file_sha256` is the text that it approved."""

    topic: ClassVar[str] = "campaign.report_approved.v1"
    aggregate: ClassVar[str] = "campaign"
    campaign: str
    kind: CampaignReportKind
    document_number: str
    title: str
    period_end: date | None = None
    opinion: str | None = None
    file_sha256: Sha256 | None = None


class CampaignReportSent(Fact):
    """The office sent an approved report; `sent_on` is the date of the letter."""

    topic: ClassVar[str] = "campaign.report_sent.v1"
    aggregate: ClassVar[str] = "campaign"
    campaign: str
    kind: CampaignReportKind
    document_number: str
    title: str
    recipient: str
    sent_on: date
    file_sha256: Sha256 | None = None


class CampaignClosed(Fact):
    """The leading group closed the campaign: no task is open.

    `kept_up` are those that go on: for long, or once the acceptance of their risk expires.
    """

    topic: ClassVar[str] = "campaign.closed.v1"
    aggregate: ClassVar[str] = "campaign"
    campaign: str
    conclusion: str
    kept_up: tuple[UUID, ...] = ()
