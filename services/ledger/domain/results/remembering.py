"""Publication and feedback in the task's own stream: which tasks may be told of, and the pairs."""

from collections.abc import Mapping
from hashlib import sha256

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.results import feedback, paired
from contracts.events.results.publication import (
    ResultDrafted,
    ResultFact,
    ResultPublished,
    ResultWithdrawn,
)
from contracts.events.task.summary import TaskFact
from contracts.words import Role, TaskStatus
from services.ledger.domain.finding import Finding
from services.ledger.domain.kernel.refusals import GuardRefused
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.state import Task

LONGEST_RUN = 20
"""Letters and figures in a row that a text may share with a finding without quoting it."""
SHORTEST_WORDING = 6
"""Shorter findings are no wording that could be told apart from any other sentence."""

_PAIRS: Mapping[type[Fact], type[TaskFact]] = {
    ResultDrafted: paired.TaskResultDrafted,
    ResultPublished: paired.TaskResultPublished,
    ResultWithdrawn: paired.TaskResultWithdrawn,
    feedback.FeedbackReceived: paired.TaskFeedbackReceived,
    feedback.ReviewRaised: paired.TaskReviewRaised,
    feedback.FeedbackAnswerDrafted: paired.TaskFeedbackAnswerDrafted,
    feedback.FeedbackAnswered: paired.TaskFeedbackAnswered,
    feedback.ReviewConcluded: paired.TaskReviewConcluded,
    feedback.FeedbackErased: paired.TaskFeedbackErased,
}


def require_publishable(
    task: Task, fact: ResultDrafted | ResultPublished, finding: Finding, context: Context
) -> None:
    """The task has a result; where the office is party to it, the leading group acts (独立).

    Wording of the source is never in the text unless its author says that it is quoted.
    """
    own = context.standing(context.by.body_units.get(Role.OFFICE, frozenset()))
    if own & context.standing(task.units):
        context.by.require(Role.LEADING_GROUP)
    task.require_status(TaskStatus.VERIFIED, TaskStatus.CLOSED, TaskStatus.LONG_TERM)
    if task.facts.campaign != fact.campaign:
        raise GuardRefused(
            "task_of_campaign", "task {number} is of another campaign", number=task.facts.number
        )
    said = f"{fact.title} {fact.text}"
    if not fact.quotes_source and quotes(said, finding.facts.text):
        raise GuardRefused(
            "source_wording",
            "the text repeats the wording of finding {number}; say it in words of your own",
            number=finding.facts.number,
        )


def remember(task: Task, event: Event) -> TaskFact:
    """The pair of the event in the task's own stream."""
    fact = event.data
    if isinstance(fact, feedback.FeedbackFact):
        told = {
            "result": fact.result,
            "feedback": event.aggregate_id,
            "feedback_event_sha256": sha256(event.to_bytes()).hexdigest(),
        }
    elif isinstance(fact, ResultFact):
        told = {**fact.model_dump(exclude={"title"}), "result": event.aggregate_id}
    else:
        raise TypeError(f"{event.type} is no fact of a result")
    pair = _PAIRS[type(fact)]
    return pair.model_validate({"task": task.facts, "result_title": fact.title, **told})


def quotes(text: str, source: str) -> bool:
    """Whether the text repeats a run of the source's letters and figures, or all of a short one."""
    bare, wording = _bare(text), _bare(source)
    if len(wording) < SHORTEST_WORDING:
        return False
    run = min(LONGEST_RUN, len(wording))
    return any(wording[at : at + run] in bare for at in range(len(wording) - run + 1))


def _bare(text: str) -> str:
    return "".join(one for one in text.lower() if one.isalnum())
