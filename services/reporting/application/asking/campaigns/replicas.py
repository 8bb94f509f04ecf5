"""The tree of units that a finding was sent to, and who has not answered."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.reporting.application.asking.desk import View
from services.reporting.application.reading.reader import Reader
from services.reporting.application.refusals import UnknownThingError
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.domain.rows.findings.replica import ReplicaRow


@dataclass(frozen=True, slots=True)
class Node:
    """A unit asked, and the units that its answer led to."""

    row: ReplicaRow
    led_to: Sequence["Node"]


async def replicas(view: View, reader: Reader, campaign: UUID | None) -> list[ReplicaRow]:
    """The units asked that the reader may see: all, or their own units."""
    rows = await view.snapshot.all(ReplicaRow, campaign)
    scope = reader.scope
    seen = [row for row in rows if scope.everything or row.unit in scope.units]
    return sorted(seen, key=lambda row: (row.asked_on, row.finding_number, row.unit))


async def tree_of(view: View, reader: Reader, finding: UUID) -> tuple[FindingRow, list[Node]]:
    """The finding, and the tree below it. Raises UnknownThingError."""
    row = await view.snapshot.one(FindingRow, finding)
    if row is None:
        raise UnknownThingError("there is no finding {name}", name=str(finding))
    asked = [one for one in await replicas(view, reader, row.campaign) if one.finding == finding]
    known = {one.unit for one in asked}
    below: dict[str | None, list[ReplicaRow]] = defaultdict(list)
    for one in asked:
        # Whose answer the reader may not see stands at the top, with what they may see below it.
        below[one.because_of if one.because_of in known else None].append(one)
    return row, _nodes(None, below)


def _nodes(unit: str | None, below: Mapping[str | None, Sequence[ReplicaRow]]) -> list[Node]:
    return [Node(row, _nodes(row.unit, below)) for row in below.get(unit, ())]
