"""A list of tasks as SQL: conditions and their arguments, side by side.

`valid` picks the versions of one position; timeliness is judged in SQL as `standing` judges it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from services.reporting.application.ports.model import Page, Scope, TaskFilter
from services.reporting.application.refusals import CursorUnreadableError
from services.reporting.domain.rows.versions import WHOLE_EVERY
from services.reporting.domain.standing.timeliness import Timeliness


def _position(text: str) -> int:
    position = int(text)
    if not 0 <= position < 2**63:
        raise ValueError("not a position")
    return position


SORTS: dict[str, tuple[str, Callable[[str], Any], str]] = {
    "number": ("t.number_key", str, "text"),
    "deadline": ("coalesce(t.deadline, date '9999-12-31')", date.fromisoformat, "date"),
    "changed": ("t.valid_from", _position, "bigint"),
}
"""By name: the expression, how its value is read from a cursor, and its type."""

_BODIES = """(SELECT array_agg(d.body ORDER BY d.version) FROM tasks d WHERE d.id = t.id
AND d.version BETWEEN t.version - (t.version - 1) % {every} AND t.version)"""
BODIES = _BODIES.format(every=WHOLE_EVERY)
"""What `task_of` makes a version of: itself and those before it, from a whole one on."""

_SEARCH = """
EXISTS (SELECT FROM words w WHERE w.id = t.id AND {valid} AND strpos(w.search, {word}) > 0)
"""

_YELLOW = """(SELECT (p.version->'policy'->>'yellow_days')::int FROM rows c,
json_array_elements(c.body->'policies') WITH ORDINALITY AS p (version, place)
WHERE c.kind = 'campaign' AND c.id = t.campaign AND {valid}
AND (p.version->>'effective_from')::date <= {day} ORDER BY p.place DESC LIMIT 1)"""
"""Of the version of the campaign's policy that governs on the day."""

_TIMELINESS = {
    Timeliness.DONE: "t.done AND NOT t.late",
    Timeliness.DONE_LATE: "t.done AND t.late",
    Timeliness.OVERDUE: "NOT t.done AND t.pending_due < {day}",
    Timeliness.DUE_SOON: "NOT t.done AND t.pending_due - {day} BETWEEN 0 AND " + _YELLOW,
    Timeliness.ON_TIME: "NOT t.done AND (t.pending_due IS NULL OR t.pending_due - {day} > "
    + _YELLOW
    + ")",
}


@dataclass(slots=True)
class Conditions:
    """Conditions joined by AND; `put` gives an argument its place."""

    texts: list[str] = field(default_factory=list)
    arguments: list[Any] = field(default_factory=list)

    def put(self, value: Any, type_: str) -> str:
        """The placeholder of an argument; Postgres holds no NUL, so no text has one."""
        self.arguments.append(value.replace("\0", "\ufffd") if isinstance(value, str) else value)
        return f"${len(self.arguments)}::{type_}"

    def valid(self, position: int | None, alias: str) -> str:
        """Whether a version is that of this position; None for the newest."""
        if position is None:
            return f"{alias}.valid_to IS NULL"
        p = self.put(position, "bigint")
        return f"{alias}.valid_from <= {p} AND ({alias}.valid_to IS NULL OR {alias}.valid_to > {p})"

    def seen_by(self, scope: Scope) -> None:
        """Only what the scope lets see."""
        if not scope.everything:
            units = self.put(sorted(scope.units), "text[]")
            person = self.put(scope.person, "uuid")
            self.texts.append(f"(t.units && {units} OR {person} = ANY(t.named))")

    def any_of(self, column: str, values: Any, type_: str) -> None:
        """Only these values; None narrows nothing."""
        if values is not None:
            held = [v.replace("\0", "\ufffd") if isinstance(v, str) else v for v in values]
            self.texts.append(f"{column} = ANY({self.put(held, type_ + '[]')})")

    def __str__(self) -> str:
        return " AND ".join(f"({text})" for text in self.texts) or "true"

    def select(self, columns: str, source: str, rest: str = "") -> str:
        """The whole statement; texts are this module's and its callers', values are arguments."""
        return " ".join(("SELECT", columns, "FROM", source, "WHERE", str(self), rest))


def of_filter(wanted: TaskFilter, position: int | None) -> Conditions:
    """The conditions of a filter at a position."""
    found = Conditions()
    found.texts.append(found.valid(position, "t"))
    found.seen_by(wanted.scope)
    if wanted.portfolio is not None:
        found.seen_by(wanted.portfolio)
    found.any_of("t.campaign", [wanted.campaign] if wanted.campaign else None, "uuid")
    found.any_of("t.status", wanted.statuses or None, "text")
    found.any_of("t.lead_unit", wanted.lead_units, "text")
    found.any_of("t.leader", [wanted.leader] if wanted.leader else None, "uuid")
    found.any_of("t.number", [wanted.number] if wanted.number else None, "text")
    found.any_of("t.id", wanted.ids, "uuid")
    if wanted.changed_after is not None:
        found.texts.append(f"t.valid_from > {found.put(wanted.changed_after, 'bigint')}")
    if wanted.timeliness:
        condition = _TIMELINESS[wanted.timeliness]
        day = found.put(wanted.today, "date") if "{day}" in condition else ""
        valid = found.valid(position, "c") if _YELLOW in condition else ""
        found.texts.append(condition.format(day=day, valid=valid))
    for word in (wanted.words or "").lower().split():
        valid = found.valid(position, "w")
        found.texts.append(_SEARCH.format(valid=valid, word=found.put(word, "text")))
    return found


def ordered(page: Page, found: Conditions) -> str:
    """ORDER BY and LIMIT of a page; adds the condition that it goes on after a row."""
    expression, read, type_ = SORTS[page.sort]
    order, beyond = ("DESC", "<") if page.descending else ("ASC", ">")
    if page.after:
        value, id_ = page.after
        try:
            start = f"({found.put(read(value), type_)}, {found.put(id_, 'uuid')})"
        except ValueError as error:
            raise CursorUnreadableError("take the cursor from the last page as it is") from error
        found.texts.append(f"({expression}, t.id) {beyond} {start}")
    limit = found.put(page.limit, "bigint")
    return f"ORDER BY {expression} {order}, t.id {order} LIMIT {limit}"
