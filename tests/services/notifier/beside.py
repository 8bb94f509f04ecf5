"""Events of what stands beside the tasks: cases, campaigns, replicas, slips, results, findings."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from contracts.builders.event import a_fact
from contracts.envelope import Actor, Event
from contracts.events.accountability.signal import (
    AccountabilityProposalDismissed,
    AccountabilityProposed,
    AccountabilitySignalled,
)
from contracts.events.campaign import Policy
from contracts.events.campaigns.policy import PolicyChanged
from contracts.events.campaigns.reports import CampaignClosed, CampaignReportApproved
from contracts.events.case import AccountabilityTriggered
from contracts.events.fact import Sealed
from contracts.events.findings.analysis import ManagementResponseRecorded
from contracts.events.findings.replication import ReplicaAnswered, ReplicaAsked, ReplicaClockPassed
from contracts.events.findings.summary import FindingSummary
from contracts.events.results.feedback import FeedbackReceived, ReviewConcluded, ReviewRaised
from contracts.events.results.publication import ResultDrafted, ResultPublished, ResultWithdrawn
from contracts.events.supervision.slip import (
    NoticeIssued,
    SupervisionSlipAnswered,
    SupervisionSlipClockPassed,
    SupervisionSlipIssued,
)
from contracts.identifiers import (
    finding_id,
    officer_id,
    supervision_id,
)
from contracts.words import (
    CampaignReportKind,
    Ground,
    ReplicaAnswer,
    ResponseStance,
)
from tests.services.notifier.events import CAMPAIGN, CLOCK, TASK, event


def triggered(case: UUID | None = None) -> Event:
    fact = AccountabilityTriggered(
        tasks=(TASK,), ground=Ground.PERFUNCTORY, sealed=Sealed(key="case", text="c2VhbGVk")
    )
    discipline = Actor(person=officer_id("jw-1"), post="纪委", unit="jw")
    return event(fact, case or uuid4(), discipline)


def of_a_signal() -> list[Event]:
    """A rule signals the unit of a task, proposes a case, and the proposal is dismissed."""
    said: dict[str, Any] = {
        "tasks": (TASK,),
        "ground": Ground.PERFUNCTORY,
        "sealed": Sealed(key="case", text="c2VhbGVk"),
    }
    case = uuid4()
    office = Actor(person=officer_id("jw-2"), post="纪委", unit="jw")
    return [
        event(AccountabilitySignalled(**said, explain_by=date(2021, 9, 27)), case, CLOCK),
        event(AccountabilityProposed(**said), case, CLOCK),
        event(AccountabilityProposalDismissed(**said), case, office),
    ]


def of_a_campaign() -> list[Event]:
    """Policy changed, report approved, campaign closed."""
    facts = (
        PolicyChanged(
            name="1-1",
            policy=Policy(version=2),
            replaces=1,
            effective_from=date(2021, 11, 1),
            reason="压缩时限",
        ),
        CampaignReportApproved(
            campaign="2021",
            kind=CampaignReportKind.PROGRESS,
            document_number="1-1",
            title="进展报告",
        ),
        CampaignClosed(campaign="1-1", conclusion="办结"),
    )
    leading = Actor(person=officer_id("ldxz-1"), post="领导小组", unit="school")
    return [event(fact, CAMPAIGN, leading) for fact in facts]


def of_a_replica() -> list[Event]:
    """The unit cwc is asked whether it has a finding too, and answers, or does not in time."""
    finding = FindingSummary(campaign=CAMPAIGN, number="1-1")
    id_ = finding_id(CAMPAIGN, "1-1")
    same = {"finding": finding, "of_finding": id_, "text": "制度缺失", "unit_asked": "cwc"}
    head = Actor(person=officer_id("cwc-head"), post="主要负责人", unit="cwc")
    answered = ReplicaAnswered(
        **same, answer=ReplicaAnswer.HERE_TOO, explanation="也有", late=False, task_number="1-1-cwc"
    )
    return [
        event(ReplicaAsked(**same, request="请自查"), id_),
        event(answered, id_, head),
        event(ReplicaClockPassed(**same, due=date(2021, 10, 8), late_unit="cwc"), id_, CLOCK),
    ]


def of_supervision() -> list[Event]:
    """A notice and a slip to yxb, and the answer of its head, or none in time."""
    same: dict[str, Any] = {
        "campaign": CAMPAIGN,
        "document_number": "1-1",
        "unit_addressed": "yxb",
        "tasks": (TASK,),
        "text": "请说明原因",
    }
    due = date(2021, 10, 8)
    id_ = supervision_id(CAMPAIGN, "1-1")
    head = Actor(person=officer_id("yxb-head"), post="主要负责人", unit="yxb")
    return [
        event(NoticeIssued(**same), id_),
        event(SupervisionSlipIssued(**same, answer_due=due), id_),
        event(SupervisionSlipAnswered(**same, answer_due=due, late=True), id_, head),
        event(SupervisionSlipClockPassed(**same, due=due, late_unit="yxb"), id_, CLOCK),
    ]


def of_a_result() -> list[Event]:
    """A result of the task: drafted, public, withdrawn; bad feedback, and its review concluded."""
    of = (ResultDrafted, ResultPublished, ResultWithdrawn)
    heard = (FeedbackReceived, ReviewRaised, ReviewConcluded)
    return [event(a_fact(kind, tasks=(TASK,)), uuid4()) for kind in (*of, *heard)]


def responded() -> Event:
    """The head of yxb answered a finding."""
    fact = ManagementResponseRecorded(
        finding=FindingSummary(campaign=CAMPAIGN, number="1-1"),
        responding_unit="yxb",
        stance=ResponseStance.AGREED,
        text="属实",
        done_by=date(2021, 12, 31),
    )
    head = Actor(person=officer_id("yxb-head"), post="主要负责人", unit="yxb")
    return event(fact, finding_id(CAMPAIGN, "1-1"), head)
