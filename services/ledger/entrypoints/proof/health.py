"""What the checkpointer shows: its role, what holds each tree up, sizes, and its metrics.

A standby is ready: it could take over. While a tree is compared with what was signed, what is
signed is served. NATS, a witness or another service's access log that stays away is shown and
alarms by metric, and does not make the process unready, for the history is signed without them.
"""

from collections.abc import Iterable

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from pydantic import JsonValue

from chassis.watching.health import Check, Health
from services.ledger.application.checkpointing.status import CheckpointerStatus, TreeStatus

DELAYING = {"nats", "witnesses"}
"""What a tree is signed without."""
BESIDE = DELAYING | {"access_log"}
"""What the history of events is signed without."""
EVENTS = "events"


def show(status: CheckpointerStatus, health: Health) -> None:
    """Checks, facts and metrics over the checkpointer's state."""

    async def role() -> tuple[bool, str]:
        return status.phase in ("standby", "active"), status.phase

    health.check("checkpointer", role)
    for name, tree in status.trees.items():
        health.check(name, _tree(status, tree))
    health.fact("position", lambda: status.trees[EVENTS].position)
    health.fact("sizes", lambda: {name: tree.size for name, tree in status.trees.items()})
    health.fact("comparing", lambda: _comparing(status))
    health.fact("faults", lambda: _codes(status))
    health.registry.register(CheckpointerMetrics(status))


def _tree(status: CheckpointerStatus, tree: TreeStatus) -> Check:
    async def check() -> tuple[bool, str]:
        told = [f"{fault.code}: {fault}" for fault in tree.faults.values()]
        return not set(tree.faults) - BESIDE, "; ".join(told) or _rest(status, tree)

    return check


def _rest(status: CheckpointerStatus, tree: TreeStatus) -> str:
    if not status.comparing(tree):
        return f"size {tree.size}"
    done = f"{tree.progress.compared} of {tree.progress.of}"
    return f"size {tree.size}; no larger one before all is compared with it: {done}"


def _comparing(status: CheckpointerStatus) -> dict[str, JsonValue]:
    """How many leaves of how many were compared, of trees where this goes on."""
    return {
        name: {"compared": tree.progress.compared, "of": tree.progress.of}
        for name, tree in status.trees.items()
        if status.comparing(tree)
    }


def _codes(status: CheckpointerStatus) -> list[JsonValue]:
    return [*sorted({f.code for tree in status.trees.values() for f in tree.faults.values()})]


class CheckpointerMetrics(Collector):
    """The state as Prometheus reads it."""

    def __init__(self, status: CheckpointerStatus) -> None:
        self._status = status

    def collect(self) -> Iterable[Metric]:
        """The values at this moment."""
        status = self._status
        active = status.phase == "active"
        yield GaugeMetricFamily(
            "taizhang_checkpointer_active", "1 while this one holds the lease", value=active
        )
        size = GaugeMetricFamily("taizhang_checkpoint_size", "Leaves signed", labels=["tree"])
        stuck = GaugeMetricFamily(
            "taizhang_checkpointer_stopped", "1 while a tree is not signed", labels=["tree"]
        )
        for name, tree in status.trees.items():
            size.add_metric([name], tree.size)
            stuck.add_metric([name], bool(set(tree.faults) - DELAYING))
        faults = CounterMetricFamily(
            "taizhang_checkpointer_faults", "Faults met, by code", labels=["code"]
        )
        for code, count in status.counted.items():
            faults.add_metric([code], count)
        yield from (size, stuck, faults)
