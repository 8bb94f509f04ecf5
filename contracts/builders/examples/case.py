"""A case on R08-1: raised, answered and decided; withdrawing it is another end of the same.

The sealed texts are placeholders: nothing was encrypted, and no key opens them.
"""

from base64 import b64encode

from contracts.builders.example import Example
from contracts.builders.people import DISCIPLINE, HEAD, LEADING_GROUP
from contracts.builders.places import CASE, TASK, at
from contracts.events.case import (
    AccountabilityAnswered,
    AccountabilityDecided,
    AccountabilityTriggered,
    AccountabilityWithdrawn,
)
from contracts.events.fact import Sealed
from contracts.words import Ground

GROUND = Ground.INEFFECTIVE
TASKS = (TASK,)


def _sealed(part: str) -> Sealed:
    return Sealed(key=f"case/{CASE}", text=b64encode(f"sealed:{part}".encode()).decode())


TRIGGERED = Example(
    AccountabilityTriggered(tasks=TASKS, ground=GROUND, sealed=_sealed("facts")),
    *(CASE, 1, DISCIPLINE, at("2022-07-05")),
)

ANSWERED = Example(
    AccountabilityAnswered(tasks=TASKS, ground=GROUND, sealed=_sealed("answer")),
    *(CASE, 2, HEAD, at("2022-07-12")),
)

DECIDED = Example(
    AccountabilityDecided(tasks=TASKS, ground=GROUND, sealed=_sealed("decision")),
    *(CASE, 3, LEADING_GROUP, at("2022-07-20")),
)

WITHDRAWN = Example(
    AccountabilityWithdrawn(tasks=TASKS, ground=GROUND, sealed=_sealed("reason")),
    *(CASE, 3, DISCIPLINE, at("2022-07-18")),
)

EXAMPLES = (TRIGGERED, ANSWERED, DECIDED, WITHDRAWN)
