"""The service's parts without HTTP and without anything running by itself."""

from typing import Any

from services.reporting.application.asking.desk import Desk
from services.reporting.application.attesting.attester import Attester
from services.reporting.application.attesting.standing import Integrity
from services.reporting.application.ports.event_store import EventStore
from services.reporting.application.ports.model import ReadableModel
from services.reporting.application.projecting.projector import Projector
from services.reporting.application.rebuilding.rebuild import Verdict
from services.reporting.bootstrap.rebuilding import rebuild
from services.reporting.bootstrap.serving import ReportingParts
from services.reporting.settings import ReportingSettings


class Parts:
    """What the bootstrap puts together."""

    def __init__(self, settings: ReportingSettings) -> None:
        self.settings = settings
        self._made = ReportingParts(settings)
        self.projector: Projector = self._made.projector
        self.model: ReadableModel = self._made.read_model
        self.desk: Desk = self._made.reporting().desk
        self.pool: Any = self._made.models
        self.store: EventStore = self._made.store
        self.integrity: Integrity = self._made.reporting().integrity

    @property
    def attester(self) -> Attester:
        """What attests, of settings with a key."""
        assert self._made.attester is not None
        return self._made.attester

    async def open(self) -> None:
        await self._made.events.open()
        await self._made.models.open()

    async def close(self) -> None:
        await self._made.events.close()
        await self._made.models.close()

    async def project(self) -> int:
        """Apply everything stored; the position."""
        await self.projector.catch_up()
        return self.projector.position

    async def rebuilt(
        self, *, verify_only: bool = False, replace: bool = False, to: int | None = None
    ) -> Verdict:
        return await rebuild(self.settings, verify_only=verify_only, replace=replace, to=to)
