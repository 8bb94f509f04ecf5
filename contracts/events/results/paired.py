"""Publication and feedback as each task concerned remembers them, in its own stream.

Of feedback there is its id and the hash of its event alone: a unit's events tell no single score.
"""

from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Sha256
from contracts.events.task.summary import TaskFact


class _OfResult(TaskFact):
    """The publication, by id and title."""

    result: UUID
    result_title: str


class TaskResultDrafted(_OfResult):
    """A text on this task's result was drafted for the public."""

    topic: ClassVar[str] = "task.result_drafted.v1"


class TaskResultPublished(_OfResult):
    """This task's result is public."""

    topic: ClassVar[str] = "task.result_published.v1"
    text: str


class TaskResultWithdrawn(_OfResult):
    """What was drafted or public of this task's result was taken back."""

    topic: ClassVar[str] = "task.result_withdrawn.v1"
    reason: str


class _OfFeedback(_OfResult):
    """The feedback, and the hash of its event."""

    feedback: UUID
    feedback_event_sha256: Sha256


class TaskFeedbackReceived(_OfFeedback):
    """Somebody said what they think of this task's result."""

    topic: ClassVar[str] = "task.feedback_received.v1"


class TaskReviewRaised(_OfFeedback):
    """Feedback on this task's result is being looked into."""

    topic: ClassVar[str] = "task.review_raised.v1"


class TaskFeedbackAnswerDrafted(_OfFeedback):
    """A unit of this task proposed an answer to feedback."""

    topic: ClassVar[str] = "task.feedback_answer_drafted.v1"


class TaskFeedbackAnswered(_OfFeedback):
    """Feedback on this task's result was answered."""

    topic: ClassVar[str] = "task.feedback_answered.v1"


class TaskReviewConcluded(_OfFeedback):
    """What was to be looked into was concluded."""

    topic: ClassVar[str] = "task.review_concluded.v1"


class TaskFeedbackErased(_OfFeedback):
    """The words of feedback on this task's result were erased."""

    topic: ClassVar[str] = "task.feedback_erased.v1"
