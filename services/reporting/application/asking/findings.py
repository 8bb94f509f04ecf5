"""Findings that a reader may see, with the tasks made of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from contracts.words import FindingRelation
from services.reporting.application.asking.desk import View
from services.reporting.application.reading.reader import Reader
from services.reporting.domain.numbering import sort_key
from services.reporting.domain.rows.findings.finding import FindingRow


@dataclass(frozen=True, slots=True)
class ListedFinding:
    """A finding, and its tasks as far as the reader may see them.

    `elsewhere` are those of the findings that it is linked to as the same: what they put right
    is not done twice.
    """

    row: FindingRow
    tasks: Sequence[UUID]
    elsewhere: Sequence[UUID] = ()


async def list_findings(view: View, reader: Reader, campaign: UUID | None) -> list[ListedFinding]:
    """All findings; for a scoped reader those of tasks seen, or that name their units."""
    _, tasks = await view.snapshot.counted(reader.scope, None, view.today)
    of: dict[UUID, list[UUID]] = defaultdict(list)
    for task in tasks:
        of[task.finding].append(task.id)
    rows = await view.snapshot.all(FindingRow, campaign)
    seen = [row for row in rows if _seen(row, reader, row.id in of)]
    seen.sort(key=lambda row: (str(row.campaign), sort_key(row.number)))
    return [ListedFinding(row, of[row.id], _elsewhere(row, of)) for row in seen]


def _elsewhere(row: FindingRow, of: Mapping[UUID, Sequence[UUID]]) -> list[UUID]:
    same = (link.finding for link in row.links if link.relation is FindingRelation.SAME)
    return [task for finding in same for task in of.get(finding, ())]


def _seen(row: FindingRow, reader: Reader, of_a_task: bool) -> bool:
    scope = reader.scope
    return scope.everything or of_a_task or bool(scope.units & {*row.units, *row.replicas})
