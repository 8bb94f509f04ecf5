"""The page `docs/performance.md`: its table and machine between marks, JSON and plot beside it.

What stands around the marks is written by people and left as it is.
"""

from pathlib import Path

from benchmarks.frame.comparison import Comparison
from benchmarks.shown.plot import plot
from benchmarks.shown.record import Record
from benchmarks.shown.table import table

DOCS = Path(__file__).parents[2] / "docs"
PLOT = "performance.svg"
BEGIN, END = "<!-- results: begin -->\n", "<!-- results: end -->"


def write(record: Record, docs: Path = DOCS) -> None:
    """Put a run into the page, and its record and plot beside it."""
    page = docs / "performance.md"
    before, mark, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    if not mark:
        raise ValueError(f"{page} has no marks to write between")
    page.write_text(f"{before}{BEGIN}{section(record)}{END}{after}", encoding="utf-8")
    (docs / "performance.json").write_text(record.to_json(), encoding="utf-8")
    shown = [result for result in record.results if isinstance(result, Comparison)]
    (docs / "images" / PLOT).write_text(plot(shown), encoding="utf-8")


def section(record: Record) -> str:
    """What stands between the marks."""
    machine = "; ".join(f"{name}: {value}" for name, value in record.machine.items())
    versions = ", ".join(f"{name} {value}" for name, value in record.versions.items())
    scale = record.scale
    return (
        f"Measured on {record.day}, scale `{scale.name}`, {scale.rounds} rounds of each;"
        " [every figure of every round](performance.json).\n\n"
        f"Machine: {machine}.\n\nVersions: {versions}.\n\n"
        f"![How far each ratio lies within its target](images/{PLOT})\n\n{table(record.results)}"
    )
