"""Feedback with its words, for those who answer it; and for the units judged, once enough gave it.

A unit reads words and never a score; averages are shown by reporting.
"""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from contracts.words import ReviewOutcome, Role
from services.ledger.application.ports import EventStore, Vault
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.refusals import GuardRefused, NotPermitted
from services.ledger.domain.results.feedback import Feedback
from services.ledger.domain.results.result import Result
from services.ledger.domain.task.state import Task

READERS = {Role.OFFICE, Role.LEADING_GROUP, Role.SUPERVISOR, Role.DISCIPLINE, Role.AUDITOR}


class OpenedFeedback(NamedTuple):
    """One feedback, its words opened; None for what was erased, never said, or is not shown."""

    id: UUID
    received_at: datetime | None
    score: int | None
    words: str | None
    answer_due: date
    draft: str | None
    answer: str | None
    reviewed: bool
    outcome: ReviewOutcome | None
    conclusion: str | None
    erased: bool


class FeedbackPage(NamedTuple):
    """Feedback on a result, the oldest first; `next` asks for what comes after these."""

    result: UUID
    items: list[OpenedFeedback]
    next: UUID | None


@dataclass(frozen=True)
class FeedbackReader:
    """Opens feedback."""

    store: EventStore
    vault: Vault

    async def on(self, result_id: UUID, by: Doer, after: UUID | None, limit: int) -> FeedbackPage:
        """Feedback on the result after this one; refused to whoever may not read it."""
        result = (await self.store.load(Result, result_id)).require()
        watches = by.role in READERS
        if not watches:
            await self._require_unit(result, by)
        ids = await self.store.feedback_on(result_id, after, limit)
        found = await self.store.load_many(Feedback, ids)
        opened = await self._opened([found[one] for one in ids], watches)
        return FeedbackPage(result_id, opened, ids[-1] if len(ids) == limit else None)

    async def _require_unit(self, result: Result, by: Doer) -> None:
        tasks = (await self.store.load_many(Task, result.facts.tasks)).values()
        concerned = by.role in {Role.HEAD, Role.HANDLER} and any(
            by.post.unit in one.units for one in tasks
        )
        if not concerned:
            raise NotPermitted("only who answers feedback and the units judged read it")
        campaign = await self.store.load(Campaign, result.facts.campaign)
        rules = campaign.on(by.moment.today).policy.feedback
        if await self.store.feedback_count(result.id) < rules.shown_from:
            raise GuardRefused(
                "too_few_answers", "too few have answered for a unit to read any of it"
            )

    async def _opened(self, found: list[Feedback], watches: bool) -> list[OpenedFeedback]:
        texts = iter(await self.vault.open_all([one for each in found for one in each.sealed]))
        return [_shown(one, watches, *islice(texts, len(one.sealed))) for one in found]


def _shown(one: Feedback, watches: bool, *said: str | None) -> OpenedFeedback:
    words, draft, answer, conclusion = said
    return OpenedFeedback(
        id=one.id,
        received_at=one.received_at if watches else None,
        score=one.facts.score if watches else None,
        words=words,
        answer_due=one.facts.answer_due,
        draft=draft,
        answer=answer,
        reviewed=one.reviewed and watches,
        outcome=one.concluded.outcome if one.concluded and watches else None,
        conclusion=conclusion if watches else None,
        erased=one.erased,
    )
