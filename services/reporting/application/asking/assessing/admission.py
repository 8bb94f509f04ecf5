"""Who may read how others did (督导考核): each asking is decided by itself, and refused by name."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from services.reporting.application.reading.reader import Reader
from services.reporting.application.refusals import NotAllowedError

Record = Callable[[str], Awaitable[None]]
"""Writes one entry of this code to the access log."""


async def admit_to_unit(reader: Reader, unit: str, record: Record) -> None:
    """Its head and leaders, and who sees all; the reading of those who see cases is recorded.

    Raises NotAllowedError, which is recorded, too.
    """
    if not reader.may_assess(unit):
        await record(NotAllowedError.code)
        raise NotAllowedError(
            "the assessment of a unit is for its head, its leaders and those who watch over all"
        )
    if reader.sees_cases:
        await record("ok")


async def admit_to_officer(reader: Reader, officer: UUID, record: Record) -> None:
    """The person, and who sees all, whose reading is recorded. Raises NotAllowedError."""
    if not reader.may_assess_officer(officer):
        await record(NotAllowedError.code)
        raise NotAllowedError(
            "the assessment of a person is for that person and those who watch over all"
        )
    if officer != reader.officer:
        await record("ok")


async def admit_to_all(reader: Reader, record: Record) -> None:
    """Whoever answers for a unit or a portfolio, or sees all. Raises NotAllowedError."""
    if not (reader.scope.everything or reader.answers_for or reader.scope.person):
        await record(NotAllowedError.code)
        raise NotAllowedError("scores are for heads of units, leaders and those who watch over all")
    if reader.scope.everything:
        await record("ok")
