"""What is decided about a publication: its draft, its approval, its end, and who is invited."""

from collections.abc import Sequence
from uuid import UUID

from pydantic import Field

from contracts.events.results.publication import (
    FeedbackInvited,
    ResultDrafted,
    ResultPublished,
    ResultWithdrawn,
)
from contracts.words import Role
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import GuardRefused
from services.ledger.domain.results.result import Result, ResultStatus

Step = ResultDrafted | ResultPublished | ResultWithdrawn
"""What each task that the publication tells of remembers."""

MOST_INVITATIONS = 10_000
"""Invitations of one result, all together."""


class DraftResult(Command):
    """Write what the public is to read of tasks' results; another person approves it."""

    campaign: UUID
    title: Line
    text: Text
    tasks: tuple[UUID, ...] = Field(min_length=1)
    quotes_source: bool = Field(
        default=False, description="it repeats wording of a finding; the leading group approves"
    )


class PublishResult(Command):
    """Approve the draft of another person; with that it is public."""

    opinion: Text | None = None


class WithdrawResult(Command):
    """Take back what is public, or a draft."""

    reason: Text


class InviteFeedback(Command):
    """Invite people to judge the result: keyed hashes of new tokens, each good for one answer."""

    invitations: tuple[str, ...] = Field(min_length=1)


def draft_result(result: Result, command: DraftResult, by: Doer) -> ResultDrafted:
    """The office writes; where it is party to a task, the leading group, which each task judges."""
    by.require(Role.OFFICE, Role.LEADING_GROUP)
    result.require_new()
    if len(set(command.tasks)) != len(command.tasks):
        raise GuardRefused("task_named_twice", "a task is named twice in the result")
    return ResultDrafted(**command.fields())


def publish_result(result: Result, command: PublishResult, by: Doer) -> ResultPublished:
    """Approved by another person; by the leading group where it quotes the source."""
    facts = result.facts
    by.require(*_approvers(result))
    result.require_status(ResultStatus.DRAFT)
    if by.officer.id == result.drafted_by:
        raise GuardRefused("another_person_approves", "who drafted the result does not approve it")
    return ResultPublished(
        **result.heading,
        text=facts.text,
        drafted_by=result.drafted_by,
        quotes_source=facts.quotes_source,
        opinion=command.opinion,
    )


def withdraw_result(result: Result, command: WithdrawResult, by: Doer) -> ResultWithdrawn:
    """Office or leading group take back what is not over yet, with a reason."""
    by.require(Role.OFFICE, Role.LEADING_GROUP)
    result.require_status(ResultStatus.DRAFT, ResultStatus.PUBLISHED)
    return ResultWithdrawn(**result.heading, reason=command.reason, was_public=result.was_public)


def invite_feedback(result: Result, command: InviteFeedback, by: Doer) -> FeedbackInvited:
    """The office invites to judge what is public."""
    by.require(Role.OFFICE)
    result.require_status(ResultStatus.PUBLISHED)
    if len(result.invitations) + len(command.invitations) > MOST_INVITATIONS:
        raise GuardRefused(
            "too_many_invitations",
            "a result has at most {most} invitations",
            most=MOST_INVITATIONS,
        )
    return FeedbackInvited(**result.heading, invitations=command.invitations)


def _approvers(result: Result) -> Sequence[Role]:
    if result.facts.quotes_source:
        return (Role.LEADING_GROUP,)
    return (Role.OFFICE, Role.LEADING_GROUP)
