"""Who calls, in which post, and the record of what they read."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated

from fastapi import Depends

from chassis.access_log.route import Recording, operation_of
from chassis.middleware.correlation import current_correlation
from chassis.tokens import ActAs, Bearer
from contracts.access_log import AccessEntry
from services.reporting.application.reading.reader import CHECKS_THE_SYSTEM, Reader
from services.reporting.application.refusals import NotAllowedError
from services.reporting.application.service import Reporting

ReaderOf = Callable[..., Awaitable[Reader]]


def reader_dependency(reporting: Reporting, known: Callable[..., Awaitable[Bearer]]) -> ReaderOf:
    """The dependency of every route: a known person with a post today, else 401 or 403."""

    async def reader(
        bearer: Annotated[Bearer, Depends(known)],
        act_as: ActAs = None,
    ) -> Reader:
        if bearer.subject.startswith("service:"):
            raise NotAllowedError("services read the store or the stream, not these pages")
        return await reporting.desk.reader(bearer.subject, act_as)

    return reader


async def record_reading(
    reporting: Reporting, reader: Reader, operation: str, target: str, code: str = "ok"
) -> None:
    """Write to the access log; nothing sensitive is answered before this has succeeded.

    `code` is that of a refusal, where it was not answered.
    """
    entry = AccessEntry(
        at=reporting.clock.now(),
        kind="sensitive_read",
        subject=reader.account,
        officer=reader.officer,
        operation=operation,
        target=target,
        code=code,
        correlation_id=current_correlation(),
    )
    await reporting.access_log.write(entry)


def auditing(reporting: Reporting, reader_of: ReaderOf) -> Callable[..., Awaitable[Recording]]:
    """The dependency that lets auditors read the access log, and nobody else."""

    async def admitted(reader: Annotated[Reader, Depends(reader_of)]) -> Recording:
        reader.must_be(CHECKS_THE_SYSTEM)
        return partial(record_reading, reporting, reader, operation_of("reporting"))

    return admitted
