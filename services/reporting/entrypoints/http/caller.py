"""Who calls, in which post, and the record of what they read."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from urllib.parse import unquote

from fastapi import Depends, Header

from chassis.middleware.correlation import current_correlation
from chassis.problems import ProblemError
from chassis.tokens import Bearer
from contracts.access_log import AccessEntry
from services.reporting.application.reading.reader import Reader
from services.reporting.application.refusals import NotAllowedError
from services.reporting.application.service import Reporting

ReaderOf = Callable[..., Awaitable[Reader]]


def acting_post(
    act_as: Annotated[
        str | None,
        Header(
            max_length=400,
            description="post@unit in which to read; UTF-8 or percent-encoded",
            examples=["%E5%AE%A1%E8%AE%A1@sjc"],
        ),
    ] = None,
) -> str | None:
    """The post as text; HTTP hands UTF-8 over as Latin-1."""
    if act_as is None:
        return None
    try:
        return unquote(act_as.encode("latin-1").decode())
    except UnicodeError:
        raise ProblemError(400, "act_as_unreadable", detail="Act-As is post@unit") from None


def reader_dependency(reporting: Reporting, known: Callable[..., Awaitable[Bearer]]) -> ReaderOf:
    """The dependency of every route: a known person with a post today, else 401 or 403."""

    async def reader(
        bearer: Annotated[Bearer, Depends(known)],
        act_as: Annotated[str | None, Depends(acting_post)],
    ) -> Reader:
        if bearer.subject.startswith("service:"):
            raise NotAllowedError("services read the store or the stream, not these pages")
        return await reporting.desk.reader(bearer.subject, act_as)

    return reader


async def record_reading(reporting: Reporting, reader: Reader, operation: str, target: str) -> None:
    """Write to the access log; nothing sensitive is answered before this has succeeded."""
    entry = AccessEntry(
        at=reporting.clock.now(),
        kind="sensitive_read",
        subject=reader.account,
        officer=reader.officer,
        operation=operation,
        target=target,
        code="ok",
        correlation_id=current_correlation(),
    )
    await reporting.access_log.write(entry)
