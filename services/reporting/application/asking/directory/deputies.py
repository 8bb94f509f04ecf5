"""Who stands in for which unit's head, from when to when."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from services.reporting.application.asking.desk import View
from services.reporting.domain.rows.directory import Deputyship, OfficerRow


class Standing(NamedTuple):
    """A deputy, what they were named for, and whether it is the case on the day shown."""

    deputy: UUID
    named: Deputyship
    now: bool


async def deputies(view: View, unit: str | None) -> Sequence[Standing]:
    """All who were ever named, of one unit where one is given, the newest last."""
    found = [
        Standing(row.id, one, one.held_on(view.today))
        for row in await view.snapshot.all(OfficerRow)
        for one in row.deputyships
        if unit in {None, one.unit}
    ]
    return sorted(found, key=lambda each: (each.named.unit, each.named.since, each.deputy))
