"""Facts of a campaign (整改批次)."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.campaigns.rules import (
    LADDER,
    SCORES,
    SIGNALS,
    CoverageRules,
    FeedbackRules,
    LadderStep,
    ResultLabel,
    ScoreRule,
    SignalRule,
)
from contracts.events.fact import Data, Fact, Sha256
from contracts.words import SourceKind


class Policy(Data):
    """The clocks of a campaign; a change is a new version and moves no earlier deadline.

    `signals` are what may become a proposal for accountability, `scores` what counts in a score
    sheet; `result_labels` stand only where the organisation has words of its own.
    """

    version: int = 1
    immediate_days: int = 60
    phased_years: int = 1
    continuous_years: int = 5
    concentrated_days: int = 180
    milestone_months: int = 6
    acceptance_working_days: int = 3
    plan_days: int = 30
    review_working_days: int = 10
    progress_months: int = 1
    look_back_days: int = 180
    explanation_working_days: int = 5
    yellow_days: int = 20
    orange_days: int = 10
    time_zone: str = "Asia/Shanghai"
    ladder: tuple[LadderStep, ...] = LADDER
    coverage: CoverageRules = CoverageRules()
    result_labels: tuple[ResultLabel, ...] = ()
    signals: tuple[SignalRule, ...] = SIGNALS
    scores: tuple[ScoreRule, ...] = SCORES
    feedback: FeedbackRules = FeedbackRules()


class CampaignOpened(Fact):
    """A round of rectification was opened; its clocks count from `opened_on`."""

    topic: ClassVar[str] = "campaign.opened.v1"
    aggregate: ClassVar[str] = "campaign"
    name: str
    opened_on: date
    source_kind: SourceKind | None
    policy: Policy
    first_responsible: UUID | None


class WorkPlanPublished(Fact):
    """The work plan (工作方案) was published."""

    topic: ClassVar[str] = "campaign.work_plan_published.v1"
    aggregate: ClassVar[str] = "campaign"
    title: str
    document_number: str
    published_on: date
    file_sha256: Sha256 | None = None


class LedgerImported(Fact):
    """A file was taken into the campaign in one transaction.

    Each row's sheet, number and cells stand in the finding or task that it became.
    """

    topic: ClassVar[str] = "campaign.ledger_imported.v1"
    aggregate: ClassVar[str] = "campaign"
    file_sha256: Sha256
    file_name: str
    form: str
    units: int
    findings: int
    tasks: int
    measures: int
