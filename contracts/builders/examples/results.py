"""The result of R08-1 made public, and feedback on it; with their pairs in the task's stream."""

from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from contracts.builders.example import Example
from contracts.builders.people import HEAD, LEADING_GROUP, OFFICE
from contracts.builders.places import CAMPAIGN, LEAD_UNIT, SUMMARY, TASK, at, file_hash
from contracts.envelope import Actor
from contracts.events.fact import Sealed
from contracts.events.results import feedback, paired, publication
from contracts.events.task.summary import TaskFact
from contracts.words import ReviewOutcome

RESULT = uuid5(TASK, "result/1")
FEEDBACK = uuid5(RESULT, "feedback/1")
PUBLIC = Actor(person=None, post="public", unit=None)
"""Whoever answers an invitation: nobody asks who it is."""

TITLE = "附属医院管理权责清单已经印发"
TEXT = "医学部牵头理顺了附属医院的管理关系，权责清单已印发并公开。"
ON_RESULT = {"campaign": CAMPAIGN, "title": TITLE, "tasks": (TASK,)}
ON_FEEDBACK = {**ON_RESULT, "result": RESULT}
DUE = date(2022, 7, 20)


def _sealed(hint: str) -> Sealed:
    return Sealed(key=f"feedback/{FEEDBACK}", text=f"sealed {hint}")


def _public(fact: publication.ResultFact, version: int, by: Actor, day: str) -> Example:
    return Example(fact, RESULT, version, by, at(day))


def _heard(fact: feedback.FeedbackFact, version: int, by: Actor, day: str) -> Example:
    return Example(fact, FEEDBACK, version, by, at(day))


DRAFTED = _public(publication.ResultDrafted(**ON_RESULT, text=TEXT), 1, OFFICE, "2022-06-27")
PUBLISHED = _public(
    publication.ResultPublished(
        **ON_RESULT, text=TEXT, drafted_by=OFFICE.person, opinion="同意公开"
    ),
    *(2, LEADING_GROUP, "2022-06-29"),
)
INVITED = _public(
    publication.FeedbackInvited(
        **ON_RESULT, invitations=tuple(file_hash(f"invitation {n}") for n in range(1, 7))
    ),
    *(3, OFFICE, "2022-06-30"),
)
WITHDRAWN = _public(
    publication.ResultWithdrawn(**ON_RESULT, reason="数字有误", was_public=True),
    *(4, OFFICE, "2022-08-01"),
)
RECEIVED = _heard(
    feedback.FeedbackReceived(
        **ON_FEEDBACK,
        invitation=file_hash("invitation 1"),
        receipt=file_hash("receipt 1"),
        score=2,
        words=_sealed("words"),
        answer_due=DUE,
        policy_version=1,
    ),
    *(1, PUBLIC, "2022-07-05"),
)
REVIEW = _heard(
    feedback.ReviewRaised(**ON_FEEDBACK, score=2, bad_score=2, policy_version=1),
    *(2, PUBLIC, "2022-07-05"),
)
ANSWER_DRAFTED = _heard(
    feedback.FeedbackAnswerDrafted(**ON_FEEDBACK, unit=LEAD_UNIT, text=_sealed("draft")),
    *(3, HEAD, "2022-07-08"),
)
ANSWERED = _heard(
    feedback.FeedbackAnswered(
        **ON_FEEDBACK, text=_sealed("answer"), answer_due=DUE, late=False, drafted_by=LEAD_UNIT
    ),
    *(4, OFFICE, "2022-07-11"),
)
CONCLUDED = _heard(
    feedback.ReviewConcluded(
        **ON_FEEDBACK, outcome=ReviewOutcome.UPHELD, text=_sealed("conclusion")
    ),
    *(5, OFFICE, "2022-07-12"),
)
ERASED = _heard(
    feedback.FeedbackErased(**ON_FEEDBACK, reason="所写涉及他人隐私"),
    *(6, OFFICE, "2022-09-01"),
)


def _pair(of: Example, kind: type[TaskFact], version: int, **more: Any) -> Example:
    pair = kind.model_validate(
        {"task": SUMMARY, "result": RESULT, "result_title": TITLE, "feedback": FEEDBACK, **more}
    )
    return Example(pair, TASK, version, of.by, of.at, LEAD_UNIT)


def _hashed(of: Example) -> dict[str, UUID | str]:
    return {"feedback_event_sha256": sha256(of.recorded().to_bytes()).hexdigest()}


EXAMPLES = (
    *(DRAFTED, PUBLISHED, INVITED, WITHDRAWN),
    *(RECEIVED, REVIEW, ANSWER_DRAFTED, ANSWERED, CONCLUDED, ERASED),
    _pair(DRAFTED, paired.TaskResultDrafted, 31),
    _pair(PUBLISHED, paired.TaskResultPublished, 32, text=TEXT),
    _pair(RECEIVED, paired.TaskFeedbackReceived, 33, **_hashed(RECEIVED)),
    _pair(REVIEW, paired.TaskReviewRaised, 34, **_hashed(REVIEW)),
    _pair(ANSWER_DRAFTED, paired.TaskFeedbackAnswerDrafted, 35, **_hashed(ANSWER_DRAFTED)),
    _pair(ANSWERED, paired.TaskFeedbackAnswered, 36, **_hashed(ANSWERED)),
    _pair(CONCLUDED, paired.TaskReviewConcluded, 37, **_hashed(CONCLUDED)),
    _pair(WITHDRAWN, paired.TaskResultWithdrawn, 38, reason="数字有误"),
    _pair(ERASED, paired.TaskFeedbackErased, 39, **_hashed(ERASED)),
)
