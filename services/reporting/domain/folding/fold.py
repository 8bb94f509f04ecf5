"""One event into the rows: which rows it needs, and the row that it makes.

Every fact of the contract has a rule or stands in `WITHOUT_ROW`; a gap in a stream's versions is
an error. The same events give the same rows, always.
"""

from collections.abc import Mapping
from datetime import tzinfo
from typing import Any, Protocol

from contracts.envelope import Event
from contracts.events import reply
from contracts.events.fact import Fact
from contracts.events.task.assignment import TaskRegistered
from services.reporting.domain.folding import campaign, directory, finding, replica
from services.reporting.domain.folding.happening import FoldError, Happening, Rule, Rules
from services.reporting.domain.folding.outcomes import feedback, institution, result
from services.reporting.domain.folding.supervising import case, draw, slip
from services.reporting.domain.folding.task import (
    afterwards,
    assignment,
    clocks,
    paired,
    planning,
    verification,
    work,
)
from services.reporting.domain.folding.task.amending import extending, lasting
from services.reporting.domain.folding.task.turns import accepting, handing, linking, working
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.domain.rows.row import Key, Row
from services.reporting.domain.rows.task import TaskRow


class Rows(Protocol):
    """The rows as they stand."""

    def get(self, key: Key, /) -> Row | None:
        """A row, if there is one."""

    def __setitem__(self, key: Key, row: Row, /) -> None:
        """The row as it stands now."""


RULES: Rules = {
    **campaign.RULES,
    **case.RULES,
    **finding.RULES,
    **replica.RULES,
    **slip.RULES,
    **draw.RULES,
    **directory.RULES,
    **institution.RULES,
    **result.RULES,
    **feedback.RULES,
    **assignment.RULES,
    **planning.RULES,
    **work.RULES,
    **extending.RULES,
    **lasting.RULES,
    **verification.RULES,
    **paired.RULES,
    **clocks.RULES,
    **handing.RULES,
    **linking.RULES,
    **accepting.RULES,
    **working.RULES,
    **afterwards.RULES,
}

WITHOUT_ROW: frozenset[type[Fact]] = frozenset({reply.ReplySent})
"""Facts that show in a task's row through their pairs only."""

_RULES: Mapping[str, Rule] = {fact.topic: rule for fact, rule in RULES.items()}
_WITHOUT_ROW = frozenset(fact.topic for fact in WITHOUT_ROW)
_FOUNDING = TaskRegistered.topic


def key_of(event: Event) -> Key:
    """The row of the stream that the event belongs to."""
    return Key(event.data.aggregate, event.aggregate_id)


def foreign(event: Event) -> tuple[Key, ...]:
    """The rows of other streams that folding this event looks at."""
    if event.data.topic == _FOUNDING:
        return (Key(FindingRow.kind, event.data.finding),)  # type: ignore[attr-defined]
    return ()


def fold(event: Event, before: Row | None, rows: Rows, zone: tzinfo) -> Row | None:
    """The row after the event; None for a fact that has no row of its own.

    `before` is the row of the event's own stream, `rows` holds those that are foreign to it.
    Raises FoldError where the event does not follow from them.
    """
    fact = event.data
    if fact.topic in _WITHOUT_ROW:
        return None
    _check_version(event, before)
    now = Happening(event, zone)
    try:
        after = _founded(fact, rows, now) if before is None else _RULES[fact.topic](before, now)
    except KeyError as error:
        raise FoldError(f"{fact.topic}: nothing known of {error}") from error
    return _stamped(after, event)


def _check_version(event: Event, before: Row | None) -> None:
    expected = before.version + 1 if before else 1
    if event.aggregate_version != expected:
        found = event.aggregate_version
        raise FoldError(f"{event.type}: version {found} where {expected} must follow")


def _founded(fact: Any, rows: Rows, now: Happening) -> Row:
    if fact.topic == _FOUNDING:
        finding = rows.get(Key(FindingRow.kind, fact.finding))
        if not isinstance(finding, FindingRow):
            raise FoldError(f"{fact.topic}: nothing known of finding {fact.finding}")
        return assignment.registered(finding, now)
    if fact.aggregate == TaskRow.kind:
        raise FoldError(f"{fact.topic}: the task was never registered")
    row: Row = _RULES[fact.topic](None, now)
    return row


def _stamped(row: Row, event: Event) -> Row:
    if isinstance(row, TaskRow):
        return row.but(version=event.aggregate_version, changed_at=event.occurred_at)
    return row.but(version=event.aggregate_version)
