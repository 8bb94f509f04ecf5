"""One task of the back office (后勤保障部), decision by decision, as far as a test needs it."""

from datetime import date
from typing import Any
from uuid import UUID

from contracts.events.parts import Independence, MeasurePlan, PostHolder, Responsibility, UnitGroup
from contracts.events.task.assignment import TaskAccepted, TaskAssigned, TaskRegistered
from contracts.events.task.closing import ClosureEndorsed
from contracts.events.task.paired import TaskReplySent
from contracts.events.task.planning import MeasuresProposed, PlanApproved
from contracts.events.task.summary import TaskSummary
from contracts.events.task.verification import MeasureReturned, MeasureVerified, TaskVerified
from contracts.events.task.work import ContributionRequested, EvidenceAttached, MeasureSubmitted
from contracts.identifiers import finding_id, task_id
from contracts.words import MeasureType, ReplyChannel
from services.ledger.domain.task import evolution as _folds  # noqa: F401 - registers the folds
from services.ledger.domain.task.state import Task
from tests.services.ledger.domain.people import CAMPAIGN, HANDLER, HEAD, LEADER, SUPERVISOR, at
from tests.services.ledger.domain.stage import Done, Stage, done, given

TASK_ID: UUID = task_id(CAMPAIGN, "R14-1")
FINDING_ID: UUID = finding_id(CAMPAIGN, "W14")
TASK = Task(TASK_ID)
NEW = TaskSummary(campaign=CAMPAIGN, number="R14-1", title="压缩维修响应时限")
FACTS = NEW.model_copy(update={"lead_unit": "hqb", "leader_post": "分管后勤工作的副校长"})
HOLDER = PostHolder(officer=LEADER.officer.id, post="分管后勤工作的副校长", unit="univ")
DRAFT = Responsibility(
    leader=HOLDER,
    lead_unit="hqb",
    cooperating=("xsc",),
    groups=(UnitGroup(name="各学院", units=()),),
    handler=HANDLER.officer.id,
)
JUDGED = Independence(
    officer=SUPERVISOR.officer.id, officer_version=2, held_since=date(2021, 9, 20)
)
HASH = "ab" * 32
OTHER_HASH = "cd" * 32


def measure(number: int = 1, **changes: Any) -> MeasurePlan:
    """A complete measure with its deadline within its clock."""
    complete = {
        "text": "压缩维修响应时限",
        "type": MeasureType.IMMEDIATE,
        "deadline": date(2021, 10, 15),
        "deliverable": "服务承诺",
        "owner": HANDLER.officer.id,
    }
    return MeasurePlan(number=number, **{**complete, **changes})


LONG_TERM = measure(
    2, type=MeasureType.CONTINUOUS, deadline=None, first_milestone=date(2022, 3, 17)
)
TO_HEAD = measure(2, owner=HEAD.officer.id, deadline=date(2021, 11, 15))
PROMISING = measure(1, institution="报修管理办法")


def registered(draft: Responsibility = DRAFT) -> Done:
    return done(
        TaskRegistered(
            task=NEW,
            finding=FINDING_ID,
            finding_number="W14",
            goal="师生满意",
            responsibility=draft,
        )
    )


def assigned(lead: str = "hqb", cooperating: tuple[str, ...] = ("xsc",), **more: Any) -> Done:
    fields = {
        "groups": (UnitGroup(name="各学院", units=("jxxy", "lxy")),),
        "leader": HOLDER,
        "first_responsible": None,
        "handler": HANDLER.officer.id,
        "acceptance_due": date(2021, 9, 23),
    }
    summary = FACTS.model_copy(update={"lead_unit": lead})
    fact = TaskAssigned(task=summary, lead_unit=lead, cooperating=cooperating, **{**fields, **more})
    return done(fact)


def accepted() -> Done:
    due, plan = date(2021, 9, 23), date(2021, 10, 20)
    return done(TaskAccepted(task=FACTS, acceptance_due=due, late=False, plan_due=plan), HANDLER)


def proposed(*measures: MeasurePlan) -> Done:
    plans = measures or (measure(1),)
    due = date(2021, 10, 20)
    fact = MeasuresProposed(task=FACTS, measures=plans, plan_due=due, late=False)
    return done(fact, HEAD)


def approved(*measures: MeasurePlan) -> Done:
    plans = measures or (measure(1),)
    fields = {"type": plans[0].type, "deadline": plans[0].deadline, "independence": JUDGED}
    return done(PlanApproved(task=FACTS, measures=plans, **fields))


def asked(number: int = 1, due: date | None = date(2021, 10, 1)) -> Done:
    fact = ContributionRequested(
        task=FACTS, contribution=number, unit_asked="xsc", request="请提供数据", due=due
    )
    return done(fact, HANDLER)


def attached(number: int = 1, sha256: str = HASH) -> Done:
    fact = EvidenceAttached(
        task=FACTS,
        measure=number,
        sha256=sha256,
        file_name="方案.pdf",
        media_type="application/pdf",
        size=3,
        uploaded_at=at("2021-09-20"),
    )
    return done(fact, HANDLER)


def submitted(number: int = 1, round_: int = 1, on: str = "2021-10-10") -> Done:
    fact = MeasureSubmitted(
        task=FACTS,
        measure=number,
        round=round_,
        report="完成",
        evidence=(HASH,),
        submitted_on=date.fromisoformat(on[:10]),
        deadline=date(2021, 10, 15),
        review_due=date(2021, 10, 22),
    )
    return done(fact, HEAD, on)


def returned(number: int = 1, round_: int = 1) -> Done:
    fields = {"reasons": "缺少签字", "evidence_checked": (HASH,), "independence": JUDGED}
    return done(MeasureReturned(task=FACTS, measure=number, round=round_, **fields), SUPERVISOR)


def verified(number: int = 1, round_: int = 1) -> Done:
    fields = {"opinion": "属实", "evidence_checked": (HASH,), "independence": JUDGED}
    return done(MeasureVerified(task=FACTS, measure=number, round=round_, **fields), SUPERVISOR)


def task_verified() -> Done:
    fact = TaskVerified(task=FACTS, goal="师生满意", opinion="达成", independence=JUDGED)
    return done(fact, SUPERVISOR)


def replied() -> Done:
    fact = TaskReplySent(
        task=FACTS,
        reply=UUID(int=7),
        document_number="1号",
        title="整改情况报告",
        channel=ReplyChannel.SOURCE,
        recipient="巡视办",
        sent_on=date(2021, 9, 20),
    )
    return done(fact)


def endorsed() -> Done:
    return done(ClosureEndorsed(task=FACTS, opinion="同意"), LEADER)


def a_task(*history: Done) -> Stage:
    """The task, registered and then this."""
    return given(TASK, registered(), *history)


ASSIGNED = (assigned(),)
ACCEPTED = (*ASSIGNED, accepted())
PROPOSED = (*ACCEPTED, proposed())
WORKING = (*PROPOSED, approved())
SUBMITTED = (*WORKING, attached(), submitted())
ALL_VERIFIED = (*SUBMITTED, verified())
VERIFIED = (*ALL_VERIFIED, task_verified())
CLOSABLE = (*VERIFIED, replied(), endorsed())
