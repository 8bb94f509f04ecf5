"""What can be done with institutions, replies, results made public, and feedback on those."""

from services.ledger.application.catalogue.use_case import UseCase, creating
from services.ledger.application.use_cases import answers
from services.ledger.application.use_cases.publishing import feedback, results
from services.ledger.domain.institution import (
    AbolishInstitution,
    ConfirmInstitution,
    Institution,
    RegisterInstitution,
)
from services.ledger.domain.reply import Reply, ReplyToSource
from services.ledger.domain.results.feedback import Feedback
from services.ledger.domain.results.hearing import (
    AnswerFeedback,
    ConcludeReview,
    DraftFeedbackAnswer,
    EraseFeedback,
)
from services.ledger.domain.results.publishing import (
    DraftResult,
    InviteFeedback,
    PublishResult,
    WithdrawResult,
)
from services.ledger.domain.results.result import Result

USE_CASES = (
    creating(RegisterInstitution, Institution, "institutions", answers.register_institution),
    UseCase(ConfirmInstitution, Institution, "institutions", answers.confirm_institution),
    UseCase(AbolishInstitution, Institution, "institutions", answers.abolish_institution),
    creating(ReplyToSource, Reply, "replies", answers.reply_to_source),
    creating(DraftResult, Result, "results", results.draft_result),
    UseCase(PublishResult, Result, "results", results.publish_result),
    UseCase(WithdrawResult, Result, "results", results.withdraw_result),
    UseCase(DraftFeedbackAnswer, Feedback, "feedback", feedback.draft_feedback_answer),
    UseCase(AnswerFeedback, Feedback, "feedback", feedback.answer_feedback),
    UseCase(ConcludeReview, Feedback, "feedback", feedback.conclude_review),
    UseCase(EraseFeedback, Feedback, "feedback", feedback.erase_feedback),
)

INVITE = UseCase(InviteFeedback, Result, "results", results.invite_feedback)
"""Has a route of its own, which makes the codes and tells them once; callers send no hashes."""
