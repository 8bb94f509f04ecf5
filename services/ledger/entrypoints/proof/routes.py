"""Routes of one tree: checkpoints, tiles (C2SP tlog-tiles) and proofs, open to everyone.

They answer for signed sizes only: what is not under a checkpoint is shown to nobody.
"""

from collections.abc import Callable
from typing import Annotated, Protocol

from fastapi import APIRouter, Depends, Query
from fastapi.responses import PlainTextResponse, Response
from pydantic import BaseModel

from chassis.problems import ProblemError
from chassis.tokens import open_to_anyone
from contracts.proofs.encoding import encoded
from contracts.proofs.tiles import FULL_WIDTH, Tile, width_at
from services.ledger.application.checkpointing.ports import Signed, Tree
from services.ledger.application.checkpointing.proofs import (
    Known,
    prove_consistency,
    prove_inclusion,
)

SHORT, FOR_EVER = "no-cache", "public, max-age=31536000, immutable"
LARGEST = 2**63 - 1
Size = Annotated[int, Query(ge=0, le=LARGEST)]

PublicKeys = Callable[[], str]


class ReadTree(Tree, Protocol):
    """A tree whose leaves are found by position."""

    async def leaf_at(self, position: int) -> tuple[int, bytes] | None:
        """Index and hash of the leaf of this position."""


class Inclusion(BaseModel):
    """That an event stands at a leaf of a signed tree; hashes in base64."""

    position: int
    leaf_index: int
    leaf_hash: str
    size: int
    root: str
    proof: list[str]
    checkpoint: str


class Consistency(BaseModel):
    """That a signed tree continues an earlier signed one; hashes in base64."""

    old_size: int
    new_size: int
    old_root: str
    new_root: str
    proof: list[str]


def routes(tree: ReadTree, public_keys: PublicKeys) -> APIRouter:
    """The routes over one tree."""
    shown = ShownTree(tree)
    router = APIRouter(dependencies=[Depends(open_to_anyone)])
    router.add_api_route("/checkpoint", shown.latest, response_class=PlainTextResponse)
    router.add_api_route("/checkpoint/{size}", shown.of_size, response_class=PlainTextResponse)
    router.add_api_route("/tile/{path:path}", shown.tile, response_class=Response)
    router.add_api_route("/v1/proofs/inclusion", shown.inclusion)
    router.add_api_route("/v1/proofs/consistency", shown.consistency)
    router.add_api_route("/v1/proofs/restarts", shown.restarts)

    async def keys() -> PlainTextResponse:
        return PlainTextResponse(public_keys(), headers={"Cache-Control": SHORT})

    router.add_api_route("/v1/proofs/keys", keys, response_class=PlainTextResponse)
    return router


class ShownTree:
    """Answers of one tree."""

    def __init__(self, tree: ReadTree) -> None:
        self._tree = tree
        self._known: Known = {}

    async def latest(self) -> PlainTextResponse:
        """The latest checkpoint, with the cosignatures that came so far."""
        note = await self._note(await self._signed())
        return PlainTextResponse(note, headers={"Cache-Control": SHORT})

    async def of_size(self, size: int) -> PlainTextResponse:
        """The checkpoint of this size."""
        note = await self._note(await self._signed(size))
        return PlainTextResponse(note, headers={"Cache-Control": SHORT})

    async def tile(self, path: str) -> Response:
        """A tile that the latest signed tree has, full or of the width asked for."""
        tile = Tile.parse(f"tile/{path}")
        size = (await self._signed()).size
        if tile.width > width_at(tile.level, tile.index, size):
            raise _nothing("no such tile under a checkpoint")
        first = tile.index * FULL_WIDTH
        hashes = await self._tree.hashes(tile.level, first, tile.width)
        headers = {"Cache-Control": FOR_EVER}
        return Response(b"".join(hashes), 200, headers, "application/octet-stream")

    async def inclusion(self, position: Size, size: Size | None = None) -> Inclusion:
        """The proof for the event at a position, in the latest signed tree or that of `size`."""
        signed = await self._signed(size)
        leaf = await self._tree.leaf_at(position)
        if leaf is None or leaf[0] >= signed.size:
            raise _nothing("no event of this position under that checkpoint")
        proof = await prove_inclusion(self._tree, leaf[0], signed.size, self._known)
        return Inclusion(
            position=position,
            leaf_index=leaf[0],
            leaf_hash=encoded(leaf[1]),
            size=signed.size,
            root=encoded(signed.root),
            proof=[encoded(each) for each in proof],
            checkpoint=await self._note(signed),
        )

    async def consistency(
        self, old: Annotated[int, Query(alias="from", ge=0, le=LARGEST)], to: Size
    ) -> Consistency:
        """The proof between the signed trees of two sizes."""
        before, after = await self._signed(old), await self._signed(to)
        proof = await prove_consistency(self._tree, before.size, after.size, self._known)
        return Consistency(
            old_size=before.size,
            new_size=after.size,
            old_root=encoded(before.root),
            new_root=encoded(after.root),
            proof=[encoded(each) for each in proof],
        )

    async def restarts(self) -> list[str]:
        """Signed statements `taizhang.restart/v1` that began each log but the first."""
        return await self._tree.restarts()

    async def _signed(self, size: int | None = None) -> Signed:
        signed = await self._tree.checkpoint(size)
        if signed is None:
            raise _nothing("no checkpoint of this size")
        return signed

    async def _note(self, signed: Signed) -> str:
        lines = await self._tree.cosignatures(signed.size)
        return signed.note + "".join(lines)


def _nothing(detail: str) -> ProblemError:
    return ProblemError(404, "not_found", detail=detail)
