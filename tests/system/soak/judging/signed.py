"""The checkpointer's tree is the store, and every checkpoint is the root of its first leaves."""

from collections.abc import Sequence

import asyncpg

from chassis.signing.key_file import SigningKeyFile
from contracts.proofs.checkpoints import opened
from contracts.proofs.notes import Note
from contracts.proofs.tree.frontier import Frontier
from contracts.proofs.tree.hashes import event_leaf
from deploy.embedded.facts import SIGNING_KEY
from tests.system.soak.judging.stored import Stored
from tests.system.world import World


class SignedTree:
    """The tree as it grows from the events themselves; every checkpoint is compared with it."""

    def __init__(self, world: World) -> None:
        self._file = SigningKeyFile(world.stack.folder.secrets / SIGNING_KEY)
        self._tree = Frontier()
        self._roots: dict[int, bytes] = {}
        self._seen = 0

    async def judge(self, database: asyncpg.Connection, events: Sequence[Stored]) -> None:
        """Compare leaves and checkpoints that are new."""
        first = self._tree.size
        await self._judge_leaves(database, events[first:])
        for event in events[first:]:
            self._tree.append(event.position.to_bytes(8, "big") + event.state)
            self._roots[self._tree.size] = self._tree.root()
        await self._judge_checkpoints(database)

    async def _judge_leaves(self, database: asyncpg.Connection, events: Sequence[Stored]) -> None:
        rows = await database.fetch(
            "SELECT leaf_index, position, leaf_hash FROM proof.leaves"
            " WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index",
            *(self._tree.size, self._tree.size + len(events)),
        )
        wanted = [
            (number, one.position, event_leaf(one.position, one.state))
            for number, one in enumerate(events, self._tree.size)
        ]
        assert [tuple(row) for row in rows] == wanted, "the tree's leaves are not the store"

    async def _judge_checkpoints(self, database: asyncpg.Connection) -> None:
        keys = [each.key for each in self._file.published()]
        rows = await database.fetch(
            "SELECT size, note FROM proof.checkpoints WHERE size > $1 AND size <= $2 ORDER BY size",
            *(self._seen, self._tree.size),
        )
        for size, note in map(tuple, rows):
            checkpoint = opened(Note.parse(note.encode()), keys[0].name, keys)
            assert checkpoint.size == size
            assert checkpoint.root == self._roots[size], f"the checkpoint of {size} is another tree"
            self._seen = size
        self._roots = {size: root for size, root in self._roots.items() if size > self._seen}
