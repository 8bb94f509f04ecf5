"""Everything that counts, read from the stored events up to the moment asked.

Nothing of it is kept: what is answered is what the events give, at any time and for any moment.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from uuid import UUID

from contracts.envelope import Event
from services.reporting.application.asking.desk import View
from services.reporting.application.ports.event_store import StoredEvent
from services.reporting.application.ports.model import Scope
from services.reporting.domain.assessing.mark import Mark
from services.reporting.domain.assessing.marks import marks
from services.reporting.domain.assessing.scoring import Point, scored
from services.reporting.domain.assessing.step import Step, steps
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.domain.rows.findings.replica import ReplicaRow
from services.reporting.domain.rows.row import Key, Row
from services.reporting.domain.rows.supervision.slip import SlipRow

Streams = Mapping[UUID, Sequence[Step]]


@dataclass(frozen=True, slots=True)
class Reading:
    """How stored events become steps: decoded, on the organisation's days."""

    decode: Callable[[bytes], Event]
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Assessed:
    """Of every task, slip and replica by its id: steps, and the marks they give; and all points."""

    streams: Streams
    marks: Mapping[UUID, Sequence[Mark]]
    points: Sequence[Point]


async def assess(view: View, campaign: UUID | None, reading: Reading) -> Assessed:
    """Everything in the campaign, or in all; who may see what of it is the caller's to decide."""
    everything = Scope(everything=True)
    findings, tasks = await view.snapshot.counted(everything, campaign, view.today)
    slips = await view.snapshot.all(SlipRow, campaign)
    replicas = await view.snapshot.all(ReplicaRow, campaign)
    stored = await view.snapshot.histories(
        [*(one.id for one in tasks), *(one.id for one in slips), *(one.id for one in replicas)]
    )
    founding = await view.snapshot.all(FindingRow, campaign) if findings else []
    # Thousands of events are folded here: the loop goes on answering others meanwhile.
    streams = await asyncio.to_thread(_streams, stored, founding, reading)
    found = await asyncio.to_thread(_marks, streams, view.today)
    every = (mark for of_stream in found.values() for mark in of_stream)
    return Assessed(streams, found, scored(every, view.campaigns))


def _streams(
    stored: Iterable[StoredEvent], findings: Iterable[FindingRow], reading: Reading
) -> Streams:
    rows: dict[Key, Row] = {finding.key: finding for finding in findings}
    events: dict[UUID, list[tuple[int, Event]]] = defaultdict(list)
    for each in stored:
        event = reading.decode(each.state)
        events[event.aggregate_id].append((each.position, event))
    return {id_: list(steps(of, rows, reading.zone)) for id_, of in events.items()}


def _marks(streams: Streams, today: date) -> dict[UUID, list[Mark]]:
    return {id_: list(marks(taken, today)) for id_, taken in streams.items()}
