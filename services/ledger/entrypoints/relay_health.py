"""What the relay shows: four checks, its position and role, and its metrics, read when asked.

A standby is ready: it could take over. `position` is the last one acknowledged by the stream.
"""

import asyncio
from collections.abc import Callable, Iterable

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from chassis.watching.health import Check, Health
from services.ledger.application.relaying.faults import Part
from services.ledger.application.relaying.status import RelayStatus

PARTS: tuple[Part, ...] = ("event_store", "nats", "stream")
SteadyClock = Callable[[], float]


def steady() -> float:
    """Seconds of the loop's clock, which is the one the relay measures lag by."""
    return asyncio.get_running_loop().time()


def relay_health(status: RelayStatus, lag_limit: float, now: SteadyClock = steady) -> Health:
    """Checks and metrics over the relay's state; `lag_limit` in seconds."""
    health = Health()
    for part in PARTS:
        health.check(part, _part(status, part))
    health.check("relay", _role(status))
    health.check("lag", _lag(status, lag_limit, now))
    health.fact("position", lambda: status.position)
    health.fact("fault", lambda: status.fault.code if status.fault else None)
    health.registry.register(RelayMetrics(status, now))
    return health


def _part(status: RelayStatus, part: Part) -> Check:
    async def check() -> tuple[bool, str]:
        fault = status.fault
        if fault and fault.part == part:
            return False, f"{fault.code}: {fault}"
        return True, "ok"

    return check


def _role(status: RelayStatus) -> Check:
    async def check() -> tuple[bool, str]:
        return status.phase in ("standby", "active"), status.phase

    return check


def _lag(status: RelayStatus, limit: float, now: SteadyClock) -> Check:
    async def check() -> tuple[bool, str]:
        seconds = status.lag.seconds(now())
        return seconds <= limit, f"{status.lag_events} positions, {seconds:.1f} s"

    return check


class RelayMetrics(Collector):
    """The relay's state as Prometheus reads it."""

    def __init__(self, status: RelayStatus, now: SteadyClock) -> None:
        self._status = status
        self._now = now

    def collect(self) -> Iterable[Metric]:
        """The values at this moment."""
        status = self._status
        yield CounterMetricFamily(
            "taizhang_relay_published",
            "Events acknowledged by the stream since the process began",
            value=status.published,
        )
        faults = CounterMetricFamily(
            "taizhang_relay_faults", "Runs of publishing that a fault ended", labels=["code"]
        )
        for code, count in status.faults.items():
            faults.add_metric([code], count)
        yield faults
        for name, meaning, value in self._gauges():
            yield GaugeMetricFamily(f"taizhang_relay_{name}", meaning, value=value)

    def _gauges(self) -> Iterable[tuple[str, str, float]]:
        status = self._status
        yield "active", "1 while this relay holds the lease", status.holds_lease
        yield "position", "Last position acknowledged by the stream", status.position
        yield "lag_events", "Positions between stream and store", status.lag_events
        seconds = status.lag.seconds(self._now())
        yield "lag_seconds", "How long the oldest known backlog has waited", seconds
