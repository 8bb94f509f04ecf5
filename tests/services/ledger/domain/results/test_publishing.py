"""Nothing is public that one person alone wrote; what is public can be taken back."""

import pytest

from contracts.events.results.publication import (
    FeedbackInvited,
    ResultDrafted,
    ResultPublished,
    ResultWithdrawn,
)
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.results import publishing
from services.ledger.domain.results.publishing import (
    DraftResult,
    InviteFeedback,
    PublishResult,
    WithdrawResult,
    draft_result,
    invite_feedback,
    publish_result,
    withdraw_result,
)
from tests.services.ledger.domain.history import TASK_ID
from tests.services.ledger.domain.people import (
    AUDITOR,
    CAMPAIGN,
    HEAD,
    LEADER,
    LEADING_GROUP,
    OFFICE,
    OFFICE_2,
    SUPERVISOR,
)
from tests.services.ledger.domain.results.published import (
    DRAFTED,
    INVITATION,
    INVITED,
    PUBLISHED,
    TEXT,
    a_result,
)

NEW = a_result()
DRAFT = DraftResult(campaign=CAMPAIGN, title="报修两小时到场", text=TEXT, tasks=(TASK_ID,))
APPROVE, WITHDRAW = PublishResult(opinion="同意"), WithdrawResult(reason="数字有误")
INVITE = InviteFeedback(invitations=(INVITATION,))


@pytest.mark.parametrize("doer", [OFFICE, LEADING_GROUP])
def test_a_draft_is_written_once_by_office_or_leading_group(doer: Doer) -> None:
    drafted = NEW.when(draft_result, DRAFT, doer).then(ResultDrafted, text=TEXT)
    drafted.when(draft_result, DRAFT, doer).refused("already_exists")


@pytest.mark.parametrize("doer", [HEAD, LEADER, SUPERVISOR, AUDITOR])
def test_nobody_else_drafts_approves_or_takes_back(doer: Doer) -> None:
    NEW.when(draft_result, DRAFT, doer).refused("not_permitted")
    a_result(DRAFTED).when(publish_result, APPROVE, doer).refused("not_permitted")
    a_result(DRAFTED).when(withdraw_result, WITHDRAW, doer).refused("not_permitted")


def test_a_draft_names_a_task_once() -> None:
    twice = DRAFT.model_copy(update={"tasks": (TASK_ID, TASK_ID)})
    NEW.when(draft_result, twice, OFFICE).refused("task_named_twice")


@pytest.mark.parametrize("doer", [OFFICE_2, LEADING_GROUP])
def test_another_person_approves_and_with_that_it_is_public_once(doer: Doer) -> None:
    public = (
        a_result(DRAFTED)
        .when(publish_result, APPROVE, doer)
        .then(ResultPublished, text=TEXT, drafted_by=OFFICE.officer.id, opinion="同意")
    )
    public.when(publish_result, APPROVE, doer).refused("result_status")


def test_who_drafted_does_not_approve() -> None:
    a_result(DRAFTED).when(publish_result, APPROVE, OFFICE).refused("another_person_approves")
    NEW.when(publish_result, APPROVE, OFFICE_2).refused("not_found")


def test_what_quotes_the_source_is_approved_by_the_leading_group_alone() -> None:
    quoting = DRAFT.model_copy(update={"quotes_source": True})
    stage = NEW.when(draft_result, quoting, OFFICE).then(ResultDrafted, quotes_source=True)
    stage.when(publish_result, APPROVE, OFFICE_2).refused("not_permitted")
    stage.when(publish_result, APPROVE, LEADING_GROUP).then(ResultPublished, quotes_source=True)


def test_a_draft_and_what_is_public_are_taken_back_once_with_a_reason() -> None:
    draft = (
        a_result(DRAFTED)
        .when(withdraw_result, WITHDRAW, OFFICE)
        .then(ResultWithdrawn, was_public=False, reason="数字有误")
    )
    draft.when(publish_result, APPROVE, OFFICE_2).refused("result_status")
    public = (
        a_result(DRAFTED, PUBLISHED)
        .when(withdraw_result, WITHDRAW, OFFICE)
        .then(ResultWithdrawn, was_public=True)
    )
    public.when(withdraw_result, WITHDRAW, OFFICE).refused("result_status")
    NEW.when(withdraw_result, WITHDRAW, OFFICE).refused("not_found")


def test_the_office_invites_to_judge_what_is_public_and_nothing_else() -> None:
    public = a_result(DRAFTED, PUBLISHED)
    public.when(invite_feedback, INVITE, OFFICE).then(FeedbackInvited, invitations=(INVITATION,))
    public.when(invite_feedback, INVITE, SUPERVISOR).refused("not_permitted")
    a_result(DRAFTED).when(invite_feedback, INVITE, OFFICE).refused("result_status")


def test_a_result_has_an_end_of_invitations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "MOST_INVITATIONS", 2)
    stage = a_result(DRAFTED, PUBLISHED, INVITED)
    stage.when(invite_feedback, INVITE, OFFICE).refused("too_many_invitations")
