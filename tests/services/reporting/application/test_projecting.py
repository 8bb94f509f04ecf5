"""The projector on a real store: exactly once, in order, stopped by a bad event only."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime

import pytest

from contracts.builders.places import TASK
from contracts.events.catalogue import decode
from contracts.events.task import planning
from contracts.words import TaskStatus
from services.reporting.adapters.postgres.event_store import PostgresEventStore
from services.reporting.adapters.postgres.model.writing.writer import PostgresModel
from services.reporting.application.ports.event_store import EventStore, StoredEvent
from services.reporting.application.ports.model import ModelWriter
from services.reporting.application.projecting.projector import Pace, Projector
from services.reporting.domain.rows.row import Key
from services.reporting.domain.rows.task import TaskRow
from tests.services.reporting.folded import ZONE, rows_after
from tests.services.reporting.history import a_store, until
from tests.services.reporting.parts import Parts
from tests.services.reporting.stored import Store

THE_TASK = Key("task", TASK)


async def _task(parts: Parts, position: int | None = None) -> TaskRow | None:
    async with parts.model.at(position) as snapshot:
        return await snapshot.one(TaskRow, TASK)


async def test_everything_stored_is_projected_once(store: Store, parts: Parts) -> None:
    last = await store.append(a_store())
    assert await parts.project() == last
    assert await parts.project() == last
    expected = {row.key: row for row in rows_after(a_store()).values()}
    assert await _task(parts) == expected[THE_TASK]


async def test_a_row_is_seen_as_it_was_at_every_position(store: Store, parts: Parts) -> None:
    await store.append(a_store())
    await parts.project()
    for position in range(1, len(a_store()) + 1):
        rows = rows_after(a_store()[:position])
        assert await _task(parts, position) == rows.get(THE_TASK)


async def test_batches_of_any_size_give_the_same_versions(store: Store, parts: Parts) -> None:
    await store.append(a_store())
    pace = Pace(batch=7)
    model = PostgresModel(parts.pool)
    small = Projector(parts.store, model, decode, ZONE, pace)
    await small.catch_up()
    verdict = await parts.rebuilt(verify_only=True)
    assert verdict.equal
    assert not verdict.swapped


async def test_two_projectors_on_one_model_repeat_nothing(store: Store, parts: Parts) -> None:
    await store.append(a_store())
    pace = Pace(batch=3)
    two = [Projector(parts.store, PostgresModel(parts.pool), decode, ZONE, pace) for _ in range(2)]
    await asyncio.gather(*(projector.catch_up() for projector in two))
    assert (await parts.rebuilt(verify_only=True)).equal


async def test_a_projector_broken_off_in_a_batch_goes_on_exactly(
    store: Store, parts: Parts
) -> None:
    await store.append(a_store())
    await parts.project()
    more = a_store()[-1]
    again = more.model_copy(update={"aggregate_version": more.aggregate_version + 1})
    await store.append([again])
    with pytest.raises(RuntimeError, match="killed"):
        await _killed_after_writing(parts)
    assert await parts.model.applied() == len(a_store())
    await parts.project()
    assert (await parts.rebuilt(verify_only=True)).equal


async def test_a_bad_event_stops_the_projector_before_it_and_is_named(
    store: Store, parts: Parts
) -> None:
    good = a_store()
    await store.append(good[:-1])
    last = await store.append_raw([(good[-1], b'{"type": "task.unheard_of.v1"}')], _moment())
    assert not await parts.projector.step()
    assert parts.projector.position == last - 1
    reason = parts.projector.standstill()
    assert reason is not None
    assert f"position {last}" in reason
    assert "task.unheard_of.v1" in reason


async def test_a_stopped_projector_goes_on_by_itself_once_the_cause_is_gone(
    store: Store, parts: Parts
) -> None:
    good = a_store()
    await store.append(good[:-1])
    last = await store.append_raw([(good[-1], b"not even JSON")], _moment())
    running = asyncio.create_task(parts.projector.run())
    try:
        await _until(lambda: parts.projector.stopped_at is not None)
        assert parts.projector.position == last - 1
        await store.replace_state(last, good[-1].to_bytes())
        await _until(lambda: parts.projector.position == last)
        assert parts.projector.standstill() is None
    finally:
        running.cancel()
    task = await _task(parts)
    assert task is not None
    assert task.status is TaskStatus.CLOSED


async def test_a_nudge_that_tells_nothing_new_leaves_the_model_unlocked(
    store: Store, parts: Parts
) -> None:
    reads, model = CountedReads(parts.store), CountedBatches(PostgresModel(parts.pool))
    projector = Projector(reads, model, decode, ZONE, Pace(poll=60))
    life = a_store()
    last = await store.append(life[:-1])
    running = asyncio.create_task(projector.run())
    try:
        await _until(lambda: projector.position == last)
        before, looked = model.count, reads.count
        projector.nudge()
        await _until(lambda: reads.count > looked)
        assert model.count == before
        last = await store.append(life[-1:])
        projector.nudge()
        await _until(lambda: projector.position == last)
        assert model.count == before + 1
    finally:
        running.cancel()


class CountedReads(PostgresEventStore):
    """Counts the looks at what follows."""

    def __init__(self, store: EventStore) -> None:
        assert isinstance(store, PostgresEventStore)
        super().__init__(store._pool)
        self.count = 0

    async def after(self, position: int, limit: int) -> Sequence[StoredEvent]:
        found = await super().after(position, limit)
        self.count += 1
        return found


class CountedBatches:
    """Counts the transactions that hold the model."""

    def __init__(self, model: PostgresModel) -> None:
        self._model = model
        self.count = 0

    def writing(self) -> AbstractAsyncContextManager[ModelWriter]:
        self.count += 1
        return self._model.writing()


async def test_an_event_that_does_not_follow_is_named_by_its_id(store: Store, parts: Parts) -> None:
    life = until(planning.PlanApproved)
    stray = life[-1].model_copy(update={"aggregate_version": 99})
    await store.append([*life[:-1], stray])
    await parts.projector.step()
    stopped = parts.projector.stopped_at
    assert stopped is not None
    assert (stopped.event_id, stopped.type) == (stray.event_id, stray.type)
    assert stopped.correlation_id == str(stray.correlation_id)
    assert "version 99" in stopped.reason


async def _killed_after_writing(parts: Parts) -> None:
    async with PostgresModel(parts.pool).writing() as writer:
        await writer.apply([], writer.position + 1)
        raise RuntimeError("killed")


def _moment() -> datetime:
    return a_store()[-1].occurred_at


async def _until(true: Callable[[], bool], within: float = 20.0) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + within
    while not true():
        assert loop.time() < end, "it did not happen"
        await asyncio.sleep(0.01)
