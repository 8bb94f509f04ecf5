"""Every fact by its topic, and the way from stored bytes to the newest class.

`x.v1` bytes → dict → chain of upcasters → newest class. A topic that is not here is an error:
history is never skipped silently.
"""

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from contracts.envelope import Event, UndecodableEventError, parse
from contracts.events import campaign, case, finding, institution, reply
from contracts.events.accountability import signal
from contracts.events.campaigns import policy, reports
from contracts.events.directory import officer, unit
from contracts.events.fact import Fact
from contracts.events.findings import analysis, replication
from contracts.events.results import feedback, publication
from contracts.events.results import paired as result_pairs
from contracts.events.supervision import draw, draw_pairs, slip
from contracts.events.supervision import paired as supervision_pairs
from contracts.events.task import (
    assignment,
    clocks,
    closing,
    paired,
    planning,
    verification,
    work,
)
from contracts.events.task.afterwards import look_back, reopening
from contracts.events.task.amending import extending, lasting
from contracts.events.task.turns import contest, handover, linking, measures, risk, working

MODULES = (
    *(campaign, finding, unit, officer, institution, reply, case, signal),
    *(policy, reports, analysis, replication),
    *(assignment, planning, work, verification, closing, paired, clocks),
    *(contest, handover, linking, risk, measures, working, extending, lasting),
    *(slip, supervision_pairs),
    *(draw, draw_pairs, look_back, reopening),
    *(publication, feedback, result_pairs),
)


def _facts() -> dict[str, type[Fact]]:
    found: dict[str, type[Fact]] = {}
    for module in MODULES:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Fact) and "topic" in vars(value):
                found[value.topic] = value
    return found


FACTS: dict[str, type[Fact]] = _facts()
"""The class of each topic ever released."""

UPCASTERS: dict[str, tuple[str, Callable[[dict[str, Any]], dict[str, Any]]]] = {}
"""Old topic → (next topic, how its `data` becomes the next one's)."""


def decode(stored: bytes) -> Event:
    """The event in its newest class.

    Raises:
        UndecodableEventError: the bytes are no event, of an unknown topic, or not of its schema.

    """
    raw = parse(stored)
    topic = raw["type"]
    while topic in UPCASTERS:
        topic, upcast = UPCASTERS[topic]
        try:
            raw = {**raw, "type": topic, "data": upcast(raw["data"])}
        except (KeyError, TypeError, ValueError) as error:
            raise UndecodableEventError(f"{topic}: data of an older version") from error
    fact = FACTS.get(topic)
    if fact is None:
        raise UndecodableEventError(f"unknown topic {topic!r}")
    try:
        return Event.model_validate({**raw, "data": fact.model_validate(raw.get("data"))})
    except ValidationError as error:
        raise UndecodableEventError(f"{topic}: {error.error_count()} faults: {error}") from error
