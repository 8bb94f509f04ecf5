"""Replay up to a position, and between two: by the events alone."""

import pytest

from services.reporting.application.refusals import RebuildError
from services.reporting.bootstrap.rebuilding import replayed_difference
from services.reporting.entrypoints.terminal.said import difference_lines
from tests.services.reporting.history import a_store
from tests.services.reporting.parts import Parts
from tests.services.reporting.stored import Store


async def test_a_replay_up_to_a_position_compares_there(store: Store, parts: Parts) -> None:
    await store.append(a_store())
    await parts.project()
    half = len(a_store()) // 2
    verdict = await parts.rebuilt(to=half)
    assert (verdict.equal, verdict.position, verdict.swapped) == (True, half, False)
    with pytest.raises(RebuildError, match=f"ends at {len(a_store())}"):
        await parts.rebuilt(to=len(a_store()) + 1)


async def test_a_row_changed_by_hand_shows_from_the_position_that_it_is_valid_from(
    store: Store, parts: Parts
) -> None:
    await store.append(a_store())
    await parts.project()
    model = await parts.pool.fetchval("SELECT model FROM reporting.live")
    changed = await parts.pool.fetchval(f"SELECT max(valid_from) FROM {model}.tasks")
    await parts.pool.execute(f"UPDATE {model}.tasks SET title = 'x' WHERE valid_from = {changed}")
    assert (await parts.rebuilt(to=changed - 1)).equal
    assert not (await parts.rebuilt(to=changed)).equal


async def test_two_positions_differ_in_what_the_events_between_them_changed(
    store: Store, parts: Parts
) -> None:
    last = await store.append(a_store())
    tasks = await replayed_difference(parts.settings, last - 1, last)
    lines = list(difference_lines(tasks, "en"))
    assert f"R08-1  status: verified → closed  (at {last})" in lines
    lines = list(difference_lines(tasks, "zh-CN"))
    assert f"R08-1  状态：已验收 → 已销号（存证位置 {last}）" in lines
    assert await replayed_difference(parts.settings, last, last) == []
    with pytest.raises(RebuildError):
        await replayed_difference(parts.settings, last, last + 1)
