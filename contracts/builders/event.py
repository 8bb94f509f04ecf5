"""An event of any fact, ready for a test, with whatever the test cares about replaced.

Every topic of the catalogue has an example; a test of the contracts holds that.
"""

from itertools import chain
from typing import Any

from contracts.builders.example import Example, event_id
from contracts.builders.examples import (
    campaign,
    case,
    directory,
    finding,
    institution,
    reply,
    results,
    supervision,
)
from contracts.builders.examples.accountability import signal
from contracts.builders.examples.task import (
    assignment,
    clocks,
    closing,
    planning,
    verification,
    work,
)
from contracts.builders.examples.task.afterwards import looking_back
from contracts.builders.examples.task.amending import extending, lasting
from contracts.builders.examples.task.pairs import accountability, documents
from contracts.builders.examples.task.turns import handing, linking, risk, working
from contracts.envelope import Event
from contracts.events.fact import Fact

_MODULES = (
    *(campaign, finding, directory, institution, reply, case, signal),
    *(assignment, planning, work, verification, closing, clocks, documents, accountability),
    *(handing, linking, risk, working, extending, lasting),
    *(supervision, looking_back, results),
)

EXAMPLE_OF: dict[type[Fact], Example] = {
    type(example.fact): example
    for example in chain.from_iterable(module.EXAMPLES for module in _MODULES)
}
"""The example of each fact."""


def a_fact(of: type[Fact], **overrides: Any) -> Fact:
    """The example of this fact with some of its fields replaced, validated again.

    Raises:
        TypeError: the fact has no such field.

    """
    unknown = overrides.keys() - of.model_fields.keys()
    if unknown:
        raise TypeError(f"{of.__name__} has no field {', '.join(sorted(unknown))}")
    example = EXAMPLE_OF[of].fact
    return of.model_validate({**dict(example), **overrides})


def an_event(of: type[Fact], **overrides: Any) -> Event:
    """The event of this fact's example, with fields of the fact or of the envelope replaced.

    A name that the fact has goes to the fact, any other to the envelope: `goal=` to the data
    of a TaskAssigned, `aggregate_version=` to its envelope. The event's id follows stream,
    version and moment, unless given.

    Raises:
        TypeError: neither fact nor envelope has such a field.

    """
    data = {name: value for name, value in overrides.items() if name in of.model_fields}
    envelope = {name: value for name, value in overrides.items() if name not in data}
    unknown = envelope.keys() - (Event.model_fields.keys() - {"type", "data"})
    if unknown:
        raise TypeError(f"{of.__name__}: no field {', '.join(sorted(unknown))}")
    recorded = EXAMPLE_OF[of].recorded()
    event = Event.model_validate({**dict(recorded), "data": a_fact(of, **data), **envelope})
    if "event_id" in envelope:
        return event
    fresh = event_id(event.aggregate_id, event.aggregate_version, event.occurred_at)
    return event.model_copy(update={"event_id": fresh})
