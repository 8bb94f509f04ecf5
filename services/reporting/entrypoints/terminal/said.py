"""Verdicts and differences as lines of text."""

from collections.abc import Iterable, Iterator

from services.reporting.application.rebuilding.rebuild import Verdict
from services.reporting.application.rebuilding.replaying import ReplayedTask


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """What a rebuild or a replay found."""
    said = "equal" if verdict.equal else "DIFFERENT"
    what_then = "rebuilt model is live now" if verdict.swapped else "live model kept"
    yield f"{said} at position {verdict.position}: {what_then}"
    yield f"live    {verdict.live}"
    yield f"rebuilt {verdict.rebuilt}"


def difference_lines(tasks: Iterable[ReplayedTask]) -> Iterator[str]:
    """One line a facet: task, facet, old → new, and the positions that changed it."""
    for task in tasks:
        for each in task.differences:
            at = ", ".join(map(str, each.positions))
            old, new = ("-" if side is None else side for side in (each.before, each.after))
            yield f"{task.row.number}  {each.facet}: {old} → {new}  (at {at})"
