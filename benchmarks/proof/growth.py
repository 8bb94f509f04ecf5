"""P9: what age costs: appends, history pages and proofs of a large store, beside a small one's.

Two whole ledgers on two servers, asked in turn. The small one grows while it is appended to, so
that those rounds are short.
"""

import math
from functools import partial

from benchmarks.frame.comparison import Comparison, Result, Subject, Target
from benchmarks.frame.rounds import Side, compare, rate
from benchmarks.frame.scale import Scale
from benchmarks.place.servers import Place, servers
from benchmarks.proof.aged import Aged, Work, aged

READERS, CALLERS = 4, 32
SHORTER = 5


async def growth(place: Place, scale: Scale) -> list[Result]:
    """Three rates, and the length of a proof."""
    with servers() as others:
        async with (
            aged(place, scale.large) as large,
            aged(await others.place(), scale.small) as one,
        ):
            return await _compared(large, one, scale)


async def _compared(large: Aged, small: Aged, scale: Scale) -> list[Result]:
    now, before = f"{scale.large:,} events", f"at {scale.small:,}"
    works: tuple[tuple[str, Work, Work, int, float], ...] = (
        ("appends", large.command, small.command, CALLERS, scale.seconds / SHORTER),
        ("history pages", large.page, small.page, READERS, scale.seconds),
        ("proofs", large.proof, small.proof, READERS, scale.seconds),
    )
    found: list[Result] = []
    for what, ours, theirs, callers, seconds in works:
        subject = Subject("P9", f"{what} at {now}", "per s")
        side = Side(before, partial(rate, theirs, callers, seconds), Target(0.9))
        found += await compare(subject, partial(rate, ours, callers, seconds), [side], scale.rounds)
    subject = Subject("P9", f"longest proof at {now}", "hashes")
    figures = [float(max(large.hashes))], [float(max(small.hashes))]
    return [*found, Comparison(subject, before, *figures, _logarithmic(scale))]


def _logarithmic(scale: Scale) -> Target:
    """What a proof may grow by when its tree does: the ratio of the heights of both."""
    heights = [math.ceil(math.log2(size)) for size in (scale.large, scale.small)]
    return Target(math.ceil(100 * heights[0] / heights[1]) / 100, most=True)
