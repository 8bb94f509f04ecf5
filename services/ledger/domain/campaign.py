"""A campaign (整改批次): one round of rectification with its policy of clocks.

It guards that a campaign is opened once, and that its clocks count from one opening date.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from contracts.envelope import Event
from contracts.events.campaign import CampaignOpened, LedgerImported, Policy, WorkPlanPublished
from contracts.events.campaigns.policy import PolicyChanged
from contracts.events.campaigns.reports import (
    CampaignClosed,
    CampaignReportApproved,
    CampaignReportSent,
)
from contracts.events.fact import Sha256
from contracts.words import CampaignReportKind, Role, SourceKind
from services.ledger.domain.campaigns.stated import StatedPolicy
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.aggregate import Aggregate, unchanged
from services.ledger.domain.kernel.command import Command, Line
from services.ledger.domain.kernel.refusals import GuardRefused


@dataclass(frozen=True)
class DatedPolicy:
    """A version of the policy, and the day from which decisions read it."""

    effective_from: date
    policy: Policy


@dataclass(frozen=True)
class Report:
    """A report that the leading group approved, and whether the office sent it."""

    kind: CampaignReportKind
    title: str
    file: str | None = None
    sent: bool = False


@dataclass(frozen=True)
class Campaign(Aggregate):
    """What later commands need: the opening date, the policy, the first-responsible person.

    `policies` are all versions, oldest first. `policy` is the newest of them; in a campaign seen
    `on` a day it is the one that governs what is decided that day.
    """

    word: ClassVar[str] = "campaign"
    name: str = ""
    opened_on: date = date.min
    policy: Policy = Policy()
    policies: tuple[DatedPolicy, ...] = ()
    first_responsible: UUID | None = None
    plans: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    reports: Mapping[str, Report] = field(default_factory=dict)
    closed: bool = False

    def on(self, day: date) -> "Campaign":
        """The campaign as decisions of that day read it."""
        begun = [one.policy for one in self.policies if one.effective_from <= day]
        governs = begun[-1] if begun else self.policy
        return self if governs is self.policy else replace(self, policy=governs)

    def require_open(self) -> "Campaign":
        """This campaign, or a refusal when it does not exist or is closed."""
        self.require()
        if self.closed:
            raise GuardRefused("campaign_closed", "the campaign {name} is closed", name=self.name)
        return self


def _opened(campaign: Campaign, fact: CampaignOpened, _: Event) -> Campaign:
    return replace(
        campaign,
        name=fact.name,
        opened_on=fact.opened_on,
        policy=fact.policy,
        policies=(DatedPolicy(fact.opened_on, fact.policy),),
        first_responsible=fact.first_responsible,
    )


def _planned(campaign: Campaign, fact: WorkPlanPublished, _: Event) -> Campaign:
    file = {fact.file_sha256} if fact.file_sha256 else set()
    return replace(
        campaign, plans=campaign.plans | {fact.document_number}, files=campaign.files | file
    )


def _changed(campaign: Campaign, fact: PolicyChanged, _: Event) -> Campaign:
    dated = DatedPolicy(fact.effective_from, fact.policy)
    return replace(campaign, policy=fact.policy, policies=(*campaign.policies, dated))


def _approved(campaign: Campaign, fact: CampaignReportApproved, _: Event) -> Campaign:
    report = Report(fact.kind, fact.title, fact.file_sha256)
    return replace(campaign, reports={**campaign.reports, fact.document_number: report})


def _sent(campaign: Campaign, fact: CampaignReportSent, _: Event) -> Campaign:
    report = Report(fact.kind, fact.title, fact.file_sha256, sent=True)
    return replace(campaign, reports={**campaign.reports, fact.document_number: report})


def _closed(campaign: Campaign, _fact: CampaignClosed, _: Event) -> Campaign:
    return replace(campaign, closed=True)


Campaign.folds = {
    CampaignOpened: _opened,
    PolicyChanged: _changed,
    CampaignReportApproved: _approved,
    CampaignReportSent: _sent,
    CampaignClosed: _closed,
    WorkPlanPublished: _planned,
    LedgerImported: unchanged,
}


class OpenCampaign(Command):
    """Open a round of rectification; what is left out of the policy has its usual value."""

    name: Line
    opened_on: date
    source_kind: SourceKind | None = None
    policy: StatedPolicy = StatedPolicy()
    first_responsible: UUID | None = None


class PublishPlan(Command):
    """Publish the work plan (工作方案)."""

    title: Line
    document_number: Line
    published_on: date
    receipt: str | None = Field(default=None, description="of its file, uploaded for the campaign")


def open_campaign(campaign: Campaign, command: OpenCampaign, by: Doer) -> CampaignOpened:
    """The office opens a campaign of a new name; nothing opens in the future."""
    by.require(Role.OFFICE)
    campaign.require_new()
    if command.opened_on > by.moment.today:
        raise GuardRefused("opens_in_the_future", "{day} has not come yet", day=command.opened_on)
    policy = require_in_order(Policy.model_validate(command.policy.model_dump()))
    return CampaignOpened(**{**command.fields(), "policy": policy})


def require_in_order(policy: Policy) -> Policy:
    """This policy, or a refusal where its lights cannot come one after the other."""
    if policy.orange_days > policy.yellow_days:
        raise GuardRefused(
            "lights_in_order",
            "orange ({orange} days) cannot come before yellow ({yellow} days)",
            orange=policy.orange_days,
            yellow=policy.yellow_days,
        )
    return policy


def publish_plan(
    campaign: Campaign, command: PublishPlan, file: Sha256 | None, by: Doer
) -> WorkPlanPublished:
    """The office publishes a plan once under a document number, with the file of its receipt."""
    by.require(Role.OFFICE)
    campaign.require_open()
    if command.document_number in campaign.plans:
        raise GuardRefused(
            "plan_published",
            "{document_number} is published already",
            document_number=command.document_number,
        )
    told = {name: value for name, value in command.fields().items() if name != "receipt"}
    return WorkPlanPublished(**told, file_sha256=file)
