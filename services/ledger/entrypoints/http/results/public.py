"""What anybody may do: give feedback under an invitation, and read the reply by receipt.

No token is read and no address kept; a wrong code, a used up result and none at all get the same
answer. The receipt comes in a header, because addresses are logged on their way.
"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from chassis.tokens import open_to_anyone
from services.ledger.application.hearing.desk import PublicDesk, Said

LARGEST_FEEDBACK = 32 * 1024
LONGEST_WORDS = 2_000
LONGEST_CODE = 60
SHOWN_AS_TYPED = r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]*$"
"""Nothing that steers a terminal, or turns the direction in which others' words are read."""

Code = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_CODE)]
Words = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=LONGEST_WORDS, pattern=SHOWN_AS_TYPED)
]
Receipt = Annotated[str, Header(max_length=LONGEST_CODE, description="as it was told once")]


class GivenFeedback(BaseModel):
    """A score from 1 to 5, and words if one wants; nobody asks for a name."""

    model_config = ConfigDict(extra="forbid")
    invitation: Code
    score: int = Field(ge=1, le=5, strict=True)
    words: Words = ""


class FeedbackReceipt(BaseModel):
    """The code under which the reply is read, told here and never again; and by when it is due."""

    receipt: str
    answer_due: str


class FeedbackReply(BaseModel):
    """What has become of the feedback; `reply` once it is answered and not erased."""

    answer_due: str
    answered: bool
    erased: bool
    reply: str | None


def router(desk: PublicDesk) -> APIRouter:
    """The routes."""
    routes = APIRouter(
        prefix="/v1/public/results/{result}/feedback",
        tags=["public"],
        dependencies=[Depends(open_to_anyone)],
    )

    @routes.post("", operation_id="give_feedback", status_code=201)
    async def give(result: UUID, given: GivenFeedback) -> FeedbackReceipt:
        """Say what you think of a published result, once for each invitation."""
        said = Said(result, given.invitation, given.score, given.words)
        heard = await desk.hear(said)
        return FeedbackReceipt(receipt=heard.receipt, answer_due=heard.answer_due.isoformat())

    @routes.get("", operation_id="read_feedback_reply")
    async def reply(result: UUID, feedback_receipt: Receipt) -> FeedbackReply:
        """Read what was replied to your feedback."""
        found = await desk.reply(result, feedback_receipt)
        return FeedbackReply(
            answer_due=found.answer_due.isoformat(),
            answered=found.answered,
            erased=found.erased,
            reply=found.text,
        )

    return routes
