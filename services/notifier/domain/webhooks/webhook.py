"""A registered webhook, its secrets, and when it has failed for too long."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from services.notifier.domain.delivery import Ending, Outcome

_GONE = 410


class Given(StrEnum):
    """Why a webhook is disabled; `by_person` has that person's words beside it."""

    BY_PERSON = "by_person"
    FAILING = "failing"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Disabling:
    """Since when nothing is sent, why, and by whom if it was a person."""

    at: datetime
    because: Given
    by: UUID | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Webhook:
    """A system's address and what it asked for; `failing_since` is the first of a row of refusals.

    Until `both_sign_until` the secret before the last rotation signs as well.
    """

    name: str
    url: str
    events: tuple[str, ...]
    created_at: datetime
    created_by: UUID
    failing_since: datetime | None = None
    disabled: Disabling | None = None
    both_sign_until: datetime | None = None


def given_up(
    failing_since: datetime, outcome: Outcome, now: datetime, patience: timedelta
) -> Given | None:
    """Why a webhook is given up after this refusal, if it is: 410 says so at once."""
    if outcome.code == _GONE and outcome.ending is Ending.REFUSED_FOR_GOOD:
        return Given.GONE
    return Given.FAILING if now - failing_since >= patience else None
