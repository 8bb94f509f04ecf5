"""Proofs and tiles out of stored leaves and nodes, with a number of reads logarithmic in the size.

What a proof needs is found by walking it once over blank nodes; then those are read and the walk
is made again.
"""

from collections.abc import Callable

from contracts.proofs.tree.hashes import HASH_BYTES, paired
from contracts.proofs.tree.proving import (
    Nodes,
    consistency_proof,
    inclusion_proof,
    root_at,
)
from services.ledger.application.checkpointing.ports import LEVEL, Tree

BLANK = bytes(HASH_BYTES)


async def prove_inclusion(tree: Tree, index: int, size: int) -> list[bytes]:
    """The path from a leaf to the root of the tree of `size`; ProofError where it has no such."""
    return await _read_and(tree, lambda nodes: inclusion_proof(index, size, nodes))


async def prove_consistency(tree: Tree, old: int, new: int) -> list[bytes]:
    """That the tree of `new` leaves continues that of `old`; ProofError where new < old."""
    return await _read_and(tree, lambda nodes: consistency_proof(old, new, nodes))


async def stored_root(tree: Tree, size: int) -> bytes | None:
    """The root of the first `size` leaves as nodes give it; None where some are missing."""
    try:
        return (await _read_and(tree, lambda nodes: [root_at(size, nodes)]))[0]
    except LookupError:
        return None


async def _read_and(tree: Tree, walk: Callable[[Nodes], list[bytes]]) -> list[bytes]:
    wanted: set[tuple[int, int]] = set()

    def blank(height: int, index: int) -> bytes:
        wanted.add((height, index))
        return BLANK

    walk(blank)
    found = {key: await _node(tree, *key) for key in wanted}
    return walk(lambda height, index: found[height, index])


async def _node(tree: Tree, height: int, index: int) -> bytes:
    """The root of a perfect subtree, folded from the level below it."""
    level, above = divmod(height, LEVEL)
    row = await tree.hashes(level, index << above, 1 << above)
    if len(row) != 1 << above:
        raise LookupError(f"node {index} of height {height} is not stored")
    for _ in range(above):
        row = paired(row)
    return row[0]
