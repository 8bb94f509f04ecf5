"""Which events stand for which leaves, when the two lists differ.

What both have in the same order is the longest common run; around it, an event and a leaf that
have no other counterpart are one event changed, and the rest was moved, added or taken out.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest


@dataclass(slots=True)
class Alignment:
    """Places in the two lists: `changed` leaf → event, `missing` leaves, other events."""

    changed: dict[int, int] = field(default_factory=dict)
    missing: list[int] = field(default_factory=list)
    added: list[int] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)


def aligned(leaves: Sequence[bytes], events: Sequence[bytes]) -> Alignment:
    """Compare the leaf hashes that should be with those of the events that are."""
    result = Alignment()
    pairs = _matched(leaves, events, result)
    kept = _longest_increasing(pairs)
    result.moved = sorted({event for event, _ in pairs} - {event for event, _ in kept})
    matched_leaves = {leaf for _, leaf in pairs}
    loose = set(result.added)
    result.added = []
    for (event, leaf), (event_end, leaf_end) in pairwise(
        [(-1, -1), *kept, (len(events), len(leaves))]
    ):
        extra = [at for at in range(event + 1, event_end) if at in loose]
        lacking = [at for at in range(leaf + 1, leaf_end) if at not in matched_leaves]
        _pair_up(extra, lacking, result)
    return result


def _matched(
    leaves: Sequence[bytes], events: Sequence[bytes], result: Alignment
) -> list[tuple[int, int]]:
    place = {leaf: at for at, leaf in enumerate(leaves)}
    pairs = []
    for at, event in enumerate(events):
        # A second copy of an event finds its leaf already taken.
        leaf = place.pop(event, None)
        if leaf is None:
            result.added.append(at)
        else:
            pairs.append((at, leaf))
    return pairs


def _pair_up(extra: list[int], lacking: list[int], result: Alignment) -> None:
    for event, leaf in zip_longest(extra, lacking):
        if event is None:
            result.missing.append(leaf)
        elif leaf is None:
            result.added.append(event)
        else:
            result.changed[leaf] = event


def _longest_increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, leaf) in enumerate(pairs):
        length = bisect_left(ends, leaf)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [leaf]
        last[length : length + 1] = [at]
    kept, at = [], last[-1] if last else -1
    while at >= 0:
        kept.append(pairs[at])
        at = before[at]
    return kept[::-1]
