"""A long stream is loaded from a snapshot, which is believed only where the events bear it out."""

import asyncio
from uuid import UUID, uuid4

import pytest

from contracts.builders.event import an_event
from contracts.envelope import Event
from contracts.events.catalogue import decode
from contracts.events.task.assignment import TaskAssigned, TaskRegistered
from services.ledger.adapters.postgres.store.repository import PostgresRepository
from services.ledger.adapters.postgres.store.snapshots import PostgresSnapshots
from services.ledger.domain.task import evolution as _folds  # noqa: F401 - registers the folds
from services.ledger.domain.task.state import Task
from tests.services.ledger.store.conftest import Shop, commit

EVERY = 10
LENGTH = 35


@pytest.fixture
async def stream(shop: Shop) -> UUID:
    """A task with a history of 35 events."""
    task = uuid4()
    await shop.store.append(commit(*_history(task)))
    return task


def _history(task: UUID, since: int = 1, until: int = LENGTH) -> list[Event]:
    kinds = [
        TaskRegistered if version == 1 else TaskAssigned for version in range(since, until + 1)
    ]
    return [
        an_event(kind, aggregate_id=task, aggregate_version=version, event_id=uuid4())
        for version, kind in enumerate(kinds, since)
    ]


def _fresh(shop: Shop, key: bytes = b"k" * 32) -> PostgresRepository:
    """What a process has that was only just started."""
    return PostgresRepository(shop.pool, PostgresSnapshots(shop.pool, key, EVERY))


async def _kept(shop: Shop) -> list[int]:
    return [row["version"] for row in await shop.pool.fetch("SELECT version FROM ledger.snapshots")]


async def test_a_snapshot_is_what_its_events_fold_to(shop: Shop, stream: UUID) -> None:
    folded = await _fresh(shop).load(Task, stream)
    assert await _kept(shop) == [LENGTH]
    assert await PostgresSnapshots(shop.pool, b"k" * 32).find(Task, stream) == folded
    assert await _fresh(shop).load(Task, stream) == folded
    events = [decode(row["state"]) for row in await shop.stored()]
    assert folded == Task(stream).replayed(events)


async def test_events_after_the_snapshot_are_folded_onto_it(shop: Shop, stream: UUID) -> None:
    await _fresh(shop).load(Task, stream)
    await shop.store.append(commit(*_history(stream, LENGTH + 1, LENGTH + 3)))
    assert (await _fresh(shop).load(Task, stream)).version == LENGTH + 3


async def test_a_short_history_gets_no_snapshot(shop: Shop) -> None:
    task = uuid4()
    await shop.store.append(commit(*_history(task, until=EVERY - 1)))
    await _fresh(shop).load(Task, task)
    assert await _kept(shop) == []


async def test_a_stream_that_grows_while_it_is_known_gets_one(shop: Shop, stream: UUID) -> None:
    known = await shop.store.load(Task, stream)
    more = _history(stream, LENGTH + 1, LENGTH + EVERY)
    await shop.store.append(commit(*more))
    shop.store.keep([known.replayed(more)])
    async with asyncio.timeout(10):
        while await _kept(shop) != [LENGTH + EVERY]:
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    "change",
    [
        "state = overlay(state PLACING 'x' FROM 9)",
        "version = 34",
        "seal = '\\x00'",
        "form = 'task/older code'",
    ],
)
async def test_a_snapshot_that_was_changed_or_made_by_other_code_is_not_believed(
    shop: Shop, stream: UUID, change: str
) -> None:
    folded = await _fresh(shop).load(Task, stream)
    await shop.pool.execute(f"UPDATE ledger.snapshots SET {change}")
    assert await PostgresSnapshots(shop.pool, b"k" * 32).find(Task, stream) is None
    assert await _fresh(shop).load(Task, stream) == folded


async def test_a_snapshot_sealed_by_another_key_is_not_believed(shop: Shop, stream: UUID) -> None:
    await _fresh(shop, key=b"x" * 32).load(Task, stream)
    assert await PostgresSnapshots(shop.pool, b"k" * 32).find(Task, stream) is None
