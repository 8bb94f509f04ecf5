"""Refused commands and sensitive reads go to the access log, never to the history."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from chassis.access_log.keeping import PostgresAccessLog
from chassis.middleware.correlation import current_correlation
from chassis.tokens import Bearer
from contracts.access_log import AccessEntry, AccessKind
from services.ledger.application.ports import Clock
from services.ledger.domain.kernel.refusals import Refusal


class AccessLogged:
    """Writes entries of one service."""

    def __init__(self, log: PostgresAccessLog, clock: Clock) -> None:
        self._log = log
        self._clock = clock

    @asynccontextmanager
    async def refusals(self, bearer: Bearer, operation: str, target: str) -> AsyncIterator[None]:
        """Log a refusal that is raised inside, and raise it on."""
        try:
            yield
        except Refusal as refusal:
            await self._write("refused_command", bearer, operation, target, refusal)
            raise

    async def read(self, bearer: Bearer, operation: str, target: str) -> None:
        """Log that something sensitive is about to be read."""
        await self._write("sensitive_read", bearer, operation, target, None)

    async def _write(
        self,
        kind: AccessKind,
        bearer: Bearer,
        operation: str,
        target: str,
        refusal: Refusal | None,
    ) -> None:
        entry = AccessEntry(
            at=self._clock.now(),
            kind=kind,
            subject=bearer.subject,
            operation=operation,
            target=target,
            code=refusal.code if refusal else "ok",
            detail={"reason": str(refusal)} if refusal else {},
            correlation_id=current_correlation(),
        )
        await self._log.write(entry)
