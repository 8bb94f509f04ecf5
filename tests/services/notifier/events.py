"""Events as the ledger would store them, for tests of the notifier."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from contracts.envelope import Actor, Event
from contracts.events.directory.officer import (
    DeputyNamed,
    OfficerAppointed,
    OfficerDetailsChanged,
    OfficerRegistered,
)
from contracts.events.directory.unit import UnitMerged, UnitRegistered
from contracts.events.fact import Fact, Sealed
from contracts.events.parts import Independence, PostHolder, UnitGroup
from contracts.events.task.assignment import TaskAssigned
from contracts.events.task.clocks import TaskBecameOverdue
from contracts.events.task.planning import PlanReturned
from contracts.events.task.summary import TaskSummary
from contracts.events.task.verification import MeasureReturned, TaskVerified
from contracts.events.task.work import MeasureSubmitted
from contracts.identifiers import (
    campaign_id,
    officer_id,
    task_id,
    unit_id,
)
from contracts.words import (
    AccountStanding,
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
