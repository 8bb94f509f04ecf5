"""The desk at which anybody who holds an invitation is heard, and reads the reply by receipt.

Whatever is wrong with an invitation or a receipt is one answer, whether the result exists or not.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from contracts.envelope import Actor
from contracts.events.fact import Fact, Sealed
from contracts.identifiers import feedback_id
from services.ledger.application.execution import again_when_lost, commit_of
from services.ledger.application.hearing.codes import Codes
from services.ledger.application.identification import Identification
from services.ledger.application.ports import Appended, EventStore, Identities, Vault
from services.ledger.application.session import Session
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.kernel.deadlines import Moment
from services.ledger.domain.kernel.refusals import NotFound
from services.ledger.domain.results.feedback import Feedback
from services.ledger.domain.results.hearing import (
    GiveFeedback,
    give_feedback,
    raise_review,
    require_invited,
)
from services.ledger.domain.results.remembering import remember
from services.ledger.domain.results.result import Result
from services.ledger.domain.task.state import Task

PUBLIC = Actor(person=None, post="public", unit=None)
ATTEMPTS = 10


class Said(NamedTuple):
    """What somebody says under an invitation, on which result."""

    result: UUID
    invitation: str
    score: int
    words: str


class Heard(NamedTuple):
    """The code under which the reply is read, and by when it is due."""

    receipt: str
    answer_due: date


class Reply(NamedTuple):
    """What has become of a feedback; `text` once it is answered, unless it was erased."""

    answer_due: date
    answered: bool
    erased: bool
    text: str | None


@dataclass(frozen=True)
class PublicDesk:
    """Hears one after the other: those on one result would only lose races against each other."""

    store: EventStore
    identification: Identification
    identities: Identities
    vault: Vault
    codes: Codes
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def hear(self, said: Said) -> Heard:
        """Record the feedback; NotPermitted or AlreadyExists for the invitation.

        It is correlated with nothing: an id that came with the request stands in logs elsewhere,
        beside the address of whoever sent it.
        """
        correlation = self.identities.random_id()
        receipt = self.codes.new()
        command = GiveFeedback(
            invitation=self.codes.hashed("invitation", said.invitation),
            receipt=self.codes.hashed("receipt", receipt),
            score=said.score,
        )
        due = self.identification.moment().today

        async def attempt() -> Appended:
            nonlocal due
            moment = self.identification.moment()
            session = Session(self.store, PUBLIC, moment.at, self.identities.event_id, correlation)
            due = await self._decide(session, said, command, moment)
            return await self.store.append(commit_of(session, moment.at, said.result, None))

        async with self._turn:
            await again_when_lost(attempt, ATTEMPTS)
        return Heard(receipt, due)

    async def reply(self, result: UUID, receipt: str) -> Reply:
        """What has become of the feedback under this receipt; NotFound where there is none."""
        id_ = await self.store.feedback_under(self.codes.hashed("receipt", receipt))
        feedback = await self.store.load(Feedback, id_ or UUID(int=0))
        if not feedback.exists or feedback.facts.result != result:
            raise NotFound("no feedback has this receipt")
        answered = feedback.answered
        text = await self.vault.open(answered.text) if answered else None
        return Reply(feedback.facts.answer_due, answered is not None, feedback.erased, text)

    async def _decide(
        self, session: Session, said: Said, command: GiveFeedback, moment: Moment
    ) -> date:
        result = await _result(session, said.result)
        feedback = await session.load(Feedback, feedback_id(result.id, command.invitation))
        require_invited(result, feedback, command.invitation)
        campaign = await session.load(Campaign, result.facts.campaign)
        policy = campaign.on(moment.today).policy
        rules = (policy.version, policy.feedback)
        words = await self._sealed(feedback, said.words)
        fact = give_feedback(result, command, words, rules, moment.today)
        feedback = await _record(session, feedback, fact)
        if review := raise_review(feedback, rules):
            await _record(session, feedback, review)
        return fact.answer_due

    async def _sealed(self, feedback: Feedback, words: str) -> Sealed:
        return await self.vault.seal(f"feedback/{feedback.id}", words)


async def _result(session: Session, id_: UUID) -> Result:
    """The result; an id of another kind of thing is told apart from none by nobody."""
    try:
        return await session.load(Result, id_)
    except NotFound:
        return Result(id_)


async def _record(session: Session, feedback: Feedback, fact: Fact) -> Feedback:
    feedback, event = session.record(feedback, fact)
    for one in feedback.facts.tasks:
        task = await session.load(Task, one)
        session.record(task, remember(task, event))
    return feedback
