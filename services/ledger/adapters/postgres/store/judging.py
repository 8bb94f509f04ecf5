"""Which commits of a batch stand, on what is known or, until the store said otherwise, supposed.

A commit that conflicts, or whose key was used, is left out and answered so; its neighbours do not
notice. Later commits of a batch see the earlier ones as done.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from services.ledger.adapters.postgres.tables.side_tables import changes_directory
from services.ledger.application.ports import (
    Appended,
    Commit,
    IdempotencyKey,
    KeyReusedError,
    VersionConflictError,
)

Answer = Appended | Exception
KeyId = tuple[str, str, str]


@dataclass
class Judgement:
    """A verdict for each commit, None for one that stands, and what the others were judged on.

    `base` and `directory` are what must be so in the store for the verdicts to hold; `changes`
    counts those that give the directory a new version.
    """

    verdicts: list[Answer | None] = field(default_factory=list)
    base: dict[UUID, int] = field(default_factory=dict)
    directory: int | None = None
    changes: int = 0

    def standing(self, commits: Sequence[Commit]) -> list[Commit]:
        """The commits that stand."""
        return [c for c, v in zip(commits, self.verdicts, strict=True) if v is None]


@dataclass
class Standing:
    """What the store said under the lock; what is not here is supposed to be as commits read it."""

    versions: dict[UUID, int] = field(default_factory=dict)
    directory: int | None = None
    used: dict[KeyId, tuple[bytes, str | None]] = field(default_factory=dict)

    def learn(self, judged: Judgement, standing: Sequence[Commit], said: Mapping[str, Any]) -> None:
        """Take what the store said of all that a judgement supposed."""
        self.versions.update(zip(judged.base, said["versions"], strict=True))
        self.directory = said["directory"]
        keys = [one.idempotency.id for one in standing if one.idempotency]
        for key, body, answer in zip(
            keys, said["used_bodies"] or (), said["used_answers"] or (), strict=True
        ):
            if body is not None:
                self.used[key] = (body, answer)


def judge(commits: Sequence[Commit], known: Standing) -> Judgement:
    """Judge all in their order."""
    done = Judgement(directory=known.directory)
    versions, used = dict(known.versions), dict(known.used)
    for commit in commits:
        key = commit.idempotency
        verdict = _repeated(key, used) if key else None
        if verdict is None and _moved_on(commit, versions, done):
            verdict = VersionConflictError("what was read has moved on")
        done.verdicts.append(verdict)
        if verdict is None:
            _rest_on(commit, done, versions)
            for event in commit.events:
                versions[event.aggregate_id] = event.aggregate_version
            if key:
                used[key.id] = (key.body_sha256, None)
            done.changes += changes_directory(commit.events)
    return done


def remembered(body_sha256: bytes, used: tuple[bytes, str | None]) -> Answer:
    """The first answer again, or the error of a key that came with another body."""
    first_body, answer = used
    if first_body != body_sha256:
        return KeyReusedError("this Idempotency-Key was used with another body")
    if answer is None:
        return VersionConflictError("the same command is in the same batch")
    told = json.loads(answer)
    return Appended(told["position"], told, repeated=True)


def _repeated(key: IdempotencyKey, used: dict[KeyId, tuple[bytes, str | None]]) -> Answer | None:
    found = used.get(key.id)
    return remembered(key.body_sha256, found) if found else None


def _moved_on(commit: Commit, versions: dict[UUID, int], done: Judgement) -> bool:
    if (
        commit.directory is not None
        and done.directory is not None
        and commit.directory != done.directory + done.changes
    ):
        return True
    return any(versions.get(stream, seen) != seen for stream, seen in commit.expected.items())


def _rest_on(commit: Commit, done: Judgement, versions: dict[UUID, int]) -> None:
    """Remember what the first commit to look at something supposes of it."""
    for stream, seen in commit.expected.items():
        done.base.setdefault(stream, versions.setdefault(stream, seen))
    if done.directory is None and commit.directory is not None:
        done.directory = commit.directory - done.changes
