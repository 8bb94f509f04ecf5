"""The process killed in the middle of its work, nudged, migrated twice, rebuilt by command."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import nats
import pytest

from contracts.envelope import Event
from deploy.embedded.servers.nats import EmbeddedNats
from deploy.provision.nats import NatsAccess
from services.reporting.settings import ReportingSettings
from tests.servers import TestDatabases
from tests.services.reporting.history import a_store
from tests.services.reporting.stored import Store
from tests.services.reporting.system.process import Served, environment, run


@pytest.fixture
async def served(settings: ReportingSettings) -> AsyncIterator[Served]:
    """Made, not started; ended after the test."""
    small = settings.model_copy(update={"reporting_batch": 5})
    served = Served(environment(small))
    yield served
    await served.stop()


async def test_a_process_killed_in_a_batch_goes_on_exactly(
    served: Served, settings: ReportingSettings, store: Store
) -> None:
    events = a_store()
    last = await store.append(events)
    blocked = await asyncpg.connect(settings.reporting_dsn.get_secret_value())
    await served.start()
    await served.applied(last)
    async with blocked.transaction():
        model = await blocked.fetchval("SELECT model FROM reporting.live")
        await blocked.execute(f"LOCK TABLE {model}.tasks IN SHARE MODE")
        more = await store.append([_next(events[-1])])
        await _writing(settings)
        await served.kill()
    await blocked.close()
    await served.start()
    await served.applied(more)
    status, said = await run("rebuild", "--verify", told=environment(settings))
    assert status == 0, said
    assert f"\nequal at position {more}: live model kept" in said


async def test_a_stop_asked_for_ends_with_status_0(served: Served, store: Store) -> None:
    last = await store.append(a_store())
    await served.start()
    await served.applied(last)
    assert await served.stop() == 0


async def test_a_rebuild_by_command_tells_a_changed_row_by_status_3(
    served: Served, settings: ReportingSettings, store: Store
) -> None:
    last = await store.append(a_store())
    await served.start()
    await served.applied(last)
    told = environment(settings)
    assert (await run("rebuild", told=told))[0] == 0
    connection = await asyncpg.connect(settings.reporting_dsn.get_secret_value())
    model = await connection.fetchval("SELECT model FROM reporting.live")
    await connection.execute(f"UPDATE {model}.tasks SET late = NOT late WHERE valid_to IS NULL")
    await connection.close()
    status, said = await run("rebuild", told=told)
    assert status == 3, said
    assert "\nDIFFERENT at" in said
    assert "live model kept" in said


async def test_an_event_published_is_a_nudge_also_after_nats_was_away(
    settings: ReportingSettings, store: Store, own_nats: EmbeddedNats
) -> None:
    told = settings.model_copy(update={"reporting_poll": 120.0})
    served = Served(environment(told, _access(own_nats, "reporting")))
    events = a_store()
    try:
        last = await store.append(events[:-2])
        await served.start()
        await served.applied(last)
        for event in events[-2:]:
            await _nudged(served)
            more = await store.append([event])
            await _publish(_access(own_nats, "relay"))
            await served.applied(more, within=5)
            await asyncio.to_thread(_restart, own_nats)
    finally:
        await served.stop()


async def test_a_database_that_was_not_migrated_is_told_by_status_1(
    settings: ReportingSettings, databases: TestDatabases
) -> None:
    empty = databases.fresh("taizhang_reporting")
    told = environment(settings) | {
        "TAIZHANG_REPORTING_DSN": databases.as_role(empty, "reporting_runtime")
    }
    status, said = await run("rebuild", told=told)
    assert (status, "migrate" in said) == (1, True), said
    owner = told | {"TAIZHANG_OWNER_DSN": empty}
    assert await run("migrate", told=owner) == (0, "")
    assert await run("migrate", told=owner) == (0, "")
    assert (await run("rebuild", told=told))[0] == 0


async def test_a_missing_setting_is_named_and_ends_with_status_2() -> None:
    status, said = await run("serve", told={"PATH": "/usr/bin:/bin"})
    assert status == 2
    assert "TAIZHANG_EVENT_STORE_DSN" in said
    assert "TAIZHANG_REPORTING_DSN" in said


def _next(event: Event) -> Event:
    return event.model_copy(update={"aggregate_version": event.aggregate_version + 1})


async def _writing(settings: ReportingSettings) -> None:
    """Wait until the process is held up in the middle of a batch."""
    connection = await asyncpg.connect(settings.reporting_dsn.get_secret_value())
    waiting = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    for _ in range(2_000):
        if await connection.fetchval(waiting):
            break
    else:
        raise AssertionError("nobody waits")
    await connection.close()


@pytest.fixture
def own_nats(tmp_path: Path, nats_passwords: dict[str, str]) -> Iterator[EmbeddedNats]:
    """A server without a stream, that may be stopped."""
    server = EmbeddedNats(tmp_path / "nats", nats_passwords)
    server.start()
    yield server
    server.stop()


def _access(server: EmbeddedNats, user: str) -> NatsAccess:
    return NatsAccess(server.url, user, server.passwords[user])


def _restart(server: EmbeddedNats) -> None:
    server.kill()
    server.start()


async def _nudged(served: Served) -> None:
    for _ in range(1_000):
        if (await served.ready())["checks"]["nats"]["detail"] == "nudged":
            return
        await asyncio.sleep(0.02)
    raise AssertionError("not subscribed")


async def _publish(access: NatsAccess) -> None:
    connection = await nats.connect(
        access.url,
        user=access.user,
        password=access.password,
        inbox_prefix=f"_INBOX.{access.user}".encode(),
    )
    await connection.publish("taizhang.v1.task.-.x.TaskClosed", b"{}")
    await connection.drain()
