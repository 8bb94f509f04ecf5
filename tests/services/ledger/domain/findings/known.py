"""A finding of the back office, decision by decision, as far as a test needs it."""

from datetime import date
from typing import Any
from uuid import UUID

from contracts.events.finding import FindingRegistered
from contracts.events.findings.analysis import (
    FindingLinked,
    ManagementResponseRecorded,
    RootCauseRecorded,
)
from contracts.events.findings.replication import (
    FindingReplicated,
    ReplicaAnswered,
    ReplicaAsked,
)
from contracts.events.findings.summary import FindingSummary
from contracts.identifiers import campaign_id, finding_id, replica_id
from contracts.words import FindingRelation, ReplicaAnswer, ResponseStance, SourceKind
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.finding import Finding
from services.ledger.domain.findings.replica import Replica
from tests.services.ledger.domain.history import FINDING_ID
from tests.services.ledger.domain.people import CAMPAIGN, HEAD, OPENED
from tests.services.ledger.domain.stage import Done, Stage, done, given

SUMMARY = FindingSummary(campaign=CAMPAIGN, number="W14")
EARLIER = FindingSummary(campaign=campaign_id("2017年巡视整改"), number="12")
EARLIER_ID: UUID = finding_id(EARLIER.campaign, EARLIER.number)
NOTHING = Finding(FINDING_ID)
CLOSED = Campaign(CAMPAIGN, 2, OPENED.name, OPENED.opened_on, closed=True)


def registered(summary: FindingSummary = SUMMARY, **more: Any) -> Done:
    fact = FindingRegistered(
        campaign=summary.campaign,
        number=summary.number,
        source_kind=SourceKind.CENTRAL_INSPECTION,
        source_as_written="中央巡视",
        text="维修响应慢",
        units=("hqb", "xsc"),
        root_cause="人手不足",
    )
    return done(fact.model_copy(update=more))


def responded(unit: str = "hqb") -> Done:
    fact = ManagementResponseRecorded(
        finding=SUMMARY, responding_unit=unit, stance=ResponseStance.AGREED, text="属实"
    )
    return done(fact, HEAD)


def traced(cause: str) -> Done:
    return done(RootCauseRecorded(finding=SUMMARY, root_cause=cause))


def linked() -> Done:
    fact = FindingLinked(
        finding=SUMMARY,
        other=EARLIER_ID,
        other_finding=EARLIER,
        relation=FindingRelation.SAME,
        reason="同一问题",
    )
    return done(fact)


TEXT = "维修响应慢"
DUE = date(2021, 10, 15)


def replicated(*units: str) -> Done:
    return done(FindingReplicated(finding=SUMMARY, text=TEXT, request="请自查", asked=units))


def asked(unit: str = "jxxy", due: date | None = DUE) -> Done:
    fact = ReplicaAsked(
        finding=SUMMARY,
        of_finding=FINDING_ID,
        text=TEXT,
        unit_asked=unit,
        request="请自查",
        due=due,
    )
    return done(fact)


def answered(answer: ReplicaAnswer, unit: str = "jxxy") -> Done:
    fact = ReplicaAnswered(
        finding=SUMMARY,
        of_finding=FINDING_ID,
        text=TEXT,
        unit_asked=unit,
        answer=answer,
        explanation="已自查",
        late=False,
    )
    return done(fact)


def a_replica(*history: Done) -> Stage:
    """The unit jxxy, asked and then this."""
    return given(Replica(replica_id(FINDING_ID, "jxxy")), asked(), *history)


def a_finding(*history: Done) -> Stage:
    """The finding, registered and then this."""
    return given(NOTHING, registered(), *history)


EARLIER_ONE: Finding = given(Finding(EARLIER_ID), registered(EARLIER)).state
