"""Tiles are where C2SP tlog-tiles says, and proofs read from them are those of the tree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.proofs.tiles import Tile, nodes_from, parts, tiles_between, width_at
from contracts.proofs.tree.frontier import Frontier, root_of
from contracts.proofs.tree.hashes import ProofError
from contracts.proofs.tree.proving import consistency_proof, inclusion_proof, nodes_of, root_at
from tests.contracts.proofs.tree.model import some_leaves

SIZE = 66_000
LEAVES = some_leaves(SIZE)


@pytest.fixture(scope="module")
def stored() -> dict[tuple[int, int], bytes]:
    frontier, tiles = Frontier(), dict[tuple[int, int], bytes]()
    for start in range(0, SIZE, 777):
        for row in frontier.extend(LEAVES[start : start + 777]):
            for part in parts(row):
                before = tiles.get((part.level, part.index), b"")
                assert len(before) == part.offset * 32
                tiles[part.level, part.index] = before + part.content
    return tiles


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 0), "tile/0/000"),
        (Tile(0, 1234067), "tile/0/x001/x234/067"),
        (Tile(2, 1000, 17), "tile/2/x001/000.p/17"),
        (Tile(63, 999, 255), "tile/63/999.p/255"),
    ],
)
def test_a_tile_has_its_specified_path(tile: Tile, path: str) -> None:
    assert tile.path == path
    assert Tile.parse(path) == tile


@given(st.integers(0, 63), st.integers(0, 2**55), st.integers(1, 256))
def test_every_tile_is_found_by_its_path(level: int, index: int, width: int) -> None:
    tile = Tile(level, index, width)
    assert Tile.parse(tile.path) == tile


@pytest.mark.parametrize(
    "path",
    [
        *("tile/0/0", "tile/00/000", "tile/64/000", "tile/0/x000/001", "tile/0/001/002"),
        *("tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000/", "/tile/0/000"),
        *("tile/entries/000", "tile/0/x01/001", "tile/0/../000", "tile/0/000\n"),
    ],
)
def test_any_other_spelling_of_a_path_is_refused(path: str) -> None:
    with pytest.raises(ProofError):
        Tile.parse(path)


def test_a_tree_of_70000_has_the_published_tiles() -> None:
    tiles = list(tiles_between(0, 70_000))
    assert [t for t in tiles if t.width < 256] == [
        Tile(0, 273, 112),
        Tile(1, 1, 17),
        Tile(2, 0, 1),
    ]
    assert len([t for t in tiles if t.width == 256 and t.level == 0]) == 273


def test_a_tree_of_256_has_a_full_tile_and_one_of_width_1_above() -> None:
    assert list(tiles_between(0, 256)) == [Tile(0, 0), Tile(1, 0, 1)]


def test_growth_asks_for_new_and_wider_tiles_alone() -> None:
    assert list(tiles_between(255, 257)) == [Tile(0, 0), Tile(0, 1, 1), Tile(1, 0, 1)]
    assert list(tiles_between(70_000, 70_000)) == []
    assert width_at(0, 5, 100) == 0


@settings(max_examples=30)
@given(data=st.data())
def test_proofs_from_tiles_are_those_of_the_tree(
    data: st.DataObject, stored: dict[tuple[int, int], bytes]
) -> None:
    size = data.draw(st.integers(1, SIZE) | st.sampled_from([255, 256, 257, 65_535, 65_536]))
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(1, size))
    tiles = nodes_from(lambda t: stored[t.level, t.index][: t.width * 32], size)
    tree = nodes_of(LEAVES[:size])
    assert root_at(size, tiles) == root_of(LEAVES[:size])
    assert inclusion_proof(index, size, tiles) == inclusion_proof(index, size, tree)
    assert consistency_proof(old, size, tiles) == consistency_proof(old, size, tree)


def test_a_proof_reads_few_tiles(stored: dict[tuple[int, int], bytes]) -> None:
    read = []

    def content(tile: Tile) -> bytes:
        read.append(tile)
        return stored[tile.level, tile.index][: tile.width * 32]

    inclusion_proof(40_000, SIZE, nodes_from(content, SIZE))
    assert len(read) == len(set(read)) <= 6


def test_a_tile_of_another_length_is_refused() -> None:
    with pytest.raises(ProofError):
        root_at(3, nodes_from(lambda _: bytes(32), 3))
    with pytest.raises(ProofError):
        nodes_from(lambda tile: bytes(tile.width * 32), 3)(1, 1)
