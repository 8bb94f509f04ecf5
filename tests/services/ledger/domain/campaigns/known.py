"""A campaign opened, decision by decision, as far as a test needs it."""

from datetime import date
from typing import Any

from contracts.events.campaign import CampaignOpened, Policy
from contracts.events.campaigns.policy import PolicyChanged
from contracts.events.campaigns.reports import (
    CampaignClosed,
    CampaignReportApproved,
    CampaignReportSent,
)
from contracts.words import CampaignReportKind
from services.ledger.domain.campaign import Campaign
from tests.services.ledger.domain.people import CAMPAIGN, LEADING_GROUP
from tests.services.ledger.domain.stage import Done, Stage, done, given

NAME = "2021年巡视整改"
NOTHING = Campaign(CAMPAIGN)


def opened(policy: Policy | None = None) -> Done:
    return done(
        CampaignOpened(
            name=NAME,
            opened_on=date(2021, 9, 18),
            source_kind=None,
            policy=policy or Policy(),
            first_responsible=None,
        )
    )


def changed(version: int, since: str, **figures: Any) -> Done:
    fact = PolicyChanged(
        name=NAME,
        policy=Policy(version=version, **figures),
        replaces=version - 1,
        effective_from=date.fromisoformat(since),
        reason="压缩时限",
    )
    return done(fact, LEADING_GROUP)


def approved(kind: CampaignReportKind, number: str, file: str | None = None) -> Done:
    fact = CampaignReportApproved(
        campaign=NAME, kind=kind, document_number=number, title="报告", file_sha256=file
    )
    return done(fact, LEADING_GROUP)


def sent(kind: CampaignReportKind, number: str) -> Done:
    fact = CampaignReportSent(
        campaign=NAME,
        kind=kind,
        document_number=number,
        title="报告",
        recipient="巡视办",
        sent_on=date(2021, 9, 20),
    )
    return done(fact)


ALL_APPROVED = tuple(
    approved(kind, f"{number}号") for number, kind in enumerate(CampaignReportKind, 1)
)


def closed() -> Done:
    return done(CampaignClosed(campaign=NAME, conclusion="办结"), LEADING_GROUP)


def a_campaign(*history: Done) -> Stage:
    """The campaign, opened and then this."""
    return given(NOTHING, opened(), *history)
