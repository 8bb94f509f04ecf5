"""A rebuild that is killed goes on where it was; a swap leaves readers no gap."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from contracts.builders.places import TASK
from services.reporting.adapters.postgres.model.shelf import PostgresShelf
from services.reporting.adapters.postgres.model.writing.filler import PostgresFiller
from services.reporting.application.rebuilding import rebuild
from services.reporting.application.refusals import RebuildUnderWayError
from services.reporting.bootstrap import rebuilding
from services.reporting.domain.rows.task import TaskRow
from tests.services.reporting.history import a_store
from tests.services.reporting.parts import Parts
from tests.services.reporting.stored import Store


class _KilledError(Exception):
    pass


@pytest.fixture
def killed_after(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let the filling write small slices, and die after so many."""
    monkeypatch.setattr(rebuild, "EVENTS_A_SLICE", 5)
    write = PostgresFiller.write

    def after(slices_: int) -> None:
        left = slices_

        async def dying(self: PostgresFiller, lines: Any, number: int) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise _KilledError
            await write(self, lines, number)

        monkeypatch.setattr(PostgresFiller, "write", dying)

    return after


async def test_a_rebuild_that_was_killed_goes_on_with_what_it_has_written(
    store: Store, parts: Parts, killed_after: Callable[[int], None]
) -> None:
    await store.append(a_store())
    await parts.project()
    for times in (3, 2):
        killed_after(times)
        with pytest.raises(_KilledError):
            await parts.rebuilt()
    models = await parts.pool.fetch("SELECT nspname FROM pg_namespace WHERE nspname ~ '^model_'")
    assert len(models) == 2
    begun = max(name for (name,) in models)
    left = await PostgresShelf(parts.pool).left(begun)
    assert left
    assert min(each.number for each in left) == 5
    killed_after(len(left))
    assert (await parts.rebuilt()).equal
    assert await parts.pool.fetchval("SELECT model FROM reporting.live") == begun


async def test_events_stored_after_the_kill_are_in_the_rebuilt_model(
    store: Store, parts: Parts, killed_after: Callable[[int], None]
) -> None:
    half = len(a_store()) // 2
    await store.append(a_store()[:half])
    await parts.project()
    killed_after(2)
    with pytest.raises(_KilledError):
        await parts.rebuilt()
    await store.append(a_store()[half:])
    await parts.project()
    killed_after(1_000)
    verdict = await parts.rebuilt()
    assert (verdict.equal, verdict.position) == (True, len(a_store()))


@pytest.mark.parametrize("of", [2, 3])
async def test_slices_filled_in_several_processes_give_the_same_model(
    store: Store, parts: Parts, monkeypatch: pytest.MonkeyPatch, of: int
) -> None:
    monkeypatch.setattr(rebuilding, "PROCESSES", of)
    monkeypatch.setattr(rebuilding, "SLICES_A_PROCESS", 1)
    monkeypatch.setattr(rebuild, "EVENTS_A_SLICE", 10)
    await store.append(a_store())
    await parts.project()
    assert (await parts.rebuilt()).equal


async def test_a_slice_that_another_process_wrote_is_not_written_again(
    store: Store, parts: Parts
) -> None:
    await store.append(a_store())
    await parts.project()
    shelf = PostgresShelf(parts.pool)
    model = await shelf.begun()
    slices = await parts.store.slices(len(a_store()), 40)
    await shelf.cut(model, slices, len(a_store()))
    one, other = PostgresFiller(parts.pool, model), PostgresFiller(parts.pool, model)
    await one.write([[], [], []], 1)
    with pytest.raises(RebuildUnderWayError):
        await other.write([[], [], []], 1)
    assert await shelf.left(model) == [slices[0], *slices[2:]]


async def test_readers_see_the_task_at_every_moment_of_a_swap(store: Store, parts: Parts) -> None:
    await store.append(a_store())
    await parts.project()
    seen: list[int] = []
    reading = True

    async def read() -> None:
        while reading:
            async with parts.model.at(None) as snapshot:
                assert snapshot.position == len(a_store())
                task = await snapshot.one(TaskRow, TASK)
                assert task is not None
                seen.append(task.version)

    readers = [asyncio.create_task(read()) for _ in range(3)]
    for _ in range(3):
        before = len(seen)
        assert (await parts.rebuilt()).swapped
        assert len(seen) > before
    reading = False
    await asyncio.gather(*readers)
    assert set(seen) == {28}


async def test_a_rebuild_cancelled_as_it_ends_keeps_no_other_one_out(
    store: Store, parts: Parts
) -> None:
    await store.append(a_store())

    async def cancelled() -> None:
        async with PostgresShelf(parts.pool).alone():
            own = asyncio.current_task()
            assert own is not None
            own.cancel()

    with pytest.raises(asyncio.CancelledError):
        await asyncio.create_task(cancelled())
    async with asyncio.timeout(10):
        while await parts.pool.fetchval(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database ="
            " (SELECT oid FROM pg_database WHERE datname = current_database())"
        ):
            pass
    assert (await parts.rebuilt()).swapped
