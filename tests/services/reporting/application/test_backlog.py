"""How late the projector is, by a clock that is handed in and a store that grows."""

from services.reporting.application.projecting.backlog import Backlog
from tests.services.reporting.history import a_store
from tests.services.reporting.parts import Parts
from tests.services.reporting.stored import Store


async def test_what_waits_is_told_in_events_and_in_seconds_until_it_is_projected(
    store: Store, parts: Parts
) -> None:
    now = 100.0
    backlog = Backlog(parts.store, lambda: parts.projector.position, lambda: now)
    await backlog.look()
    assert (backlog.events, backlog.seconds) == (0, 0)
    last = await store.append(a_store())
    await backlog.look()
    now += 7
    await backlog.look()
    assert (backlog.events, backlog.seconds) == (last, 7)
    await parts.project()
    assert (backlog.events, backlog.seconds) == (0, 0)


async def test_a_projector_that_keeps_up_under_load_is_not_late(store: Store, parts: Parts) -> None:
    now, done, life = 100.0, 0, a_store()
    backlog = Backlog(parts.store, lambda: done, lambda: now)
    await store.append(life[:4])
    await backlog.look()
    await store.append(life[4:8])
    done, now = 4, 105.0
    await backlog.look()
    assert (backlog.events, backlog.seconds) == (4, 0)
