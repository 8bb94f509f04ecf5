"""Aggregates from their streams, kept in a bounded cache that is advanced from the store.

A cached state is never trusted to be the newest: whoever decides on one has its version checked
in the transaction that appends.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import TypeVar
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from services.ledger.adapters.postgres.pool import PostgresPool
from services.ledger.adapters.postgres.store.mapper import EventMapper
from services.ledger.adapters.postgres.store.snapshots import PostgresSnapshots
from services.ledger.domain.kernel.aggregate import Aggregate

A = TypeVar("A", bound=Aggregate)
SELECT_AFTER = """SELECT originator_version, topic, state FROM ledger.events
    WHERE originator_id = $1 AND originator_version > $2 ORDER BY originator_version"""
SELECT_MANY = """SELECT originator_id, originator_version, topic, state FROM ledger.events
    WHERE originator_id = ANY($1) ORDER BY originator_id, originator_version"""
CAPACITY = 10_000


class PostgresRepository:
    """Loads aggregates; one instance serves a whole process."""

    def __init__(
        self, pool: PostgresPool, snapshots: PostgresSnapshots, capacity: int = CAPACITY
    ) -> None:
        self._pool = pool
        self._snapshots = snapshots
        self._keeping: set[asyncio.Task[None]] = set()
        self._mapper = EventMapper()
        self._capacity = capacity
        self._known: OrderedDict[UUID, Aggregate] = OrderedDict()

    def seen(self, kind: type[A], id_: UUID) -> A:
        """The aggregate as last seen; unseen ones count as new."""
        known = self._known.get(id_)
        if known is None:
            return kind(id_)
        self._known.move_to_end(id_)
        return known if isinstance(known, kind) else kind(id_)

    async def load(self, kind: type[A], id_: UUID) -> A:
        """The aggregate at its newest version."""
        state = self.seen(kind, id_)
        if not state.exists:
            state = await self._snapshots.find(kind, id_) or state
        before = state.version
        rows = await self._pool.fetch(SELECT_AFTER, id_, state.version)
        for row in rows:
            stored = StoredEvent(id_, row["originator_version"], row["topic"], row["state"])
            state = state.evolve(self._mapper.to_domain_event(stored))
        if state.exists:
            self._remember(state)
        if self._snapshots.due(before, state.version):
            await self._snapshots.keep(state)
        return state

    async def load_many(self, kind: type[A], ids: Sequence[UUID]) -> dict[UUID, A]:
        """The aggregates at their newest versions; those without a stream are at version 0."""
        rows = await self._pool.fetch(SELECT_MANY, list(ids))
        states = {id_: kind(id_) for id_ in ids}
        for row in rows:
            stored = StoredEvent(*row)
            state = states[row["originator_id"]]
            states[state.id] = state.evolve(self._mapper.to_domain_event(stored))
        return states

    def keep(self, states: Iterable[Aggregate]) -> None:
        """Remember these as last seen."""
        for state in states:
            known = self._known.get(state.id)
            if known is not None and self._snapshots.due(known.version, state.version):
                keeping = asyncio.create_task(self._snapshots.keep(state))
                self._keeping.add(keeping)
                keeping.add_done_callback(self._keeping.discard)
            self._remember(state)

    def _remember(self, state: Aggregate) -> None:
        newer = self._known.get(state.id)
        if newer is not None and newer.version > state.version:
            return
        self._known[state.id] = state
        self._known.move_to_end(state.id)
        if len(self._known) > self._capacity:
            self._known.popitem(last=False)
