"""Proofs over the stored tree: which tiles they need is found first, then those are read.

A tree whose stored hashes are too few raises ProofError.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from contracts.proofs.bundle.contents import InclusionPath
from contracts.proofs.tiles import Tile, nodes_from
from contracts.proofs.tree.hashes import HASH_BYTES
from contracts.proofs.tree.proving import Nodes, consistency_proof, inclusion_proof
from services.reporting.application.ports.proofs import ProofTree

T = TypeVar("T")


async def inclusion_paths(tree: ProofTree, leaves: Sequence[int], size: int) -> list[InclusionPath]:
    """The paths of these leaves to the root of the tree of `size`, in this order."""

    def walk(nodes: Nodes) -> list[InclusionPath]:
        return [InclusionPath(at, inclusion_proof(at, size, nodes)) for at in leaves]

    return await _over_tiles(tree, size, walk)


async def consistency(tree: ProofTree, old: int, size: int) -> list[bytes]:
    """That the tree of `size` leaves continues that of `old`."""
    return await _over_tiles(tree, size, lambda nodes: consistency_proof(old, size, nodes))


async def _over_tiles(tree: ProofTree, size: int, walk: Callable[[Nodes], T]) -> T:
    found: dict[Tile, bytes] = {}

    def blank(tile: Tile) -> bytes:
        return found.setdefault(tile, bytes(tile.width * HASH_BYTES))

    walk(nodes_from(blank, size))
    for tile in found:
        found[tile] = await tree.tile(tile)
    return walk(nodes_from(found.__getitem__, size))
