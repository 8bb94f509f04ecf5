"""Who calls and may they: the bearer's officer in the notifier's own directory.

A refusal, and any look at what concerns a case, is written to the access log before it is answered.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Protocol

from fastapi import Depends, Request

from chassis.access_log.route import ReadableLog, Recording
from chassis.clock import Clock
from chassis.middleware.correlation import current_correlation
from chassis.problems import ProblemError
from chassis.tokens import ActAs, Bearer, TokenVerifier, bearer
from contracts.access_log import AccessEntry, AccessKind
from services.notifier.application.errors import PostNotHeldError
from services.notifier.application.reading.reader import Reader
from services.notifier.application.reading.views import Readers


class AccessLog(ReadableLog, Protocol):
    """Where refusals and sensitive reads are kept."""

    async def write(self, entry: AccessEntry) -> None:
        """Store the entry; raises where it cannot be stored."""


@dataclass(frozen=True)
class Caller:
    """The person behind a request, and the log of what they were refused or shown."""

    reader: Reader
    operation: str
    log: AccessLog
    clock: Clock

    async def refuse(self, target: str, detail: str) -> ProblemError:
        """Note the refusal and return what answers it."""
        await self.note("refused_command", target, "forbidden")
        return ProblemError(403, "forbidden", detail=detail)

    async def saw(self, target: str) -> None:
        """Note that something sensitive is shown."""
        await self.note("sensitive_read", target, "ok")

    async def note(self, kind: AccessKind, target: str, code: str) -> None:
        """Add an entry to the access log."""
        entry = AccessEntry(
            at=self.clock.now(),
            kind=kind,
            subject=self.reader.account,
            officer=self.reader.officer,
            operation=self.operation,
            target=target,
            code=code,
            correlation_id=current_correlation(),
        )
        await self.log.write(entry)


def caller_of(
    verifier: TokenVerifier, readers: Readers, log: AccessLog, clock: Clock
) -> Callable[..., Awaitable[Caller]]:
    """Return the dependency of a route that people of the directory use."""
    known = bearer(verifier)

    async def caller(
        request: Request, token: Annotated[Bearer, Depends(known)], act_as: ActAs = None
    ) -> Caller:
        operation = request.scope["route"].operation_id or request.scope["route"].name
        try:
            reader = await readers.find(token.subject, act_as)
        except PostNotHeldError as refusal:
            await log.write(_refused(token, operation, clock, refusal.code))
            raise
        if reader is None:
            await log.write(_refused(token, operation, clock, "not_in_directory"))
            raise ProblemError(403, "not_in_directory", detail="no officer has this account")
        return Caller(reader, operation, log, clock)

    return caller


def auditing(caller: Callable[..., Awaitable[Caller]]) -> Callable[..., Awaitable[Recording]]:
    """The dependency that lets auditors read the access log, and nobody else."""

    async def admitted(by: Annotated[Caller, Depends(caller)]) -> Recording:
        if not by.reader.audits:
            raise await by.refuse("-", "for auditors")
        return by.saw

    return admitted


def office(caller: Callable[..., Awaitable[Caller]]) -> Callable[..., Awaitable[Caller]]:
    """The dependency of routes by which the office keeps channels."""

    async def admitted(request: Request, by: Annotated[Caller, Depends(caller)]) -> Caller:
        if not by.reader.keeps_channels:
            raise await by.refuse(_target(request), "for the office")
        return by

    return admitted


def office_or_auditor(
    caller: Callable[..., Awaitable[Caller]],
) -> Callable[..., Awaitable[Caller]]:
    """The dependency of routes that office and auditor read by."""

    async def admitted(request: Request, by: Annotated[Caller, Depends(caller)]) -> Caller:
        if not by.reader.sees_ordinary:
            raise await by.refuse(_target(request), "for office and auditor")
        return by

    return admitted


def _target(request: Request) -> str:
    return "/".join(map(str, request.path_params.values())) or "-"


def _refused(token: Bearer, operation: str, clock: Clock, code: str) -> AccessEntry:
    return AccessEntry(
        at=clock.now(),
        kind="refused_command",
        subject=token.subject,
        operation=operation,
        target="-",
        code=code,
        correlation_id=current_correlation(),
    )
