"""A rebuild beside the live model: equal, swapped at once, and never silently different."""

import pytest

from contracts.builders.places import TASK
from services.reporting.adapters.postgres.model.digest import PostgresDigests
from services.reporting.adapters.postgres.model.shelf import PostgresShelf
from services.reporting.application.refusals import (
    BadEventError,
    RebuildError,
    RebuildUnderWayError,
)
from services.reporting.domain.rows.task import TaskRow
from tests.services.reporting.history import a_store
from tests.services.reporting.parts import Parts
from tests.services.reporting.stored import Store


async def _live(parts: Parts) -> str:
    name: str = await parts.pool.fetchval("SELECT model FROM reporting.live")
    return name


async def test_a_rebuild_from_zero_equals_the_live_model_and_takes_its_place(
    store: Store, parts: Parts
) -> None:
    await store.append_day_by_day(a_store())
    await parts.project()
    before = await _live(parts)
    verdict = await parts.rebuilt()
    assert verdict.equal
    assert verdict.position == len(a_store())
    assert await _live(parts) != before
    async with parts.model.at(None) as snapshot:
        assert await snapshot.one(TaskRow, TASK) is not None


async def test_verifying_leaves_the_live_model_and_nothing_beside_it(
    store: Store, parts: Parts
) -> None:
    await store.append(a_store())
    await parts.project()
    before = await _live(parts)
    assert (await parts.rebuilt(verify_only=True)).equal
    assert await _live(parts) == before
    models = await parts.pool.fetch("SELECT 1 FROM pg_namespace WHERE nspname ~ '^model_'")
    assert len(models) == 1


async def test_a_row_changed_by_hand_shows_and_is_not_replaced_silently(
    store: Store, parts: Parts
) -> None:
    await store.append(a_store())
    await parts.project()
    model = await _live(parts)
    await parts.pool.execute(f"UPDATE {model}.tasks SET lead_unit = 'xcb' WHERE valid_to IS NULL")
    verdict = await parts.rebuilt()
    assert not verdict.equal
    assert not verdict.swapped
    assert await _live(parts) == model
    replaced = await parts.rebuilt(replace=True)
    assert replaced.swapped
    assert (await parts.rebuilt(verify_only=True)).equal


async def test_a_digest_at_a_position_stays_the_same_while_the_model_goes_on(
    store: Store, parts: Parts
) -> None:
    digests = PostgresDigests(parts.pool)
    half = len(a_store()) // 2
    await store.append(a_store()[:half])
    await parts.project()
    position, early = await digests.of(None, None)
    await store.append(a_store()[half:])
    await parts.project()
    assert await digests.of(None, position) == (half, early)
    assert (await digests.of(None, None))[1] != early


async def test_the_projector_goes_on_in_the_swapped_model(store: Store, parts: Parts) -> None:
    half = len(a_store()) // 2
    await store.append(a_store()[:half])
    await parts.project()
    await parts.rebuilt()
    await store.append(a_store()[half:])
    assert await parts.project() == len(a_store())
    assert (await parts.rebuilt(verify_only=True)).equal


async def test_two_rebuilds_at_once_do_not_take_each_other_s_model(
    store: Store, parts: Parts
) -> None:
    await store.append(a_store())
    await parts.project()
    async with PostgresShelf(parts.pool).alone():
        with pytest.raises(RebuildUnderWayError):
            await parts.rebuilt()
    assert (await parts.rebuilt()).equal


async def test_a_rebuild_before_the_first_start_makes_the_live_model(
    store: Store, parts: Parts
) -> None:
    await store.append(a_store())
    verdict = await parts.rebuilt()
    assert (verdict.position, verdict.swapped) == (0, True)
    assert await parts.model.applied() == len(a_store())


async def test_a_rebuild_names_the_event_that_does_not_fold(store: Store, parts: Parts) -> None:
    await store.append(a_store()[:-1])
    await parts.project()
    live = await _live(parts)
    last = await store.append_raw([(a_store()[-1], b"{}")], a_store()[-1].occurred_at)
    with pytest.raises(BadEventError, match=f"position {last}"):
        await parts.rebuilt()
    assert await _live(parts) == live


async def test_a_stream_without_its_first_event_is_named_and_nothing_is_swapped(
    store: Store, parts: Parts
) -> None:
    await store.append(a_store())
    await parts.project()
    live = await _live(parts)
    await store.delete_first_event(TASK)
    with pytest.raises(RebuildError, match="no first event"):
        await parts.rebuilt()
    assert await _live(parts) == live
