"""Verification of both proofs against roots that the verifier already trusts.

Every function raises ProofError where the proof does not hold; none returns a truth value that
could be forgotten.
"""

from collections.abc import Sequence

from contracts.proofs.tree.hashes import EMPTY_ROOT, HASH_BYTES, ProofError, node_hash


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """The leaf with this hash stands at `index` in the tree of `size` with this root."""
    if not 0 <= index < size:
        raise ProofError(f"no leaf {index} in a tree of {size}")
    _check_lengths([leaf, root, *proof])
    inner = (index ^ (size - 1)).bit_length()
    if len(proof) != inner + (index >> inner).bit_count():
        raise ProofError(f"{len(proof)} hashes are no path of leaf {index} in a tree of {size}")
    found = _climb(leaf, index, proof[:inner])
    for sibling in proof[inner:]:
        found = node_hash(sibling, found)
    if found != root:
        raise ProofError(f"leaf {index} does not lead to the root")


def verify_consistency(
    old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """The tree of `new` leaves continues the tree of `old` leaves."""
    if not 0 <= old <= new:
        raise ProofError(f"a tree of {new} does not continue one of {old}")
    _check_lengths([old_root, new_root, *proof])
    if old in (0, new):
        _check_trivial(old, old_root, new_root, proof)
        return
    _check_grown(old, old_root, new, new_root, proof)


def _check_trivial(old: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> None:
    if proof:
        raise ProofError("nothing has to be proved and the proof is not empty")
    if old == 0 and old_root != EMPTY_ROOT:
        raise ProofError("the tree without leaves has another root")
    if old != 0 and old_root != new_root:
        raise ProofError(f"two roots for one size, {old}")


def _check_grown(
    old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]
) -> None:
    # Both roots are climbed to from the largest subtree that ends at the old edge.
    level = (old & -old).bit_length() - 1
    edge = (old - 1) >> level
    inner = ((old - 1) ^ (new - 1)).bit_length() - level
    start, path = (proof[0], proof[1:]) if edge and proof else (old_root, proof)
    if len(path) != inner + (edge >> inner).bit_count():
        raise ProofError(f"{len(proof)} hashes do not lead from size {old} to {new}")
    was = _climb(start, edge, path[:inner], left_only=True)
    now = _climb(start, edge, path[:inner])
    for sibling in path[inner:]:
        was, now = node_hash(sibling, was), node_hash(sibling, now)
    if was != old_root:
        raise ProofError(f"the proof does not lead to the root of size {old}")
    if now != new_root:
        raise ProofError(f"the proof does not lead to the root of size {new}")


def _climb(found: bytes, index: int, path: Sequence[bytes], *, left_only: bool = False) -> bytes:
    for height, sibling in enumerate(path):
        if index >> height & 1:
            found = node_hash(sibling, found)
        elif not left_only:
            found = node_hash(found, sibling)
    return found


def _check_lengths(hashes: Sequence[bytes]) -> None:
    if any(len(each) != HASH_BYTES for each in hashes):
        raise ProofError("a hash is not 32 bytes long")
