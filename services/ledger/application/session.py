"""One command's view of the store: what it read, at which version, and what it decided.

Everything recorded here is appended whole or not at all. Reading an aggregate again gives it
with this command's own facts applied.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from contracts.envelope import Actor, Event
from contracts.events.directory.unit import UnitFact
from contracts.events.fact import Fact
from contracts.events.findings.replication import ReplicaFact
from contracts.events.institution import (
    InstitutionAbolished,
    InstitutionRegistered,
    InstitutionRevised,
)
from contracts.events.supervision.slip import SupervisionFact
from contracts.events.task.summary import TaskFact
from services.ledger.application.clocks.running import running_clocks
from services.ledger.application.ports import EventStore, OpenTask
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.clocks import Deadline
from services.ledger.domain.task.openness import Openness, openness
from services.ledger.domain.task.state import Task

A = TypeVar("A", bound=Aggregate)


class Session:
    """Loads aggregates and gathers the events of one command by one actor at one moment."""

    def __init__(
        self,
        store: EventStore,
        actor: Actor,
        at: datetime,
        new_id: Callable[[datetime], UUID],
        correlation_id: UUID,
        *,
        newest: bool = True,
    ) -> None:
        self._store = store
        self._actor = actor
        self.at = at
        self._new_id = new_id
        self._correlation_id = correlation_id
        self._newest = newest
        self._states: dict[UUID, Aggregate] = {}
        self._changed: dict[UUID, Aggregate] = {}
        self._before: dict[UUID, Aggregate] = {}
        self.expected: dict[UUID, int] = {}
        self.events: list[Event] = []

    async def load(self, kind: type[A], id_: UUID) -> A:
        """The aggregate as it stands, this command's own facts included."""
        state = self._states.get(id_)
        if state is None:
            if self._newest:
                state = await self._store.load(kind, id_)
            else:
                state = self._store.seen(kind, id_)
            self._read(state)
        if not isinstance(state, kind):
            return kind(id_)
        return state

    async def prefetch(self, kind: type[A], ids: Sequence[UUID]) -> None:
        """Load many at once, so that loading each costs nothing more."""
        for state in (await self._store.load_many(kind, ids)).values():
            self._read(state)

    def record(self, aggregate: A, fact: Fact) -> tuple[A, Event]:
        """Decide this fact: the next state, and the event as it will be stored."""
        event = Event.decided(
            type=fact.topic,
            aggregate_id=aggregate.id,
            aggregate_version=aggregate.version + 1,
            event_id=self._new_id(self.at),
            occurred_at=self.at,
            actor=self._actor,
            correlation_id=self._correlation_id,
            causation_id=self.events[0].event_id if self.events else None,
            unit=_unit_of(type(fact))(fact),
            data=fact,
        )
        state = aggregate.evolve(event)
        self.expected.setdefault(aggregate.id, aggregate.version)
        self._before.setdefault(aggregate.id, aggregate)
        self._states[aggregate.id] = self._changed[aggregate.id] = state
        self.events.append(event)
        return state, event

    @property
    def states(self) -> Collection[Aggregate]:
        """The aggregates that this command changes, as they will be."""
        return self._changed.values()

    def _read(self, state: Aggregate) -> None:
        self._states[state.id] = state
        self.expected[state.id] = state.version

    async def open_tasks(
        self, campaign: UUID, stands: Collection[Openness]
    ) -> list[tuple[Task, Openness]]:
        """The tasks of the campaign that stand so, each read at its newest version."""
        kept = await self._store.open_tasks(campaign)
        found = {one.task: one.openness for one in kept if one.openness in stands}
        tasks = await self._store.load_many(Task, list(found))
        for task in tasks.values():
            self._read(task)
        return [(tasks[id_], stands) for id_, stands in found.items() if stands]

    async def tasks_led_by(self, unit: str) -> list[Task]:
        """The tasks that still have to be worked by this unit, each read at its newest version."""
        tasks = await self._store.load_many(Task, await self._store.tasks_to_work())
        for task in tasks.values():
            self._read(task)
        return [task for task in tasks.values() if task.lead_unit == unit]

    async def heard_on(self, result: UUID) -> int:
        """How much feedback was received on the published result; it never grows less."""
        return await self._store.feedback_count(result)

    def opened(self) -> list[OpenTask]:
        """The tasks that this command begins, ends, or moves to or from being kept up."""
        return [
            OpenTask(after.id, after.facts.campaign, openness(after))
            for before, after in ((self._before[one.id], one) for one in self.states)
            if isinstance(before, Task)
            and isinstance(after, Task)
            and openness(before) is not openness(after)
        ]

    def running_clocks(self) -> dict[UUID, list[Deadline]]:
        """The clocks that run, after this command, in each thing with clocks that it changed."""
        running = ((state.id, running_clocks(state)) for state in self.states)
        return {id_: clocks for id_, clocks in running if clocks is not None}


@cache
def _unit_of(kind: type[Fact]) -> Callable[[Any], str | None]:
    """How the unit is read from facts of this class, which is looked at once."""
    if issubclass(kind, TaskFact):
        return attrgetter("task.lead_unit")
    if issubclass(kind, UnitFact):
        return attrgetter("code")
    if issubclass(kind, InstitutionRegistered | InstitutionRevised | InstitutionAbolished):
        return attrgetter("registered_by")
    if issubclass(kind, ReplicaFact):
        return attrgetter("unit_asked")
    if issubclass(kind, SupervisionFact):
        return attrgetter("unit_addressed")
    return lambda _: None
