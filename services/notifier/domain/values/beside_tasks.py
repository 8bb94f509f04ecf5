"""What a message may say of an event that is no task's: of findings, slips, results, campaigns."""

from collections.abc import Callable
from typing import Any

from contracts.events.campaigns.policy import PolicyChanged
from contracts.events.campaigns.reports import CampaignClosed, CampaignReportApproved
from contracts.events.fact import Fact
from contracts.events.findings.analysis import ManagementResponseRecorded
from contracts.events.findings.replication import ReplicaAnswered, ReplicaAsked, ReplicaClockPassed
from contracts.events.institution import InstitutionAbolished
from contracts.events.results import feedback, publication
from contracts.events.supervision.draw import LookBackDrawn, SpotCheckDrawn
from contracts.events.supervision.slip import (
    NoticeIssued,
    SupervisionFact,
    SupervisionSlipAnswered,
    SupervisionSlipClockPassed,
    SupervisionSlipIssued,
)
from services.notifier.domain.notice import Values
from services.notifier.domain.situation import Situation
from services.notifier.domain.values.parts import day, numbers

_Told = Callable[[Any, Situation], Values]


def _public(fact: publication.ResultFact | feedback.FeedbackFact, now: Situation) -> Values:
    return {"title": fact.title, "tasks": numbers(fact.tasks, now)}


BESIDE_TASKS: dict[type[Fact], _Told] = {
    ManagementResponseRecorded: lambda it, now: {
        "number": it.finding.number,
        "unit": now.directory.unit_name(it.responding_unit),
        "text": it.text,
        "due": day(it.done_by),
    },
    ReplicaAsked: lambda it, _: {
        "number": it.finding.number,
        "text": it.text,
        "request": it.request,
        "due": day(it.due),
    },
    ReplicaAnswered: lambda it, now: {
        "number": it.finding.number,
        "unit": now.directory.unit_name(it.unit_asked),
        "answer": it.answer.value,
        "text": it.explanation,
        "task": it.task_number or "",
    },
    NoticeIssued: lambda it, now: _supervised(it, now) | {"text": it.text},
    SupervisionSlipIssued: lambda it, now: (
        _supervised(it, now) | {"text": it.text, "due": day(it.answer_due)}
    ),
    SupervisionSlipAnswered: lambda it, now: (
        _supervised(it, now) | {"text": it.text, "late": "late" if it.late else ""}
    ),
    publication.ResultDrafted: lambda it, now: _public(it, now) | {"text": it.text},
    publication.ResultPublished: lambda it, now: _public(it, now) | {"text": it.text},
    publication.ResultWithdrawn: lambda it, now: _public(it, now) | {"reason": it.reason},
    feedback.FeedbackReceived: lambda it, now: _public(it, now) | {"due": day(it.answer_due)},
    feedback.ReviewRaised: _public,
    feedback.ReviewConcluded: lambda it, now: _public(it, now) | {"outcome": it.outcome.value},
    InstitutionAbolished: lambda it, now: {
        "number": it.document_number,
        "title": it.title,
        "unit": now.directory.unit_name(it.registered_by),
        "since": day(it.abolished_on),
        "reason": it.reason,
        "replacement": it.replaced_by_document or "",
    },
    SupervisionSlipClockPassed: lambda it, now: _supervised(it, now) | {"due": day(it.due)},
    ReplicaClockPassed: lambda it, now: {
        "number": it.finding.number,
        "unit": now.directory.unit_name(it.unit_asked),
        "text": it.text,
        "due": day(it.due),
    },
    LookBackDrawn: lambda it, _: _drawn(it) | {"due": day(it.look_back_by)},
    SpotCheckDrawn: lambda it, _: _drawn(it),
    PolicyChanged: lambda it, _: {
        "name": it.name,
        "version": str(it.policy.version),
        "since": day(it.effective_from),
        "reason": it.reason,
    },
    CampaignReportApproved: lambda it, _: {
        "name": it.campaign,
        "number": it.document_number,
        "title": it.title,
    },
    CampaignClosed: lambda it, _: {"name": it.campaign, "conclusion": it.conclusion},
}


def _supervised(fact: SupervisionFact, now: Situation) -> Values:
    return {
        "number": fact.document_number,
        "unit": now.directory.unit_name(fact.unit_addressed),
        "tasks": numbers(fact.tasks, now),
    }


def _drawn(fact: LookBackDrawn | SpotCheckDrawn) -> Values:
    numbers = {one.task: one.number for one in fact.population}
    return {
        "number": str(fact.draw_number),
        "population": str(len(numbers)),
        "tasks": "、".join(numbers[task] for task in fact.drawn),
    }
