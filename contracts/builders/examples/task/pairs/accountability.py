"""The case, as task R08-1 remembers it: its id and the hash of its event, nothing else."""

from hashlib import sha256

from contracts.builders.example import Example
from contracts.builders.examples import case
from contracts.builders.examples.accountability import signal
from contracts.builders.places import LEAD_UNIT, SUMMARY, TASK
from contracts.events.task.paired import (
    TaskAccountabilityAnswered,
    TaskAccountabilityDecided,
    TaskAccountabilityExplained,
    TaskAccountabilityProposalDismissed,
    TaskAccountabilityProposed,
    TaskAccountabilitySignalled,
    TaskAccountabilityTriggered,
    TaskAccountabilityWithdrawn,
)

_Pair = (
    type[TaskAccountabilityTriggered]
    | type[TaskAccountabilityAnswered]
    | type[TaskAccountabilityDecided]
    | type[TaskAccountabilityWithdrawn]
    | type[TaskAccountabilitySignalled]
    | type[TaskAccountabilityExplained]
    | type[TaskAccountabilityProposed]
    | type[TaskAccountabilityProposalDismissed]
)


def _pair(fact: _Pair, of: Example, version: int) -> Example:
    stored = of.recorded().to_bytes()
    pair = fact(task=SUMMARY, case=of.stream, case_event_sha256=sha256(stored).hexdigest())
    return Example(pair, TASK, version, of.by, of.at, LEAD_UNIT)


EXAMPLES = (
    _pair(TaskAccountabilitySignalled, signal.SIGNALLED, 25),
    _pair(TaskAccountabilityExplained, signal.EXPLAINED, 26),
    _pair(TaskAccountabilityProposed, signal.PROPOSED, 27),
    _pair(TaskAccountabilityProposalDismissed, signal.DISMISSED, 28),
    _pair(TaskAccountabilityTriggered, case.TRIGGERED, 29),
    _pair(TaskAccountabilityAnswered, case.ANSWERED, 30),
    _pair(TaskAccountabilityDecided, case.DECIDED, 31),
    _pair(TaskAccountabilityWithdrawn, case.WITHDRAWN, 31),
)
