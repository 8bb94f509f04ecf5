"""Whether reporting can answer: its databases, its projector, how far it is behind.

NATS is only a nudge: without it the projector polls, and the process stays ready.
"""

from typing import Protocol

from prometheus_client import Gauge
from pydantic import JsonValue

from chassis.watching.health import Health
from services.reporting.application.attesting.attester import Attester
from services.reporting.application.attesting.standing import Integrity
from services.reporting.application.ports.event_store import EventStore
from services.reporting.application.ports.model import ReadableModel
from services.reporting.application.projecting.backlog import Backlog
from services.reporting.application.projecting.projector import Projector


class Nudging(Protocol):
    """Whether nudges arrive."""

    connected: bool


def show_proof(integrity: Integrity, attester: Attester | None, health: Health) -> None:
    """How far the proof has come, and what keeps from attesting; neither makes it unready."""

    async def attesting() -> tuple[bool, str]:
        if attester is None:
            return True, "no signing key: nothing is attested"
        return True, attester.problem or "attesting"

    async def proof() -> JsonValue:
        now = await integrity.standing()
        witnesses = now.witnessed.cosignatures if now.witnessed else ()
        return {
            "signed": now.signed.size if now.signed else 0,
            "not_signed": now.not_signed,
            "witnessed": now.witnessed.size if now.witnessed else 0,
            "not_witnessed": now.not_witnessed,
            "witnesses": [each.witness for each in witnesses],
            "attested": now.attested.statement.size if now.attested else 0,
            "not_attested": now.not_attested,
        }

    health.check("attestation", attesting)
    health.fact("proof", proof)


def show_lag(backlog: Backlog, health: Health) -> None:
    """How far the projector is behind, for whoever watches it."""
    events = Gauge(
        "taizhang_projector_lag_events",
        "Positions between store and read model",
        registry=health.registry,
    )
    seconds = Gauge(
        "taizhang_projector_lag_seconds",
        "How long the oldest known backlog has waited",
        registry=health.registry,
    )
    events.set_function(lambda: float(backlog.events))
    seconds.set_function(lambda: backlog.seconds)


class Readiness:
    """The checks of the process; `stopped` in the metrics is 1 while an event stops it."""

    def __init__(self, store: EventStore, model: ReadableModel, projector: Projector) -> None:
        self._store = store
        self._model = model
        self._projector = projector

    def install(
        self, health: Health, lag_limit: int, nudging: Nudging | None, backlog: Backlog
    ) -> None:
        """Add checks, the fact `position`, and metrics."""

        async def nats() -> tuple[bool, str]:
            return True, "nudged" if nudging and nudging.connected else "polling"

        async def lag() -> tuple[bool, str]:
            behind = await self.behind()
            return behind <= lag_limit, f"{behind} events behind"

        health.check("event_store", self._event_store)
        health.check("postgres", self._postgres)
        health.check("nats", nats)
        health.check("projector", self._projector_runs)
        health.check("lag", lag)
        health.fact("position", self._model.applied)
        self._measure(health)
        show_lag(backlog, health)

    async def behind(self) -> int:
        """How many positions the model is behind the store."""
        return max(0, await self._store.head() - await self._model.applied())

    async def _event_store(self) -> tuple[bool, str]:
        return True, f"head at {await self._store.head()}"

    async def _postgres(self) -> tuple[bool, str]:
        return True, f"applied up to {await self._model.applied()}"

    async def _projector_runs(self) -> tuple[bool, str]:
        reason = self._projector.standstill()
        return reason is None, reason or "running"

    def _measure(self, health: Health) -> None:
        stopped = Gauge(
            "taizhang_projector_stopped",
            "1 while an event or a database stops the projector",
            registry=health.registry,
        )
        position = Gauge(
            "taizhang_projector_position",
            "Position of the last event in the read model",
            registry=health.registry,
        )
        at = Gauge(
            "taizhang_projector_stopped_at_position",
            "Position of the event that stops the projector, 0 if none does",
            registry=health.registry,
        )
        projector = self._projector
        stopped.set_function(lambda: float(projector.standstill() is not None))
        position.set_function(lambda: float(projector.position))
        at.set_function(lambda: float(projector.stopped_at.position if projector.stopped_at else 0))
