"""Events as the ledger would store them, for tests of the notifier."""

from datetime import UTC, date, datetime
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
from contracts.events.directory.officer import (
    DeputyNamed,
    OfficerAppointed,
    OfficerDetailsChanged,
    OfficerRegistered,
)
from contracts.events.directory.unit import UnitMerged, UnitRegistered
from contracts.events.fact import Fact, Sealed
from contracts.events.findings.analysis import ManagementResponseRecorded
from contracts.events.findings.replication import ReplicaAnswered, ReplicaAsked, ReplicaClockPassed
from contracts.events.findings.summary import FindingSummary
from contracts.events.parts import Independence, PostHolder, UnitGroup
from contracts.events.results.feedback import FeedbackReceived, ReviewConcluded, ReviewRaised
from contracts.events.results.publication import ResultDrafted, ResultPublished, ResultWithdrawn
from contracts.events.supervision.slip import (
    NoticeIssued,
    SupervisionSlipAnswered,
    SupervisionSlipClockPassed,
    SupervisionSlipIssued,
)
from contracts.events.task.assignment import TaskAssigned
from contracts.events.task.clocks import TaskBecameOverdue
from contracts.events.task.planning import PlanReturned
from contracts.events.task.summary import TaskSummary
from contracts.events.task.verification import MeasureReturned, TaskVerified
from contracts.events.task.work import MeasureSubmitted
from contracts.identifiers import (
    campaign_id,
    finding_id,
    officer_id,
    supervision_id,
    task_id,
    unit_id,
)
from contracts.words import (
    AccountStanding,
    CampaignReportKind,
    Ground,
    ReplicaAnswer,
    ResponseStance,
)

NOW = datetime(2021, 9, 20, 2, 0, tzinfo=UTC)
CAMPAIGN = campaign_id("2021")
TASK = task_id(CAMPAIGN, "1-1")
OFFICE = Actor(person=officer_id("zgb-1"), post="整改办", unit="zgb")
CLOCK = Actor(person=None, post="clock", unit=None)

PEOPLE = {
    "zgb-1": ("整改办", "zgb"),
    "ld02": ("副校长", "school"),
    "yxb-head": ("主要负责人", "yxb"),
    "yxb-1": ("经办人", "yxb"),
    "cwc-head": ("主要负责人", "cwc"),
    "xy1-head": ("主要负责人", "xy1"),
    "ddz-1": ("督导组", "ddz"),
    "jw-1": ("纪委", "jw"),
    "ldxz-1": ("领导小组", "school"),
    "auditor-1": ("审计", "sjc"),
}
UNITS = sorted({unit for _, unit in PEOPLE.values()})


def event(fact: Fact, aggregate: UUID = TASK, actor: Actor = OFFICE, at: datetime = NOW) -> Event:
    """A stored event with this fact."""
    return Event(
        type=type(fact).topic,
        aggregate_id=aggregate,
        aggregate_version=1,
        event_id=uuid4(),
        occurred_at=at,
        actor=actor,
        correlation_id=uuid4(),
        unit="yxb" if fact.aggregate == "task" else None,
        data=fact,
    )


def summary(title: str = "完善制度") -> TaskSummary:
    return TaskSummary(
        campaign=CAMPAIGN, number="1-1", title=title, lead_unit="yxb", leader_post="副校长"
    )


def directory_events(language: str = "zh-CN") -> list[Event]:
    """Units and people, each in one post."""
    since = date(2021, 1, 1)
    found = [
        event(UnitRegistered(code=code, name=f"单位{code}", valid_from=since), unit_id(code))
        for code in UNITS
    ]
    for account, (post, unit) in PEOPLE.items():
        person = officer_id(account)
        name = Sealed(key=str(person), text="c2VhbGVk")
        registered = OfficerRegistered(account=account, language=language, name=name)
        appointed = OfficerAppointed(post=post, unit=unit, since=since)
        found += [event(registered, person), event(appointed, person)]
    return found


def deputy_named(account: str, unit: str) -> Event:
    """DeputyNamed: this person stands in for the head of the unit without end."""
    head = next(name for name, post in PEOPLE.items() if post == ("主要负责人", unit))
    fact = DeputyNamed(head=officer_id(head), unit=unit, since=NOW.date())
    return event(fact, officer_id(account))


def suspended(account: str) -> Event:
    """OfficerDetailsChanged: the person's posts go on here, which a suspension ends."""
    name = Sealed(key=str(officer_id(account)), text="c2VhbGVk")
    fact = OfficerDetailsChanged(
        account=account, language="zh-CN", name=name, standing=AccountStanding.SUSPENDED
    )
    return event(fact, officer_id(account))


def merged(code: str, into: str) -> Event:
    """UnitMerged: its posts go on here, which a merger ends."""
    fact = UnitMerged(code=code, into=into, valid_from=NOW.date(), reason="机构调整")
    return event(fact, unit_id(code))


def assigned(actor: Actor = OFFICE, at: datetime = NOW, title: str = "完善制度") -> Event:
    """TaskAssigned: lead yxb, cooperating cwc, a group of xy1, leader ld02."""
    fact = TaskAssigned(
        task=summary(title),
        lead_unit="yxb",
        cooperating=("cwc",),
        groups=(UnitGroup(name="各学院", units=("xy1",)),),
        leader=PostHolder(officer=officer_id("ld02"), post="副校长", unit="school"),
        first_responsible=None,
        handler=None,
        acceptance_due=date(2021, 9, 23),
    )
    return event(fact, actor=actor, at=at)


def independence() -> Independence:
    return Independence(officer=officer_id("ddz-1"), officer_version=2, held_since=date(2021, 1, 1))


def submitted() -> Event:
    fact = MeasureSubmitted(
        task=summary(),
        measure=1,
        round=1,
        report="已完成",
        evidence=("0" * 64,),
        submitted_on=date(2021, 9, 25),
        deadline=None,
        review_due=date(2021, 10, 9),
    )
    return event(fact)


def returned() -> Event:
    fact = MeasureReturned(
        task=summary(),
        measure=1,
        round=1,
        reasons="材料不全",
        evidence_checked=(),
        independence=independence(),
    )
    return event(fact)


def plan_returned() -> Event:
    return event(PlanReturned(task=summary(), reasons="不具体", independence=independence()))


def verified() -> Event:
    fact = TaskVerified(task=summary(), goal=None, opinion="到位", independence=independence())
    return event(fact)


def overdue() -> Event:
    return event(
        TaskBecameOverdue(task=summary(), measure=2, due=date(2021, 9, 19), deadline_version=1)
    )


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
