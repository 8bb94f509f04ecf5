"""A growing tree has the root of RFC 6962 at every size, however its leaves arrive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.proofs.tree.frontier import Frontier, root_of
from contracts.proofs.tree.hashes import EMPTY_ROOT, ProofError, event_leaf, event_leaves, leaf_hash
from tests.contracts.proofs.tree.model import leaf, mth, some_leaves

PUBLISHED_LEAVES = [
    bytes.fromhex(text)
    for text in (
        *("", "00", "10", "2021", "3031", "40414243", "5051525354555657"),
        "606162636465666768696a6b6c6d6e6f",
    )
]
PUBLISHED_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""Roots of the first 0 to 8 leaves, as Certificate Transparency publishes them."""


@pytest.mark.parametrize("size", range(9))
def test_the_published_tree_has_its_published_roots(size: int) -> None:
    assert (
        root_of([leaf_hash(data) for data in PUBLISHED_LEAVES[:size]]).hex()
        == (PUBLISHED_ROOTS[size])
    )


def test_every_size_to_300_has_the_root_of_the_definition() -> None:
    leaves, frontier = some_leaves(300), Frontier()
    assert frontier.root() == EMPTY_ROOT
    for size in range(1, 301):
        frontier.append((size - 1).to_bytes(4, "big"))
        assert (frontier.size, frontier.root()) == (size, mth(leaves[:size]))


@given(st.lists(st.integers(0, 40), max_size=12))
def test_the_root_does_not_depend_on_how_leaves_were_batched(batches: list[int]) -> None:
    leaves, frontier, done = some_leaves(sum(batches)), Frontier(), 0
    for count in batches:
        frontier.extend(leaves[done : done + count])
        done += count
    assert frontier.root() == mth(leaves)


@given(st.integers(0, 200), st.integers(0, 100))
def test_a_restored_frontier_goes_on_where_it_was(before: int, after: int) -> None:
    leaves, first = some_leaves(before + after), Frontier()
    first.extend(leaves[:before])
    second = Frontier.restored(first.size, first.peaks)
    second.extend(leaves[before:])
    assert second.root() == mth(leaves)


@pytest.mark.parametrize(("size", "peaks"), [(3, 1), (0, 1), (4, 2), (-1, 0)])
def test_a_frontier_with_other_peaks_than_its_size_has_is_refused(size: int, peaks: int) -> None:
    with pytest.raises(ProofError):
        Frontier.restored(size, [bytes(32)] * peaks)


@given(st.lists(st.integers(1, 50), max_size=8))
def test_each_node_is_told_once_and_in_its_place(batches: list[int]) -> None:
    leaves, frontier, told = some_leaves(sum(batches)), Frontier(), {}
    for count in batches:
        for row in frontier.extend(leaves[frontier.size : frontier.size + count]):
            for at, each in enumerate(row.hashes, row.first):
                assert (row.height, at) not in told
                told[row.height, at] = each
    assert told == {
        (height, at): mth(leaves[at << height : at + 1 << height])
        for height in range(len(leaves).bit_length())
        for at in range(len(leaves) >> height)
    }


def test_the_leaf_of_an_event_is_its_position_and_its_bytes() -> None:
    expected = leaf((258).to_bytes(8, "big") + b"{}")
    assert event_leaf(258, b"{}") == expected
    assert event_leaves([(258, b"{}")]) == [expected]
