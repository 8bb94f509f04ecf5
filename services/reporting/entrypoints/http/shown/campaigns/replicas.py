"""Units asked whether they have a finding too: as a list, and as a tree below the finding."""

from collections.abc import Iterable
from uuid import UUID

from pydantic import Field

from services.reporting.application.asking.campaigns.replicas import Node
from services.reporting.application.asking.desk import View
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.domain.rows.findings.replica import ReplicaRow
from services.reporting.entrypoints.http.shown import parts


class ShownReplica(parts.Shown):
    """A unit asked: its answer, its own task, and whether an answer is overdue."""

    unit: parts.ShownUnit
    replica: ReplicaRow
    overdue: bool


class ReplicaNode(ShownReplica):
    """The same, with the units that its answer led to."""

    led_to: list["ReplicaNode"]


class ReplicaList(parts.Shown):
    """Units asked, in the order of asking."""

    items: list[ShownReplica]
    seen_at: parts.SeenAt


class ReplicaTree(parts.Shown):
    """A finding with everyone it was sent to; `unanswered` are codes of units still silent."""

    finding: UUID
    number: str
    text: str
    tree: list[ReplicaNode]
    asked: int
    here_too: int
    unanswered: list[str] = Field(examples=[["fsy2"]])
    seen_at: parts.SeenAt


def shown_replica(view: View, row: ReplicaRow) -> ShownReplica:
    """One unit asked."""
    unit = parts.unit(view, row.unit)
    return ShownReplica(unit=unit, replica=row, overdue=row.overdue(view.today))


def replica_tree(view: View, finding: FindingRow, nodes: list[Node]) -> ReplicaTree:
    """The tree, and what it comes to."""
    rows = list(_rows(nodes))
    return ReplicaTree(
        finding=finding.id,
        number=finding.number,
        text=finding.text,
        tree=[_node(view, each) for each in nodes],
        asked=len(rows),
        here_too=sum(row.task is not None for row in rows),
        unanswered=[row.unit for row in rows if row.answer is None],
        seen_at=parts.seen_at(view),
    )


def _node(view: View, node: Node) -> ReplicaNode:
    shown = shown_replica(view, node.row)
    below = [_node(view, each) for each in node.led_to]
    return ReplicaNode(unit=shown.unit, replica=shown.replica, overdue=shown.overdue, led_to=below)


def _rows(nodes: Iterable[Node]) -> Iterable[ReplicaRow]:
    for node in nodes:
        yield node.row
        yield from _rows(node.led_to)
