"""A result made public: a text of its own on tasks of one campaign, and who is invited to judge it.

It guards that nothing is public before another person than its author approved it.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from contracts.envelope import Event
from contracts.events.results.publication import (
    FeedbackInvited,
    ResultDrafted,
    ResultFact,
    ResultPublished,
    ResultWithdrawn,
)
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.refusals import GuardRefused, NotFound


class ResultStatus(StrEnum):
    """How far a publication has come."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Result(Aggregate):
    """The publication; `invitations` are keyed hashes of all tokens ever made for it."""

    word: ClassVar[str] = "result"
    drafted: ResultDrafted | None = None
    drafted_by: UUID | None = None
    status: ResultStatus = ResultStatus.DRAFT
    was_public: bool = False
    invitations: frozenset[str] = frozenset()

    @property
    def facts(self) -> ResultDrafted:
        """What was drafted, or a refusal where nothing was."""
        self.require()
        if self.drafted is None:
            raise NotFound("the result was never drafted")
        return self.drafted

    @property
    def heading(self) -> dict[str, Any]:
        """What every fact of this publication says first."""
        return {name: getattr(self.facts, name) for name in ResultFact.model_fields}

    def require_status(self, *wanted: ResultStatus) -> None:
        """Refuse when it is in none of these."""
        self.require()
        if self.status not in wanted:
            raise GuardRefused(
                "result_status",
                "the result is {status}, and must be {wanted}",
                status=self.status,
                wanted=wanted,
            )


def _drafted(result: Result, fact: ResultDrafted, event: Event) -> Result:
    return replace(result, drafted=fact, drafted_by=event.actor.person)


def _published(result: Result, _fact: ResultPublished, _: Event) -> Result:
    return replace(result, status=ResultStatus.PUBLISHED, was_public=True)


def _withdrawn(result: Result, _fact: ResultWithdrawn, _: Event) -> Result:
    return replace(result, status=ResultStatus.WITHDRAWN)


def _invited(result: Result, fact: FeedbackInvited, _: Event) -> Result:
    return replace(result, invitations=result.invitations | set(fact.invitations))


Result.folds = {
    ResultDrafted: _drafted,
    ResultPublished: _published,
    ResultWithdrawn: _withdrawn,
    FeedbackInvited: _invited,
}
