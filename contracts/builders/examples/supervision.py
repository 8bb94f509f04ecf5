"""A notice and a supervision slip on task R08-1, answered, and an interview; with their pairs."""

from datetime import date

from contracts.builders.example import Example
from contracts.builders.people import CLOCK, HEAD, HEAD_OF_LEAD, SUPERVISOR
from contracts.builders.places import CAMPAIGN, LEAD_UNIT, SUMMARY, TASK, at
from contracts.events.supervision.paired import (
    TaskInterviewHeld,
    TaskNoticeIssued,
    TaskSupervisionSlipAnswered,
    TaskSupervisionSlipClockPassed,
    TaskSupervisionSlipIssued,
)
from contracts.events.supervision.slip import (
    InterviewHeld,
    NoticeIssued,
    SupervisionSlipAnswered,
    SupervisionSlipClockPassed,
    SupervisionSlipIssued,
)
from contracts.events.task.summary import TaskFact
from contracts.identifiers import supervision_id

NOTICE_NUMBER = "整改提示〔2022〕1号"
SLIP_NUMBER = "整改督办〔2022〕1号"
NOTICE = supervision_id(CAMPAIGN, NOTICE_NUMBER)
SLIP = supervision_id(CAMPAIGN, SLIP_NUMBER)
DUE = date(2022, 3, 11)

ON_NOTICE = {"campaign": CAMPAIGN, "unit_addressed": LEAD_UNIT, "tasks": (TASK,)}
ON_SLIP = {**ON_NOTICE, "document_number": SLIP_NUMBER}

ISSUED_NOTICE = Example(
    NoticeIssued(**ON_NOTICE, document_number=NOTICE_NUMBER, text="请关注制度修订的进度"),
    *(NOTICE, 1, SUPERVISOR, at("2022-02-21"), LEAD_UNIT),
)
ISSUED = Example(
    SupervisionSlipIssued(**ON_SLIP, text="请说明措施 2 未按期推进的原因", answer_due=DUE),
    *(SLIP, 1, SUPERVISOR, at("2022-03-04"), LEAD_UNIT),
)
ANSWERED = Example(
    SupervisionSlipAnswered(
        **ON_SLIP, text="已完成征求意见，本月底前印发", answer_due=DUE, late=False
    ),
    *(SLIP, 2, HEAD, at("2022-03-10"), LEAD_UNIT),
)
PASSED = Example(
    SupervisionSlipClockPassed(**ON_SLIP, due=DUE, late_unit=LEAD_UNIT),
    *(SLIP, 2, CLOCK, at("2022-03-12", 0), LEAD_UNIT),
)
"""Had nobody answered."""
INTERVIEW = Example(
    InterviewHeld(
        **ON_SLIP, with_whom=(HEAD_OF_LEAD,), held_on=date(2022, 3, 14), text="要求倒排工期"
    ),
    *(SLIP, 3, SUPERVISOR, at("2022-03-14"), LEAD_UNIT),
)


def _pair(of: Example, kind: type[TaskFact], version: int) -> Example:
    fact = of.fact
    shared = fact.model_dump(exclude={"campaign", "tasks"})
    pair = kind(task=SUMMARY, supervision=of.stream, **shared)
    return Example(pair, TASK, version, of.by, of.at, LEAD_UNIT)


EXAMPLES = (
    *(ISSUED_NOTICE, ISSUED, ANSWERED, PASSED, INTERVIEW),
    _pair(ISSUED_NOTICE, TaskNoticeIssued, 16),
    _pair(ISSUED, TaskSupervisionSlipIssued, 17),
    _pair(ANSWERED, TaskSupervisionSlipAnswered, 18),
    _pair(PASSED, TaskSupervisionSlipClockPassed, 18),
    _pair(INTERVIEW, TaskInterviewHeld, 19),
)
