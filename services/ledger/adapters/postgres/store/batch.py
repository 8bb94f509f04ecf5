"""One transaction for many commits: lock, check each, insert what stands, answer each.

A commit that conflicts, or whose key was used, is left out and answered so; its neighbours do
not notice. Positions are drawn under the lock, so their order is the order of commit.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg

from services.ledger.adapters.postgres.store.mapper import EventMapper
from services.ledger.adapters.postgres.tables.side_tables import (
    NEW_DIRECTORY,
    Statement,
    changes_directory,
    due_dates,
    statements,
)
from services.ledger.application.ports import (
    Appended,
    Commit,
    IdempotencyKey,
    KeyReusedError,
    VersionConflictError,
)

APPEND_LOCK = 0x7A687A61
"""The advisory transaction lock that every writer of this store takes before `nextval`."""

VERSIONS = """SELECT id, (SELECT max(originator_version) FROM ledger.events
    WHERE originator_id = id) FROM unnest($1::uuid[]) AS id"""
REMEMBERED = """SELECT person, operation, key, body_sha256, answer FROM ledger.idempotency
    WHERE (person, operation, key) IN (SELECT * FROM unnest($1::text[], $2::text[], $3::text[]))"""
DIRECTORY_VERSION = "SELECT coalesce((SELECT version FROM ledger.directory_version), 0)"
INSERT = """INSERT INTO ledger.events (originator_id, originator_version, topic, state)
    SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::bytea[])
    RETURNING originator_id, originator_version, notification_id"""
REMEMBER = """INSERT INTO ledger.idempotency
    (person, operation, key, body_sha256, answer, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (person, operation, key) DO UPDATE SET body_sha256 = excluded.body_sha256,
    answer = excluded.answer, expires_at = excluded.expires_at"""
RECORD_COMMIT = """INSERT INTO ledger.commits (last_position, recorded_at)
    SELECT $1, greatest((SELECT recorded_at FROM ledger.commits
    ORDER BY last_position DESC LIMIT 1), $2)"""

Answer = Appended | Exception


@dataclass
class Batch:
    """The commits that share a transaction, and what became of each."""

    commits: Sequence[Commit]
    mapper: EventMapper
    directory: int = 0

    async def append(self, connection: asyncpg.Connection) -> list[Answer]:
        """An answer for each commit, in their order, once the transaction is committed."""
        async with connection.transaction():
            await connection.execute("SELECT pg_advisory_xact_lock($1)", APPEND_LOCK)
            verdicts = await self._judged(connection)
            standing = [
                one for one, verdict in zip(self.commits, verdicts, strict=True) if verdict is None
            ]
            positions = await self._insert(connection, standing)
            answers = [
                verdict if verdict is not None else _answer(one, positions)
                for one, verdict in zip(self.commits, verdicts, strict=True)
            ]
            await self._insert_beside(connection, standing, answers)
        return answers

    async def _judged(self, connection: asyncpg.Connection) -> list[Answer | None]:
        """None for a commit that stands, else its answer already."""
        streams = {id_ for one in self.commits for id_ in one.expected}
        versions = {row[0]: row[1] or 0 for row in await connection.fetch(VERSIONS, list(streams))}
        self.directory = await connection.fetchval(DIRECTORY_VERSION)
        used = await self._used_keys(connection)
        verdicts: list[Answer | None] = []
        for commit in self.commits:
            verdict = _repeated(commit.idempotency, used)
            if verdict is None and self._moved_on(commit, versions):
                verdict = VersionConflictError("what was read has moved on")
            if verdict is None:
                _take(commit, versions, used)
                self.directory += changes_directory(commit.events)
            verdicts.append(verdict)
        return verdicts

    def _moved_on(self, commit: Commit, versions: Mapping[UUID, int]) -> bool:
        if commit.directory is not None and commit.directory != self.directory:
            return True
        return any(versions[stream] != seen for stream, seen in commit.expected.items())

    async def _used_keys(self, connection: asyncpg.Connection) -> "UsedKeys":
        keys = [one.idempotency for one in self.commits if one.idempotency]
        if not keys:
            return {}
        columns = ([k.person for k in keys], [k.operation for k in keys], [k.key for k in keys])
        rows = await connection.fetch(REMEMBERED, *columns)
        return {
            (row["person"], row["operation"], row["key"]): (row["body_sha256"], row["answer"])
            for row in rows
        }

    async def _insert(
        self, connection: asyncpg.Connection, standing: Sequence[Commit]
    ) -> dict[tuple[UUID, int], int]:
        stored = [self.mapper.to_stored_event(event) for one in standing for event in one.events]
        if not stored:
            return {}
        rows = await connection.fetch(
            INSERT,
            [one.originator_id for one in stored],
            [one.originator_version for one in stored],
            [one.topic for one in stored],
            [one.state for one in stored],
        )
        await connection.execute("NOTIFY events")
        return {(row[0], row[1]): row[2] for row in rows}

    async def _insert_beside(
        self, connection: asyncpg.Connection, standing: Sequence[Commit], answers: list[Answer]
    ) -> None:
        beside = [s for c in standing for e in c.events for s in statements(e)]
        clocks = [s for c in standing for s in due_dates(c.running)]
        for sql, rows in (*_grouped(beside), *_grouped(clocks)):
            await connection.executemany(sql, rows)
        if any(changes_directory(one.events) for one in standing):
            await connection.execute(NEW_DIRECTORY, self.directory)
        keys = [
            _key_row(one, answer)
            for one, answer in zip(self.commits, answers, strict=True)
            if one.idempotency and isinstance(answer, Appended) and not answer.repeated
        ]
        if keys:
            await connection.executemany(REMEMBER, keys)
        if standing:
            last = max(a.position for a in answers if isinstance(a, Appended) and not a.repeated)
            decided = max(one.decided_at for one in standing)
            await connection.execute(RECORD_COMMIT, last, decided)


UsedKeys = dict[tuple[str, str, str], tuple[bytes, str | None]]


def remembered(body_sha256: bytes, used: tuple[bytes, str | None]) -> Answer:
    """The first answer again, or the error of a key that came with another body."""
    first_body, answer = used
    if first_body != body_sha256:
        return KeyReusedError("this Idempotency-Key was used with another body")
    if answer is None:
        return VersionConflictError("the same command is in the same batch")
    told = json.loads(answer)
    return Appended(told["position"], told, repeated=True)


def _repeated(key: IdempotencyKey | None, used: UsedKeys) -> Answer | None:
    if key is None:
        return None
    found = used.get((key.person, key.operation, key.key))
    return remembered(key.body_sha256, found) if found else None


def _take(commit: Commit, versions: dict[UUID, int], used: UsedKeys) -> None:
    """Later commits of the batch see this one as done."""
    for event in commit.events:
        versions[event.aggregate_id] = event.aggregate_version
    if key := commit.idempotency:
        used[(key.person, key.operation, key.key)] = (key.body_sha256, None)


def _answer(commit: Commit, positions: dict[tuple[UUID, int], int]) -> Appended:
    last = max(positions[(e.aggregate_id, e.aggregate_version)] for e in commit.events)
    return Appended(last, {**commit.answer, "position": last})


def _key_row(commit: Commit, answer: Answer) -> tuple[Any, ...]:
    key = commit.idempotency
    if key is None or not isinstance(answer, Appended):
        raise TypeError("only an appended commit with a key is remembered")
    row = (key.person, key.operation, key.key, key.body_sha256)
    return (*row, json.dumps(answer.answer), key.expires_at)


def _grouped(rows: Sequence[Statement]) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """Runs of the same statement, in order, so that each is one round trip."""
    groups: list[tuple[str, list[tuple[Any, ...]]]] = []
    for sql, row in rows:
        if groups and groups[-1][0] == sql:
            groups[-1][1].append(row)
        else:
            groups.append((sql, [row]))
    return groups
