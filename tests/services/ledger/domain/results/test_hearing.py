"""Whoever is invited answers once; who is judged answers nothing alone; a bad score is reviewed."""

from datetime import date

import pytest

from contracts.events.campaigns.rules import FeedbackRules
from contracts.events.results.feedback import (
    FeedbackAnswerDrafted,
    FeedbackAnswered,
    FeedbackErased,
    FeedbackReceived,
    ReviewConcluded,
    ReviewRaised,
)
from contracts.events.results.publication import ResultWithdrawn
from contracts.words import ReviewOutcome
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.results.feedback import Feedback
from services.ledger.domain.results.hearing import (
    ConcludeReview,
    EraseFeedback,
    GiveFeedback,
    answer_feedback,
    conclude_review,
    draft_feedback_answer,
    erase_feedback,
    give_feedback,
    raise_review,
    require_invited,
)
from services.ledger.domain.results.result import Result
from tests.services.ledger.domain.people import (
    AUDITOR,
    HANDLER,
    HEAD,
    LEADER,
    LEADING_GROUP,
    OFFICE,
    STRANGER_HEAD,
    SUPERVISOR,
    on,
    post,
    someone,
)
from tests.services.ledger.domain.results.published import (
    BAD,
    DRAFTED,
    HEADING,
    INVITATION,
    INVITED,
    PUBLISHED,
    RECEIPT,
    RESULT_ID,
    UNITS,
    WORDS,
    a_feedback,
    a_result,
    received,
)
from tests.services.ledger.domain.stage import Stage, done

RULES = (3, FeedbackRules(answer_days=10))
GIVE = GiveFeedback(invitation=INVITATION, receipt=RECEIPT, score=2)
OPEN = a_result(DRAFTED, PUBLISHED, INVITED)
CONCLUDE = ConcludeReview(outcome=ReviewOutcome.UPHELD, text="已约谈")
ERASE = EraseFeedback(reason="涉及他人")
OFFICE_OF_UNIT = someone("zgb-9", post("整改办", "zgb"), post("经办人", "hqb"))


def invited(result: Result, feedback: Feedback, invitation: str) -> None:
    """The guard with the result first, as stages give it."""
    require_invited(result, feedback, invitation)


def test_an_invitation_to_what_is_public_is_good_once() -> None:
    require_invited(OPEN.state, a_feedback().state, INVITATION)
    OPEN.when(invited, a_feedback(received()).state, INVITATION).refused("already_exists")


@pytest.mark.parametrize(
    ("stage", "invitation"),
    [
        (OPEN, "0" * 64),
        (a_result(DRAFTED, PUBLISHED), INVITATION),
        (a_result(DRAFTED), INVITATION),
        (a_result(), INVITATION),
        (
            a_result(
                *(DRAFTED, PUBLISHED, INVITED),
                done(ResultWithdrawn(**HEADING, reason="数字有误", was_public=True)),
            ),
            INVITATION,
        ),
    ],
)
def test_a_wrong_code_an_unpublished_result_and_none_are_told_alike(
    stage: Stage, invitation: str
) -> None:
    stage.when(invited, a_feedback().state, invitation).refused("not_permitted")


def test_feedback_keeps_hashes_and_sealed_words_and_says_when_it_is_answered() -> None:
    given = OPEN.when(give_feedback, GIVE, WORDS, RULES, date(2021, 9, 20))._decided()
    assert isinstance(given, FeedbackReceived)
    assert (given.result, given.invitation, given.receipt) == (RESULT_ID, INVITATION, RECEIPT)
    assert (given.words, given.answer_due, given.policy_version) == (WORDS, date(2021, 9, 30), 3)


@pytest.mark.parametrize(("score", "bad"), [(1, True), (2, True), (3, False), (5, False)])
def test_a_bad_score_raises_a_review_by_the_policy_s_figure(score: int, bad: bool) -> None:
    stage = a_feedback(received(score))
    if bad:
        stage.when(raise_review, RULES).then(ReviewRaised, score=score, bad_score=2)
    else:
        assert raise_review(stage.state, RULES) is None
    strict = (4, FeedbackRules(bad_score=4))
    assert (raise_review(stage.state, strict) is not None) is (score <= 4)


