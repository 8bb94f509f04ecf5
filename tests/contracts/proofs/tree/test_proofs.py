"""Proofs are those of RFC 6962, lead to the root, and to no other."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.proofs.tree.hashes import ProofError
from contracts.proofs.tree.proving import consistency_proof, inclusion_proof, nodes_of, root_at
from contracts.proofs.tree.verifying import verify_consistency, verify_inclusion
from tests.contracts.proofs.tree.model import mth, path, proof, some_leaves

LEAVES = some_leaves(1200)


@cache
def _root(size: int) -> bytes:
    return mth(LEAVES[:size])


@pytest.mark.parametrize("size", range(1, 65))
def test_every_leaf_to_size_64_has_the_path_of_the_definition(size: int) -> None:
    nodes = nodes_of(LEAVES[:size])
    for index in range(size):
        made = inclusion_proof(index, size, nodes)
        assert made == path(index, LEAVES[:size])
        verify_inclusion(LEAVES[index], index, size, made, _root(size))


@pytest.mark.parametrize("new", range(65))
def test_every_pair_to_size_64_has_the_proof_of_the_definition(new: int) -> None:
    nodes = nodes_of(LEAVES[:new])
    for old in range(new + 1):
        made = consistency_proof(old, new, nodes)
        assert made == (proof(old, LEAVES[:new]) if old else [])
        verify_consistency(old, _root(old), new, _root(new), made)


def test_every_tree_to_size_300_proves_its_leaves_and_that_it_continues_smaller_ones() -> None:
    nodes = nodes_of(LEAVES[:300])
    for size in range(65, 301):
        for index in (0, size // 2, size - 1):
            made = inclusion_proof(index, size, nodes)
            verify_inclusion(LEAVES[index], index, size, made, _root(size))
        for old in (1, size // 2, size - 1):
            between = consistency_proof(old, size, nodes)
            verify_consistency(old, _root(old), size, _root(size), between)


@given(st.data())
def test_larger_trees_prove_too(data: st.DataObject) -> None:
    new = data.draw(st.integers(1, len(LEAVES)))
    old = data.draw(st.integers(0, new))
    index = data.draw(st.integers(0, new - 1))
    nodes = nodes_of(LEAVES)
    assert root_at(new, nodes) == _root(new)
    verify_inclusion(LEAVES[index], index, new, inclusion_proof(index, new, nodes), _root(new))
    verify_consistency(old, _root(old), new, _root(new), consistency_proof(old, new, nodes))


@given(st.data())
def test_a_tampered_path_does_not_lead_to_the_root(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 300))
    index = data.draw(st.integers(0, size - 1))
    good = inclusion_proof(index, size, nodes_of(LEAVES[:size]))
    bad = _tampered(data, good)
    with pytest.raises(ProofError):
        verify_inclusion(LEAVES[index], index, size, bad, _root(size))


@given(st.data())
def test_a_leaf_is_proved_at_no_other_index(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 300))
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(-1, size + 1).filter(lambda at: at != index))
    good = inclusion_proof(index, size, nodes_of(LEAVES[:size]))
    with pytest.raises(ProofError):
        verify_inclusion(LEAVES[index], other, size, good, _root(size))


@given(st.data())
def test_a_tampered_consistency_proof_connects_nothing(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, 300))
    old = data.draw(st.integers(1, new - 1))
    bad = _tampered(data, consistency_proof(old, new, nodes_of(LEAVES[:new])))
    with pytest.raises(ProofError):
        verify_consistency(old, _root(old), new, _root(new), bad)


@given(st.data())
def test_a_rewritten_leaf_breaks_consistency(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, 200))
    old = data.draw(st.integers(1, new))
    at = data.draw(st.integers(0, old - 1))
    rewritten = [*LEAVES[:at], bytes(32), *LEAVES[at + 1 : new]]
    made = consistency_proof(old, new, nodes_of(rewritten))
    with pytest.raises(ProofError):
        verify_consistency(old, _root(old), new, mth(rewritten), made)


@pytest.mark.parametrize(("old", "new"), [(2, 1), (-1, 3)])
def test_a_smaller_tree_continues_nothing(old: int, new: int) -> None:
    with pytest.raises(ProofError):
        consistency_proof(old, new, nodes_of(LEAVES[:4]))
    with pytest.raises(ProofError):
        verify_consistency(old, bytes(32), new, bytes(32), [])


def test_two_roots_of_one_size_are_inconsistent() -> None:
    with pytest.raises(ProofError):
        verify_consistency(5, _root(5), 5, _root(6), [])


def test_an_empty_tree_has_one_root_and_needs_no_proof() -> None:
    with pytest.raises(ProofError):
        verify_consistency(0, bytes(32), 3, _root(3), [])
    with pytest.raises(ProofError):
        verify_consistency(0, _root(0), 3, _root(3), [bytes(32)])


@pytest.mark.parametrize("index", [-1, 4])
def test_a_leaf_outside_the_tree_has_no_path(index: int) -> None:
    with pytest.raises(ProofError):
        inclusion_proof(index, 4, nodes_of(LEAVES[:4]))


def _tampered(data: st.DataObject, good: list[bytes]) -> list[bytes]:
    at = data.draw(st.integers(0, len(good) - 1))
    way = data.draw(st.sampled_from(["drop", "double", "flip", "cut"]))
    if way == "drop":
        return [*good[:at], *good[at + 1 :]]
    if way == "double":
        return [*good[: at + 1], *good[at:]]
    changed = good[at][:-1] if way == "cut" else bytes([good[at][0] ^ 1]) + good[at][1:]
    return [*good[:at], changed, *good[at + 1 :]]
