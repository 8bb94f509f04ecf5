"""Tiles of hashes (C2SP tlog-tiles): paths, widths, contents, and proofs read from them.

A tile of level l holds up to 256 roots of subtrees of height 8 * l. A full tile never changes; a
partial one belongs to tree sizes that end in it. Entry bundles are not served: events go to
authorised auditors only.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from contracts.proofs.tree.frontier import Row, root_of
from contracts.proofs.tree.hashes import HASH_BYTES, ProofError
from contracts.proofs.tree.proving import Nodes

TILE_HEIGHT = 8
FULL_WIDTH = 1 << TILE_HEIGHT
HIGHEST_LEVEL = 63
_PATH = re.compile(r"tile/(0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?")


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a tile stands and how many hashes it holds (1 to 256)."""

    level: int
    index: int
    width: int = FULL_WIDTH

    def __post_init__(self) -> None:
        if not (0 <= self.level <= HIGHEST_LEVEL and 1 <= self.width <= FULL_WIDTH):
            raise ProofError("no such tile")
        if self.index < 0:
            raise ProofError("no such tile")

    @property
    def path(self) -> str:
        """`tile/<level>/<index>[.p/<width>]` below the log's prefix."""
        last, parts, rest = f"{self.index % 1000:03}", [], self.index // 1000
        while rest:
            parts.append(f"x{rest % 1000:03}")
            rest //= 1000
        partial = f".p/{self.width}" if self.width < FULL_WIDTH else ""
        return f"tile/{self.level}/{'/'.join([*reversed(parts), last])}{partial}"

    @classmethod
    def parse(cls, path: str) -> "Tile":
        """The tile of a path; raises ProofError unless it is the one spelling of it."""
        found = _PATH.fullmatch(path)
        if not found:
            raise ProofError(f"not the path of a tile: {path[:60]!r}")
        index = int(found[2].replace("x", "").replace("/", ""))
        tile = cls(int(found[1]), index, int(found[3] or FULL_WIDTH))
        if tile.path != path:
            raise ProofError(f"not the path of a tile: {path[:60]!r}")
        return tile

    def check(self, content: bytes) -> None:
        """Raise ProofError unless the content has this tile's length."""
        if len(content) != self.width * HASH_BYTES:
            raise ProofError(f"{self.path} has {len(content)} bytes, not {self.width} hashes")


def width_at(level: int, index: int, size: int) -> int:
    """How many hashes the tile holds in a tree of `size` (0: it does not exist)."""
    count = size >> (level * TILE_HEIGHT)
    return max(0, min(FULL_WIDTH, count - index * FULL_WIDTH))


def tiles_between(old: int, new: int) -> Iterator[Tile]:
    """The tiles that a tree of `new` leaves has and a tree of `old` leaves has not."""
    level = 0
    while new >> (level * TILE_HEIGHT):
        had, has = (size >> (level * TILE_HEIGHT) for size in (old, new))
        if has > had:
            for index in range(had // FULL_WIDTH, (has - 1) // FULL_WIDTH + 1):
                yield Tile(level, index, width_at(level, index, new))
        level += 1


@dataclass(frozen=True, slots=True)
class Part:
    """Hashes that became known in one tile, from `offset` on; `content` is hash after hash."""

    level: int
    index: int
    offset: int
    content: bytes


def parts(row: Row) -> Iterator[Part]:
    """The row of a grown frontier cut at the borders of tiles; empty between tile levels."""
    level, between = divmod(row.height, TILE_HEIGHT)
    done = 0
    while not between and done < len(row.hashes):
        index, offset = divmod(row.first + done, FULL_WIDTH)
        taken = row.hashes[done : done + FULL_WIDTH - offset]
        yield Part(level, index, offset, b"".join(taken))
        done += len(taken)


def nodes_from(read: Callable[[Tile], bytes], size: int, *, cached: int = 256) -> Nodes:
    """A node source over the tiles of a tree of `size`; reads each tile once while it is cached.

    `read` is asked for the widths of exactly this size; it may answer from the full tile's first
    hashes. A node that the tree does not have, or a tile of a wrong length, raises ProofError.
    """

    @lru_cache(maxsize=cached)
    def content(level: int, index: int) -> bytes:
        tile = Tile(level, index, width_at(level, index, size))
        found = read(tile)
        tile.check(found)
        return found

    def node(height: int, index: int) -> bytes:
        if (index + 1) << height > size:
            raise ProofError(f"no node {index} of height {height} in a tree of {size}")
        level, inside = divmod(height, TILE_HEIGHT)
        first, count = index << inside, 1 << inside
        held = content(level, first // FULL_WIDTH)
        start = first % FULL_WIDTH
        return root_of(
            [held[at * HASH_BYTES : (at + 1) * HASH_BYTES] for at in range(start, start + count)]
        )

    return node
