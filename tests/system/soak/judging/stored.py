"""The store against what was promised: each command once, whole, in one commit, in order.

Positions are the order of commits: an answer never stands before one that had been told earlier,
and nothing appears behind a position that was read already.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import asyncpg

from tests.system.soak.load import Promise


@dataclass(frozen=True)
class Stored:
    """An event as the store has it."""

    position: int
    id: str
    state: bytes
    correlation: UUID


class StoredEvents:
    """All that was read of the store, in order."""

    def __init__(self) -> None:
        self.events: list[Stored] = []
        self._ids: set[str] = set()
        self._versions: dict[UUID, int] = {}
        self._commands: dict[UUID, list[Stored]] = defaultdict(list)

    @property
    def last(self) -> int:
        """The newest position read."""
        return self.events[-1].position if self.events else 0

    async def read(self, database: asyncpg.Connection, head: int) -> None:
        """Read on up to `head`; versions go on without a gap, and no event comes twice."""
        rows = await database.fetch(
            "SELECT notification_id, originator_id, originator_version, state FROM ledger.events"
            " WHERE notification_id > $1 AND notification_id <= $2 ORDER BY notification_id",
            *(self.last, head),
        )
        for position, stream, version, state in map(tuple, rows):
            told = json.loads(state)
            event = Stored(position, told["event_id"], state, UUID(told["correlation_id"]))
            assert version == self._versions.get(stream, 0) + 1, f"{stream} jumps to {version}"
            assert event.id not in self._ids, f"{event.id} is stored twice"
            self._versions[stream] = version
            self._ids.add(event.id)
            self._commands[event.correlation].append(event)
            self.events.append(event)

    def judge(self, promises: Mapping[UUID, Promise], head: int) -> None:
        """Compare with what was promised up to `head`; what is under way is there whole or not."""
        for correlation, promise in promises.items():
            events = self._commands.get(correlation, [])
            if promise.position is not None and promise.position <= head:
                assert {one.id for one in events} == {*promise.ids}, f"lost: {promise}"
                assert events[-1].position == promise.position > promise.after, f"order: {promise}"
            assert len(events) in {0, promise.events}, f"in part or twice: {promise}, {events}"

    async def judge_commits(self, database: asyncpg.Connection, head: int) -> None:
        """Commits end at events, in the order of their moments; none divides a command."""
        rows = await database.fetch(
            "SELECT last_position, recorded_at FROM ledger.commits WHERE last_position <= $1"
            " ORDER BY last_position",
            head,
        )
        moments = [row["recorded_at"] for row in rows]
        assert moments == sorted(moments), "a later commit has an earlier moment"
        ends = iter([row["last_position"] for row in rows])
        commit_of, end = dict[int, int](), 0
        for event in self.events:
            end = end if event.position <= end else next(ends)
            assert event.position <= end, f"{event.position} is in no commit"
            commit_of[event.position] = end
        for events in self._commands.values():
            assert len({commit_of[one.position] for one in events}) == 1, f"divided: {events}"

    async def judge_whole(self, database: asyncpg.Connection) -> None:
        """Nothing appeared behind what was read, and nothing has gone."""
        query = "SELECT notification_id FROM ledger.events WHERE notification_id <= $1 ORDER BY 1"
        positions = [row[0] for row in await database.fetch(query, self.last)]
        assert positions == [one.position for one in self.events], "the past has changed"
