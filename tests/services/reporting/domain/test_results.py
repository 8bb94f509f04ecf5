"""What the rows of published results and of feedback say, and how feedback is counted."""

from datetime import date, timedelta

from contracts.builders.event import an_event
from contracts.builders.examples.results import DUE, FEEDBACK, RESULT
from contracts.builders.people import LEADING_GROUP, OFFICE
from contracts.builders.places import LEAD_UNIT, TASK
from contracts.events.results import feedback, publication
from contracts.words import ReviewOutcome
from services.reporting.domain.coverage.hearing import Heard, heard
from services.reporting.domain.rows.outcomes.feedback import FeedbackRow
from services.reporting.domain.rows.outcomes.result import ResultRow, ResultState
from tests.services.reporting.folded import row_after

DRAFTED = [an_event(publication.ResultDrafted)]
PUBLIC = [*DRAFTED, an_event(publication.ResultPublished), an_event(publication.FeedbackInvited)]
BAD = [an_event(feedback.FeedbackReceived), an_event(feedback.ReviewRaised)]
ANSWERED = [
    *BAD,
    *(an_event(one) for one in (feedback.FeedbackAnswerDrafted, feedback.FeedbackAnswered)),
]
DONE = [*ANSWERED, an_event(feedback.ReviewConcluded), an_event(feedback.FeedbackErased)]


def test_a_draft_was_never_public_and_what_is_published_names_author_and_approver() -> None:
    draft = row_after(DRAFTED, ResultRow, RESULT)
    assert (draft.state, draft.was_public, draft.tasks) == (ResultState.DRAFT, False, (TASK,))
    public = row_after(PUBLIC, ResultRow, RESULT)
    assert (public.state, public.was_public, public.invited) == (ResultState.PUBLISHED, True, 6)
    assert (public.drafted_by, public.approved_by) == (OFFICE.person, LEADING_GROUP.person)


def test_what_is_withdrawn_says_when_and_why() -> None:
    gone = row_after([*PUBLIC, an_event(publication.ResultWithdrawn)], ResultRow, RESULT)
    assert (gone.state, gone.ended_on, gone.reason) == (
        *(ResultState.WITHDRAWN, date(2022, 8, 1)),
        "数字有误",
    )


def test_feedback_waits_until_it_is_answered_and_is_reviewed_until_that_is_concluded() -> None:
    waiting = row_after(BAD, FeedbackRow, FEEDBACK)
    assert (waiting.waits, waiting.under_review) == (True, True)
    assert (waiting.overdue(DUE), waiting.overdue(date(2022, 7, 21))) == (False, True)
    answered = row_after(ANSWERED, FeedbackRow, FEEDBACK)
    assert (answered.waits, answered.under_review) == (False, True)
    assert (answered.drafted_by, answered.answered_on) == (LEAD_UNIT, date(2022, 7, 11))
    done = row_after(DONE, FeedbackRow, FEEDBACK)
    assert (done.under_review, done.outcome) == (False, ReviewOutcome.UPHELD)
    assert done.erased_on == date(2022, 9, 1)


def test_nobody_waits_for_an_answer_to_what_is_erased() -> None:
    erased = row_after(
        [*BAD, an_event(feedback.FeedbackErased, aggregate_version=3)], FeedbackRow, FEEDBACK
    )
    assert not erased.waits
    assert not erased.under_review
    assert heard([erased], date(2999, 1, 1)) == Heard(1, 0, 1, 0, 0, 2.0)


def test_what_is_counted_is_received_answered_overdue_and_under_review() -> None:
    waiting, answered = (row_after(one, FeedbackRow, FEEDBACK) for one in (BAD, ANSWERED))
    late = date(2022, 7, 21)
    assert heard([], late) == Heard(0, 0, 0, 0, 0)
    assert heard([waiting, answered], late) == Heard(2, 1, 0, 1, 2, 2.0)


def test_no_two_averages_that_a_unit_sees_tell_the_score_between_them() -> None:
    row = row_after(BAD, FeedbackRow, FEEDBACK)
    scores = (2, 3, 4, 5, 5, 1, 1, 1, 1, 1)
    rows = [
        row.but(score=score, received_at=row.received_at + timedelta(seconds=after))
        for after, score in enumerate(scores)
    ]
    seen = [heard(reversed(rows[:count]), DUE, 5).average for count in range(11)]
    assert seen == [*[None] * 5, *[3.8] * 5, 2.4]
    assert heard(rows[:6], DUE).average == 3.33
