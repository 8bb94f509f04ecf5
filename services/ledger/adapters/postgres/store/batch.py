"""Many commits in one transaction: judge each, store what stands, answer each.

What the batch supposes is compared with the store under the append lock; where it is otherwise
the batch is judged again on what the store said, and the lock is kept. Positions are drawn under
the lock, so their order is the order of commit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import asyncpg

from services.ledger.adapters.postgres.store.columns import APPEND, events, read, written
from services.ledger.adapters.postgres.store.judging import Answer, Judgement, Standing, judge
from services.ledger.adapters.postgres.store.mapper import EventMapper
from services.ledger.adapters.postgres.tables.side_tables import (
    NEW_DIRECTORY,
    STILL_OPEN,
    Statement,
    closed_campaigns,
    writes_beside,
    written_beside,
)
from services.ledger.application.ports import Appended, Commit, VersionConflictError


@dataclass
class Batch:
    """The commits that share a transaction, and what became of each."""

    commits: Sequence[Commit]
    mapper: EventMapper
    known: Standing = field(default_factory=Standing)

    async def append(self, connection: asyncpg.Connection) -> list[Answer]:
        """An answer for each commit, in their order, once the transaction is committed."""
        beside = any(map(writes_beside, self.commits))
        if not beside and (answers := await self._tried(connection)):
            return answers
        async with connection.transaction():
            while (answers := await self._tried(connection)) is None:
                pass  # The lock is held from here on: what was said still stands.
        return answers

    async def _tried(self, connection: asyncpg.Connection) -> list[Answer] | None:
        """The answers, or None where the store stands otherwise than was supposed."""
        judged = judge(self.commits, self.known)
        standing = judged.standing(self.commits)
        if not standing:
            return [verdict for verdict in judged.verdicts if verdict is not None]
        rows = [self.mapper.to_stored_event(event) for one in standing for event in one.events]
        arguments = (*read(judged, standing), *events(rows), *written(standing))
        said = await connection.fetchrow(APPEND, *arguments)
        if not said["agreed"]:
            self.known.learn(judged, standing, said)
            return None
        if connection.is_in_transaction():  # Else nothing writes anything beside itself.
            await _insert_beside(connection, standing)
        if judged.changes:
            await connection.execute(NEW_DIRECTORY, said["directory"] + judged.changes)
        return _answers(judged, standing, said["positions"])


async def _insert_beside(connection: asyncpg.Connection, standing: Sequence[Commit]) -> None:
    beside = [row for one in standing for row in written_beside(one)]
    for sql, rows in _grouped(beside):
        await connection.executemany(sql, rows)
    for campaign in (id_ for one in standing for id_ in closed_campaigns(one)):
        if await connection.fetchval(STILL_OPEN, campaign):
            # Nothing of this transaction stays; each of its commits is tried again by itself.
            raise VersionConflictError("a task of the campaign is open")


def _answers(
    judged: Judgement, standing: Sequence[Commit], positions: Sequence[int]
) -> list[Answer]:
    """The verdicts, with the position of its last event for each commit that stood."""
    ends = accumulate(len(one.events) for one in standing)
    stored = (
        Appended(positions[end - 1], {**one.answer, "position": positions[end - 1]})
        for one, end in zip(standing, ends, strict=True)
    )
    return [next(stored) if verdict is None else verdict for verdict in judged.verdicts]


def _grouped(rows: Sequence[Statement]) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """Runs of the same statement, in order, so that each is one round trip."""
    groups: list[tuple[str, list[tuple[Any, ...]]]] = []
    for sql, row in rows:
        if groups and groups[-1][0] == sql:
            groups[-1][1].append(row)
        else:
            groups.append((sql, [row]))
    return groups
