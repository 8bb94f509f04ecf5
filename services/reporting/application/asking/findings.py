"""Findings that a reader may see, with the tasks made of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.reporting.application.asking.desk import View
from services.reporting.application.reading.reader import Reader
from services.reporting.domain.numbering import sort_key
from services.reporting.domain.rows.campaign import FindingRow


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """A finding, and its tasks as far as the reader may see them."""

    row: FindingRow
    tasks: Sequence[UUID]


async def list_findings(view: View, reader: Reader, campaign: UUID | None) -> list[ListedFinding]:
    """All findings; for a scoped reader those of tasks seen, or that name their units."""
    _, tasks = await view.snapshot.counted(reader.scope, campaign, view.today)
    of: dict[UUID, list[UUID]] = defaultdict(list)
    for task in tasks:
        of[task.finding].append(task.id)
    rows = await view.snapshot.all(FindingRow, campaign)
    seen = [row for row in rows if _seen(row, reader, row.id in of)]
    seen.sort(key=lambda row: (str(row.campaign), sort_key(row.number)))
    return [ListedFinding(row, of[row.id]) for row in seen]


def _seen(row: FindingRow, reader: Reader, of_a_task: bool) -> bool:
    scope = reader.scope
    return scope.everything or of_a_task or bool(scope.units & set(row.units))
