"""What is done about feedback: drafted by a unit, answered, reviewed, erased; each step paired."""

from uuid import UUID

from contracts.events.fact import Sealed
from contracts.events.results.feedback import FeedbackFact
from services.ledger.application.workplace import Workplace
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.results import hearing as rules
from services.ledger.domain.results.feedback import Feedback
from services.ledger.domain.results.remembering import remember


async def draft_feedback_answer(
    at: Workplace, target: UUID, command: rules.DraftFeedbackAnswer
) -> UUID:
    """Propose an answer as a unit, which may read feedback once enough people gave it."""
    feedback = await at.session.load(Feedback, target)
    units, enough = await _units(at, feedback), await _enough(at, feedback)
    text = await _seal(at, feedback, command.text)
    return await _record(
        at, feedback, rules.draft_feedback_answer(feedback, text, units, enough, at.by)
    )


async def answer_feedback(at: Workplace, target: UUID, command: rules.AnswerFeedback) -> UUID:
    """Answer whoever gave the feedback."""
    feedback = await at.session.load(Feedback, target)
    units, text = await _units(at, feedback), await _seal(at, feedback, command.text)
    return await _record(at, feedback, rules.answer_feedback(feedback, text, units, at.by))


async def conclude_review(at: Workplace, target: UUID, command: rules.ConcludeReview) -> UUID:
    """End the review that a bad score raised."""
    feedback = await at.session.load(Feedback, target)
    units, text = await _units(at, feedback), await _seal(at, feedback, command.text)
    return await _record(at, feedback, rules.conclude_review(feedback, command, text, units, at.by))


async def erase_feedback(at: Workplace, target: UUID, command: rules.EraseFeedback) -> UUID:
    """Erase its words: the key is deleted with the event."""
    feedback = await at.session.load(Feedback, target)
    return await _record(at, feedback, rules.erase_feedback(feedback, command, at.by))


async def _units(at: Workplace, feedback: Feedback) -> frozenset[str]:
    tasks = [await at.task(one) for one in feedback.facts.tasks]
    return frozenset[str]().union(*(one.units | one.former_units for one in tasks))


async def _enough(at: Workplace, feedback: Feedback) -> bool:
    facts = feedback.facts
    campaign = await at.session.load(Campaign, facts.campaign)
    rules_ = campaign.on(at.by.moment.today).policy.feedback
    return await at.session.heard_on(facts.result) >= rules_.shown_from


async def _seal(at: Workplace, feedback: Feedback, text: str) -> Sealed:
    # A key that was deleted, be it by another process a moment ago, must not come back.
    feedback.require_readable()
    sealed = await at.vault.seal_more(f"feedback/{feedback.id}", text)
    return sealed or feedback.refuse_erased()


async def _record(at: Workplace, feedback: Feedback, fact: FeedbackFact) -> UUID:
    _, event = at.session.record(feedback, fact)
    for one in fact.tasks:
        task = await at.task(one)
        at.session.record(task, remember(task, event))
    return feedback.id
