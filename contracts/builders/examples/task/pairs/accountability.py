"""The case, as task R08-1 remembers it: its id and the hash of its event, nothing else."""

from hashlib import sha256

from contracts.builders.example import Example
from contracts.builders.examples import case
from contracts.builders.places import CASE, LEAD_UNIT, SUMMARY, TASK
from contracts.events.task.paired import (
    TaskAccountabilityAnswered,
    TaskAccountabilityDecided,
    TaskAccountabilityTriggered,
    TaskAccountabilityWithdrawn,
)

_Pair = (
    type[TaskAccountabilityTriggered]
    | type[TaskAccountabilityAnswered]
    | type[TaskAccountabilityDecided]
    | type[TaskAccountabilityWithdrawn]
)


def _pair(fact: _Pair, of: Example, version: int) -> Example:
    stored = of.recorded().to_bytes()
    pair = fact(task=SUMMARY, case=CASE, case_event_sha256=sha256(stored).hexdigest())
    return Example(pair, TASK, version, of.by, of.at, LEAD_UNIT)


EXAMPLES = (
    _pair(TaskAccountabilityTriggered, case.TRIGGERED, 29),
    _pair(TaskAccountabilityAnswered, case.ANSWERED, 30),
    _pair(TaskAccountabilityDecided, case.DECIDED, 31),
    _pair(TaskAccountabilityWithdrawn, case.WITHDRAWN, 31),
)
