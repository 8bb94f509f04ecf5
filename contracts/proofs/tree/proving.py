"""Proofs made from stored nodes: inclusion and consistency (RFC 6962, sections 2.1.1, 2.1.2).

A node source answers the root of the perfect subtree of a height (0 = leaf) at an index, which
covers the leaves from index * 2**height on. A proof reads about log2(size) of them, doubled at
the right edge.
"""

from collections.abc import Callable, Sequence

from contracts.proofs.tree.hashes import ProofError, folded, paired

Nodes = Callable[[int, int], bytes]
"""(height, index) → hash."""


def inclusion_proof(index: int, size: int, nodes: Nodes) -> list[bytes]:
    """The path from the leaf at `index` to the root of the tree of `size`, sibling first."""
    if not 0 <= index < size:
        raise ProofError(f"no leaf {index} in a tree of {size}")
    low, high, path = 0, size, []
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(range_root(middle, high, nodes))
            high = middle
        else:
            path.append(range_root(low, middle, nodes))
            low = middle
    return path[::-1]


def consistency_proof(old: int, new: int, nodes: Nodes) -> list[bytes]:
    """The proof that the tree of `new` leaves continues that of `old`; empty for 0 and equal."""
    if not 0 <= old <= new:
        raise ProofError(f"a tree of {new} does not continue one of {old}")
    if old in (0, new):
        return []
    low, high, path = 0, new, []
    while old != high:
        middle = low + _split(high - low)
        if old <= middle:
            path.append(range_root(middle, high, nodes))
            high = middle
        else:
            path.append(range_root(low, middle, nodes))
            low = middle
    # The old root itself is left out: whoever verifies has it.
    return [*([range_root(low, high, nodes)] if low else []), *path[::-1]]


def root_at(size: int, nodes: Nodes) -> bytes:
    """The root of the first `size` leaves."""
    return range_root(0, size, nodes)


def range_root(low: int, high: int, nodes: Nodes) -> bytes:
    """The root over the leaves low … high-1, where `low` begins a subtree of that tree."""
    peaks = []
    while low < high:
        height = (high - low).bit_length() - 1
        peaks.append(nodes(height, low >> height))
        low += 1 << height
    return folded(reversed(peaks))


def nodes_of(leaf_hashes: Sequence[bytes]) -> Nodes:
    """A node source over leaves held in memory."""
    rows = [list(leaf_hashes)]
    while len(rows[-1]) > 1:
        row = rows[-1]
        rows.append(paired(row[: len(row) & ~1]))
    return lambda height, index: rows[height][index]


def _split(count: int) -> int:
    """The largest power of two below count."""
    return 1 << ((count - 1).bit_length() - 1)
