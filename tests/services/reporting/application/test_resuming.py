"""A rebuild that is killed goes on where it was; a swap leaves readers no gap."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from contracts.builders.places import TASK
from services.reporting.adapters.postgres.model.shelf import PostgresShelf
from services.reporting.adapters.postgres.model.writing.filler import PostgresFiller
from services.reporting.application.ports.event_store import Part
from services.reporting.application.ports.rebuilding import Shares
from services.reporting.application.rebuilding import filling, rebuild
from services.reporting.application.refusals import RebuildUnderWayError
from services.reporting.domain.rows.task import TaskRow
from tests.services.reporting.history import a_store
from tests.services.reporting.parts import Parts
from tests.services.reporting.stored import Store


class _KilledError(Exception):
    pass


@pytest.fixture
def killed_after(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let the filling write small pages, and die after so many."""
    monkeypatch.setattr(filling, "PAGE", 5)
    write = PostgresFiller.write

    def after(pages: int) -> None:
        left = pages

        async def dying(self: PostgresFiller, ended: Any, position: int) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise _KilledError
            await write(self, ended, position)

        monkeypatch.setattr(PostgresFiller, "write", dying)

    return after


async def test_a_rebuild_that_was_killed_goes_on_with_what_it_has_written(
    store: Store, parts: Parts, killed_after: Callable[[int], None]
) -> None:
    await store.append(a_store())
    await parts.project()
    for pages in (3, 6):
        killed_after(pages)
        with pytest.raises(_KilledError):
            await parts.rebuilt()
    left = await parts.pool.fetch("SELECT nspname FROM pg_namespace WHERE nspname ~ '^model_'")
    assert len(left) == 2
    begun = max(name for (name,) in left)
    assert 0 < await PostgresShelf(parts.pool).filled(begun) < len(a_store())
    killed_after(1_000)
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
async def test_parts_filled_apart_give_the_same_model(
    store: Store, parts: Parts, monkeypatch: pytest.MonkeyPatch, of: int
) -> None:
    monkeypatch.setattr(rebuild, "PARTS", of)
    monkeypatch.setattr(rebuild, "SHARED_OUT", 1)
    await store.append(a_store())
    await parts.project()
    assert (await parts.rebuilt()).equal


async def test_a_filler_whose_part_another_one_took_over_writes_nothing(
    store: Store, parts: Parts
) -> None:
    await store.append(a_store())
    await parts.project()
    shelf = PostgresShelf(parts.pool)
    model = await shelf.begun()
    await shelf.shares(model, Shares(1, 100))
    one, other = await shelf.filler(model, Part()), await shelf.filler(model, Part())
    assert one
    assert other
    await one.write([[], [], []], 7)
    with pytest.raises(RebuildUnderWayError):
        await other.write([[], [], []], 5)
    assert await shelf.filled(model) == 7


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
