"""A result of the back office's task, as far as a test needs it."""

from uuid import UUID

from contracts.events.fact import Sealed
from contracts.events.results.feedback import FeedbackReceived, ReviewRaised
from contracts.events.results.publication import FeedbackInvited, ResultDrafted, ResultPublished
from contracts.identifiers import feedback_id
from services.ledger.domain.results.feedback import Feedback
from services.ledger.domain.results.result import Result
from tests.services.ledger.domain.history import TASK_ID
from tests.services.ledger.domain.people import CAMPAIGN, LEADING_GROUP, OFFICE
from tests.services.ledger.domain.stage import Done, Stage, done, given

RESULT_ID = UUID(int=31)
INVITATION, OTHER_INVITATION, RECEIPT = "1a" * 32, "2b" * 32, "3c" * 32
WORDS = Sealed(key="feedback/1", text="c2VhbGVk")
UNITS = frozenset({"hqb", "xsc"})
HEADING = {"campaign": CAMPAIGN, "title": "报修两小时到场", "tasks": (TASK_ID,)}
TEXT = "宿舍报修由一天缩短到两小时。"
DRAFT = ResultDrafted.model_validate({**HEADING, "text": TEXT})
DRAFTED = done(DRAFT)
PUBLISHED = done(ResultPublished(**HEADING, text=TEXT, drafted_by=OFFICE.officer.id), LEADING_GROUP)
INVITED = done(FeedbackInvited(**HEADING, invitations=(INVITATION, OTHER_INVITATION)))


def a_result(*history: Done) -> Stage:
    """The publication after these decisions."""
    return given(Result(RESULT_ID), *history)


def a_feedback(*history: Done) -> Stage:
    """The answer to the invitation, after these decisions."""
    return given(Feedback(feedback_id(RESULT_ID, INVITATION)), *history)


OF_RESULT = {**HEADING, "result": RESULT_ID}


def received(score: int = 4, due: str = "2021-10-05") -> Done:
    """Somebody gave this score."""
    fact = FeedbackReceived.model_validate(
        {
            **OF_RESULT,
            "invitation": INVITATION,
            "receipt": RECEIPT,
            "score": score,
            "words": WORDS,
            "answer_due": due,
            "policy_version": 1,
        }
    )
    return done(fact)


BAD = (
    received(2),
    done(
        ReviewRaised.model_validate({**OF_RESULT, "score": 2, "bad_score": 2, "policy_version": 1})
    ),
)
