"""A rule signals task R08-1, its unit explains, and the proposal is dismissed.

The sealed texts are placeholders: nothing was encrypted, and no key opens them.
"""

from base64 import b64encode
from datetime import date
from uuid import UUID

from contracts.builders.example import Example
from contracts.builders.people import CLOCK, DISCIPLINE, HEAD
from contracts.builders.places import TASK, at
from contracts.events.accountability.signal import (
    AccountabilityExplained,
    AccountabilityProposalDismissed,
    AccountabilityProposed,
    AccountabilitySignalled,
)
from contracts.events.fact import Sealed
from contracts.words import Ground

SIGNAL = UUID("7b1c2d3e-4f50-4a61-8b72-9c8d0e1f2a3b")
GROUND = Ground.PERFUNCTORY
TASKS = (TASK,)


def _sealed(part: str) -> Sealed:
    return Sealed(key=f"case/{SIGNAL}", text=b64encode(f"sealed:{part}".encode()).decode())


SIGNALLED = Example(
    AccountabilitySignalled(
        tasks=TASKS, ground=GROUND, sealed=_sealed("signal"), explain_by=date(2022, 6, 24)
    ),
    *(SIGNAL, 1, CLOCK, at("2022-06-17")),
)

EXPLAINED = Example(
    AccountabilityExplained(tasks=TASKS, ground=GROUND, sealed=_sealed("explanation")),
    *(SIGNAL, 2, HEAD, at("2022-06-20")),
)

PROPOSED = Example(
    AccountabilityProposed(tasks=TASKS, ground=GROUND, sealed=_sealed("proposal")),
    *(SIGNAL, 3, CLOCK, at("2022-06-20", 10)),
)

DISMISSED = Example(
    AccountabilityProposalDismissed(tasks=TASKS, ground=GROUND, sealed=_sealed("reason")),
    *(SIGNAL, 4, DISCIPLINE, at("2022-06-22")),
)

EXAMPLES = (SIGNALLED, EXPLAINED, PROPOSED, DISMISSED)