@pytest.mark.parametrize("doer", [OFFICE, SUPERVISOR, LEADING_GROUP])
@pytest.mark.parametrize(("day", "late"), [("2021-10-05", False), ("2021-10-06", True)])
def test_office_or_supervision_answer_once_and_late_is_recorded(
    doer: Doer, day: str, late: bool
) -> None:
    answered = (
        a_feedback(received())
        .when(answer_feedback, WORDS, UNITS, on(day, doer))
        .then(FeedbackAnswered, late=late, drafted_by=None, text=WORDS)
    )
    answered.when(answer_feedback, WORDS, UNITS, on(day, doer)).refused("already_exists")


@pytest.mark.parametrize("doer", [HEAD, HANDLER, LEADER, AUDITOR])
def test_the_unit_judged_and_others_answer_nothing(doer: Doer) -> None:
    a_feedback(*BAD).when(answer_feedback, WORDS, UNITS, doer).refused("not_permitted")
    a_feedback(*BAD).when(conclude_review, CONCLUDE, WORDS, UNITS, doer).refused("not_permitted")


def test_who_holds_a_post_in_a_unit_judged_answers_in_no_other_post() -> None:
    stage = a_feedback(*BAD)
    stage.when(answer_feedback, WORDS, UNITS, OFFICE_OF_UNIT).refused("own_unit")
    stage.when(conclude_review, CONCLUDE, WORDS, UNITS, OFFICE_OF_UNIT).refused("own_unit")


def test_a_unit_drafts_once_enough_have_answered_and_its_draft_is_named() -> None:
    stage = a_feedback(received())
    stage.when(draft_feedback_answer, WORDS, UNITS, False, HEAD).refused("too_few_answers")
    stage.when(draft_feedback_answer, WORDS, UNITS, True, STRANGER_HEAD).refused("not_permitted")
    for doer in (OFFICE, someone("hqb-9", post("驾驶员", "hqb"))):
        stage.when(draft_feedback_answer, WORDS, UNITS, True, doer).refused("not_permitted")
    drafted = stage.when(draft_feedback_answer, WORDS, UNITS, True, HANDLER).then(
        FeedbackAnswerDrafted, unit="hqb", text=WORDS
    )
    answered = drafted.when(answer_feedback, WORDS, UNITS, OFFICE).then(
        FeedbackAnswered, drafted_by="hqb"
    )
    late = answered.when(draft_feedback_answer, WORDS, UNITS, True, HANDLER)
    late.refused("already_exists")


def test_a_review_is_concluded_once_and_only_where_one_was_raised() -> None:
    concluded = (
        a_feedback(*BAD)
        .when(conclude_review, CONCLUDE, WORDS, UNITS, OFFICE)
        .then(ReviewConcluded, outcome=ReviewOutcome.UPHELD)
    )
    concluded.when(conclude_review, CONCLUDE, WORDS, UNITS, OFFICE).refused("already_exists")
    good = a_feedback(received(5))
    good.when(conclude_review, CONCLUDE, WORDS, UNITS, OFFICE).refused("review_raised")


def test_the_office_erases_words_once_and_then_nobody_answers_them() -> None:
    a_feedback(received()).when(erase_feedback, ERASE, SUPERVISOR).refused("not_permitted")
    gone = (
        a_feedback(received())
        .when(erase_feedback, ERASE, OFFICE)
        .then(FeedbackErased, reason="涉及他人")
    )
    gone.when(erase_feedback, ERASE, OFFICE).refused("feedback_erased")
    gone.when(answer_feedback, WORDS, UNITS, OFFICE).refused("feedback_erased")
    gone.when(draft_feedback_answer, WORDS, UNITS, True, HEAD).refused("feedback_erased")
    gone.when(conclude_review, CONCLUDE, WORDS, UNITS, OFFICE).refused("feedback_erased")


def test_of_what_was_never_received_nothing_is_said() -> None:
    nothing = a_feedback()
    nothing.when(answer_feedback, WORDS, UNITS, OFFICE).refused("not_found")
    nothing.when(erase_feedback, ERASE, OFFICE).refused("not_found")
    nothing.when(conclude_review, CONCLUDE, WORDS, UNITS, OFFICE).refused("not_found")
