"""Verdicts and differences as lines of text."""

from collections.abc import Iterable, Iterator, Sequence

from services.reporting.application.attesting.checking import Checked
from services.reporting.application.ports.rebuilding import RowDifference
from services.reporting.application.rebuilding.rebuild import Verdict
from services.reporting.application.rebuilding.replaying import ReplayedTask

SHOWN = 60
"""Characters of a field; some hold whole documents."""


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """What a rebuild or a replay found."""
    yield from map(_row, verdict.rows)
    said = "equal" if verdict.equal else "DIFFERENT"
    what_then = "rebuilt model is live now" if verdict.swapped else "live model kept"
    yield f"{said} at position {verdict.position}: {what_then}"
    yield f"live    {verdict.live}"
    yield f"rebuilt {verdict.rebuilt}"
    yield from attestation_lines(verdict.attested)


def attestation_lines(attested: Sequence[Checked]) -> Iterator[str]:
    """How many attestations hold, and each that does not, the first one named as such."""
    wrong = [each for each in attested if each.fault]
    unchecked = sum(each.unchecked for each in attested)
    holding = len(attested) - len(wrong) - unchecked
    yield f"attestations: {holding} hold, {len(wrong)} do not, {unchecked} of another layout"
    if wrong:
        yield f"the first that does not hold: {_named(wrong[0])}"
    for each in wrong:
        yield f"ATTESTATION WRONG  {_named(each)}: {each.fault}"


def _named(checked: Checked) -> str:
    said = checked.statement
    return f"{said.projection} at position {said.position}, tree of {said.size}"


def _row(row: RowDifference) -> str:
    named = " ".join(f"{name}={value}" for name, value in row.key.items())
    if row.side == "live":
        return f"{row.table} {named}: no event gives it"
    if row.side == "rebuilt":
        return f"{row.table} {named}: missing in the live model"
    fields = (
        f"{name} is {_short(live)}, the events give {_short(rebuilt)}"
        for name, live, rebuilt in row.fields
    )
    return f"{row.table} {named}: {', '.join(fields)}"


def _short(value: object) -> str:
    told = str(value)
    return told if len(told) <= SHOWN else f"{told[:SHOWN]}…"


def difference_lines(tasks: Iterable[ReplayedTask]) -> Iterator[str]:
    """One line a facet: task, facet, old → new, and the positions that changed it."""
    for task in tasks:
        for each in task.differences:
            at = ", ".join(map(str, each.positions))
            old, new = ("-" if side is None else side for side in (each.before, each.after))
            yield f"{task.row.number}  {each.facet}: {old} → {new}  (at {at})"
