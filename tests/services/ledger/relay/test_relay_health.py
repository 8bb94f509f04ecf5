"""When the relay is ready, and what it says when it is not."""

from typing import Any

import pytest

from services.ledger.application.relaying.faults import (
    NatsUnreachableError,
    RelayFault,
    StoreRestoredError,
    StreamFullError,
)
from services.ledger.application.relaying.status import RelayStatus
from services.ledger.entrypoints.relay_health import relay_health

LIMIT = 30.0


async def readiness(status: RelayStatus, now: float = 0.0) -> dict[str, Any]:
    return await relay_health(status, LIMIT, lambda: now).readiness()


def active(position: int = 7) -> RelayStatus:
    status = RelayStatus()
    status.saw_head(position, 0.0)
    status.confirmed(position, 0.0)
    return status


async def test_an_active_relay_without_backlog_is_ready_and_tells_its_position() -> None:
    state = await readiness(active())
    assert (state["ready"], state["position"], state["fault"]) == (True, 7, None)


@pytest.mark.parametrize(
    ("fault", "part"),
    [
        (StoreRestoredError("stream and store have other events at 7"), "event_store"),
        (NatsUnreachableError("no acknowledgement in time"), "nats"),
        (StreamFullError("maximum messages exceeded"), "stream"),
    ],
)
async def test_a_fault_makes_the_relay_unready_under_the_part_it_concerns(
    fault: RelayFault, part: str
) -> None:
    status = active()
    status.failed(fault)
    state = await readiness(status)
    wrong = {name: each for name, each in state["checks"].items() if not each["ok"]}
    assert wrong == {part: {"ok": False, "detail": f"{fault.code}: {fault}"}}
    assert (state["ready"], state["fault"]) == (False, fault.code)


async def test_a_standby_is_ready_and_one_that_has_not_looked_yet_is_not() -> None:
    status = RelayStatus()
    assert not (await readiness(status))["ready"]
    status.follows(7, 0.0)
    assert (await readiness(status))["ready"]


async def test_a_backlog_makes_the_relay_unready_only_when_it_waits_too_long() -> None:
    status = active(7)
    status.saw_head(9, 100.0)
    assert (await readiness(status, 130.0))["ready"]
    assert not (await readiness(status, 130.1))["ready"]


def test_a_relay_that_keeps_up_under_steady_load_is_not_late() -> None:
    status = active(0)
    for second in range(100):
        status.saw_head(10 * second + 10, float(second))
        status.acknowledged(1, 10 * second + 5, float(second))
        assert status.lag.seconds(float(second)) <= 1.0
    assert status.lag_events == 5


def test_the_same_fault_is_news_once_until_something_gets_through() -> None:
    status = active()
    fault = StreamFullError("full")
    assert [status.failed(fault), status.failed(fault)] == [True, False]
    status.acknowledged(1, 8, 0.0)
    assert status.failed(fault)
    assert status.faults["stream_full"] == 3
