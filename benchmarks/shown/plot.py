"""A plot of how far each ratio lies within its target, as one SVG that reads in light and dark.

The scale is logarithmic: 1 just keeps the target, further right is better. A dot is the median,
its line the spread; a hollow dot has not reached its target.
"""

import math
from collections.abc import Iterator, Sequence
from html import escape

from benchmarks.frame.comparison import Comparison
from benchmarks.shown.table import ratio

LABELS, WIDTH, VALUES = 490, 330, 120
TOP, STEP, BOTTOM = 46, 26, 34
TICKS = (0.25, 0.5, 1, 2, 4, 8, 16)
CAPTION = "times within its target: further right is better; hollow: not reached"
STYLE = """
text { font: 13px sans-serif; fill: #1f2328 } .soft { fill: #59636e; font-size: 12px }
.grid { stroke: #d1d9e0 } .bound { stroke: #59636e; stroke-width: 1.5 }
.spread { stroke: #2a6fb5; stroke-width: 3; stroke-linecap: round; opacity: .45 }
.dot { fill: #2a6fb5; stroke: #2a6fb5; stroke-width: 2 } .short { fill: #fff; stroke: #bc4c00 }
.back { fill: #fff }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .soft { fill: #9198a1 } .grid { stroke: #30363d }
.bound { stroke: #9198a1 } .spread { stroke: #6cb0f5 } .dot { fill: #6cb0f5; stroke: #6cb0f5 }
.short { fill: #0d1117; stroke: #ff9e4f } .back { fill: #0d1117 } }
"""


def plot(results: Sequence[Comparison]) -> str:
    """The SVG of those that have a target."""
    shown = [result for result in results if result.target]
    height = TOP + STEP * len(shown) + BOTTOM
    body = "\n".join(_parts(shown, height))
    whole = LABELS + WIDTH + VALUES
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {height}" '
        f'width="{whole}" height="{height}" role="img">\n'
        f"<title>Ratios measured, beside their targets</title>\n"
        f"<style>{STYLE}</style>\n{body}\n</svg>\n"
    )


def _parts(shown: Sequence[Comparison], height: int) -> Iterator[str]:
    yield '<rect class="back" width="100%" height="100%"/>'
    yield _text(LABELS, 20, CAPTION)
    for tick in TICKS:
        kind = "bound" if tick == 1 else "grid"
        x, low = _x(tick), height - BOTTOM
        yield f'<line class="{kind}" x1="{x:.1f}" y1="{TOP - 12}" x2="{x:.1f}" y2="{low}"/>'
        yield _text(x, low + 18, f"{tick:g}", "soft", "middle")
    for at, result in enumerate(shown):
        yield from _row(result, TOP + STEP * at + STEP // 2)


def _row(result: Comparison, y: int) -> Iterator[str]:
    target, middle = result.target, result.margin
    assert target
    assert middle is not None
    margins = [target.margin(each) for each in result.ratios]
    what, peer = f"{result.subject.id} {result.subject.what}", f" / {result.peer}"
    title = f"{what}{peer}: {ratio(result.ratio)}, target {target}"
    dot = "dot" if result.reached else "dot short"
    yield f"<g><title>{escape(title)}</title>"
    yield _text(LABELS - 14, y + 4, _short(what + peer), "", "end")
    low, high = _x(min(margins)), _x(max(margins))
    yield f'<line class="spread" x1="{low:.1f}" y1="{y}" x2="{high:.1f}" y2="{y}"/>'
    yield f'<circle class="{dot}" cx="{_x(middle):.1f}" cy="{y}" r="4.5"/>'
    bound = str(target).partition(",")[0]
    yield f"{_text(LABELS + WIDTH + 12, y + 4, f'{ratio(result.ratio)}  ({bound})', 'soft')}</g>"


def _x(margin: float) -> float:
    first, last = math.log(TICKS[0]), math.log(TICKS[-1])
    share = (math.log(margin) - first) / (last - first)
    return LABELS + WIDTH * min(max(share, 0.0), 1.0)


def _short(text: str, most: int = 74) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _text(x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x:.1f}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'
