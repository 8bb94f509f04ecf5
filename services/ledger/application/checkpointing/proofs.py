"""Proofs out of stored leaves and nodes: one reading, of hashes logarithmic in the tree's size.

What a proof needs is found by walking it once over blank nodes; then those are read and the walk
is made again.
"""

from collections.abc import Callable, Iterable, Mapping

from contracts.proofs.tree.hashes import HASH_BYTES, paired
from contracts.proofs.tree.proving import (
    Nodes,
    consistency_proof,
    inclusion_proof,
    root_at,
)
from services.ledger.application.checkpointing.ports import LEVEL, Span, Tree

BLANK = bytes(HASH_BYTES)
MOST_KNOWN = 50_000

Known = dict[tuple[int, int], bytes]
"""Nodes (height, index) that were read for earlier proofs of one tree: they never change."""


async def prove_inclusion(
    tree: Tree, index: int, size: int, known: Known | None = None
) -> list[bytes]:
    """The path from a leaf to the root of the tree of `size`; ProofError where it has no such."""
    return await _read_and(tree, lambda nodes: inclusion_proof(index, size, nodes), known)


async def prove_consistency(
    tree: Tree, old: int, new: int, known: Known | None = None
) -> list[bytes]:
    """That the tree of `new` leaves continues that of `old`; ProofError where new < old."""
    return await _read_and(tree, lambda nodes: consistency_proof(old, new, nodes), known)


async def stored_root(tree: Tree, size: int) -> bytes | None:
    """The root of the first `size` leaves as nodes give it; None where some are missing."""
    try:
        return (await _read_and(tree, lambda nodes: [root_at(size, nodes)]))[0]
    except LookupError:
        return None


async def _read_and(
    tree: Tree, walk: Callable[[Nodes], list[bytes]], known: Known | None = None
) -> list[bytes]:
    wanted: set[tuple[int, int]] = set()

    def blank(height: int, index: int) -> bytes:
        wanted.add((height, index))
        return BLANK

    walk(blank)
    held = {node: known[node] for node in wanted if node in known} if known else {}
    found = held | await _nodes(tree, wanted - held.keys())
    if known is not None:
        _remember(known, found)
    return walk(lambda height, index: found[height, index])


def _remember(known: Known, found: Mapping[tuple[int, int], bytes]) -> None:
    """Keep what takes a whole tile to fold and serves many leaves; begin again where it is full."""
    if len(known) > MOST_KNOWN:
        known.clear()
    known.update({node: hash_ for node, hash_ in found.items() if node[0] >= LEVEL})


async def _nodes(tree: Tree, wanted: Iterable[tuple[int, int]]) -> Known:
    """Roots of perfect subtrees (height, index), folded from the levels below them."""
    under = {node: _below(*node) for node in wanted}
    tiles: dict[tuple[int, int], Span] = {}
    for span in under.values():
        # What one proof needs of a tile lies side by side, or nearly so: it is read as one.
        tile = (span.level, span.first >> LEVEL)
        known = tiles.get(tile, span)
        first, past = min(known.first, span.first), max(known.past, span.past)
        tiles[tile] = Span(span.level, first, past)
    rows = dict(zip(tiles, await tree.spans(list(tiles.values())), strict=True))
    found = {}
    for node, span in under.items():
        tile = (span.level, span.first >> LEVEL)
        start = span.first - tiles[tile].first
        found[node] = _folded(rows[tile][start : start + span.past - span.first], span)
    return found


def _below(height: int, index: int) -> Span:
    """What a node is folded from: the hashes of the next level that is stored."""
    level, above = divmod(height, LEVEL)
    return Span(level, index << above, (index + 1) << above)


def _folded(row: list[bytes], span: Span) -> bytes:
    if len(row) != span.past - span.first:
        raise LookupError(f"of level {span.level} not all of {span.first} to {span.past} is stored")
    while len(row) > 1:
        row = paired(row)
    return row[0]
