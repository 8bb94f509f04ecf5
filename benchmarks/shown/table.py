"""Results as lines of a terminal and as a table of a page; both say what is missing or broke."""

import statistics
from collections.abc import Sequence

from benchmarks.frame.comparison import Comparison, Failed, Missing, Result

HEADINGS = ("", "measured", "beside", "ours", "theirs", "", "ratio", "spread", "target", "")
WIDTHS = (6, 48, 32, 10, 10, 8, 7, 13, 14)
REACHED = {True: "reached", False: "not reached", None: ""}


def line(result: Result) -> str:
    """One line for a terminal."""
    cells = _cells(result)
    padded = zip(cells, (*WIDTHS, 0), strict=True)
    return " ".join(cell.ljust(width) for cell, width in padded).rstrip()


def header() -> str:
    """What stands above the lines."""
    padded = zip(HEADINGS, (*WIDTHS, 0), strict=True)
    return " ".join(cell.ljust(width) for cell, width in padded).rstrip()


def table(results: Sequence[Result]) -> str:
    """The same as Markdown."""
    rows = [HEADINGS, ("---",) * len(HEADINGS), *(_cells(result) for result in results)]
    return "".join(f"| {' | '.join(_escaped(cell) for cell in row)} |\n" for row in rows)


def _cells(result: Result) -> tuple[str, ...]:
    if isinstance(result, Failed):
        return (result.id, "failed", result.reason, *("",) * 7)
    subject = result.subject
    if isinstance(result, Missing):
        return (subject.id, subject.what, result.peer, "", "", "", "", "", "", _not(result))
    return (
        *(subject.id, subject.what, result.peer),
        *(figure(statistics.median(result.ours)), figure(statistics.median(result.theirs))),
        *(subject.unit, ratio(result.ratio), _spread(result)),
        *(str(result.target or ""), REACHED[result.reached]),
    )


def figure(value: float) -> str:
    """Three digits that count, thousands set apart."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def ratio(value: float) -> str:
    """A ratio as people read it."""
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _spread(result: Comparison) -> str:
    return f"{ratio(min(result.ratios))}–{ratio(max(result.ratios))}"


def _not(result: Missing) -> str:
    return f"not measured: {result.reason}"


def _escaped(cell: str) -> str:
    return cell.replace("|", "\\|")
