"""Tiles give the same proofs as the store, to whoever has nothing but the checkpoint."""

import httpx

from contracts.proofs.encoding import decoded_hash
from contracts.proofs.tiles import Tile, nodes_from, tiles_between
from contracts.proofs.tree.hashes import event_leaves
from contracts.proofs.tree.proving import consistency_proof, inclusion_proof, root_at
from tests.services.ledger.checkpointing.log import Log, Running

SIZE = 66_000
FILL = (
    "INSERT INTO ledger.events (originator_id, originator_version, topic, state)"
    " SELECT md5(n::text)::uuid, 1, 'x', convert_to(n::text, 'UTF8')"
    f" FROM generate_series(1, {SIZE}) AS n"
)


async def contents(running: Running, tiles: list[Tile]) -> dict[Tile, bytes]:
    """All these tiles, as the log serves them."""
    found = {}
    for tile in tiles:
        answer = await running.client.get(f"/{tile.path}")
        assert answer.headers["content-type"] == "application/octet-stream"
        assert "immutable" in answer.headers["cache-control"]
        tile.check(answer.content)
        found[tile] = answer.content
    return found


async def test_every_proof_can_be_read_from_tiles(log: Log) -> None:
    log.store.execute(FILL)
    async with log.running() as running:
        await running.at(SIZE, seconds=60)
        checkpoint = log.opened(await running.note())
        served = await contents(running, list(tiles_between(0, SIZE)))
        nodes = nodes_from(lambda tile: served[tile], SIZE)
        assert root_at(SIZE, nodes) == checkpoint.root
        for position in (1, 256, 257, 65_536, 65_537, SIZE):
            asked = {"position": position}
            answer = await running.client.get("/v1/proofs/inclusion", params=asked)
            assert proof_of(answer) == inclusion_proof(position - 1, SIZE, nodes)
        signed = log.signed()[0].size
        answer = await running.client.get(
            "/v1/proofs/consistency", params={"from": signed, "to": SIZE}
        )
        assert proof_of(answer) == consistency_proof(signed, SIZE, nodes)
    assert served[Tile(0, 0)][:32] == event_leaves([(1, b"1")])[0]


def proof_of(answer: httpx.Response) -> list[bytes]:
    return [decoded_hash(each) for each in answer.json()["proof"]]
