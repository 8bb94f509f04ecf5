"""The event store as the application sees it: repository, writer and remembered answers."""

from collections.abc import Iterable, Sequence
from typing import Protocol, Self, TypeVar
from uuid import UUID

from services.ledger.adapters.postgres.pool import PostgresPool
from services.ledger.adapters.postgres.store.judging import remembered
from services.ledger.adapters.postgres.store.repository import PostgresRepository
from services.ledger.adapters.postgres.store.snapshots import PostgresSnapshots
from services.ledger.application.ports import Appended, Commit, IdempotencyKey, OpenTask
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.task.openness import Openness

A = TypeVar("A", bound=Aggregate)
REMEMBERED = """SELECT body_sha256, answer FROM ledger.idempotency
    WHERE (person, operation, key) = ($1, $2, $3)"""
TASKS_TO_WORK = "SELECT task FROM ledger.open_tasks WHERE openness = $1 ORDER BY task"
OPEN_TASKS = "SELECT task, openness FROM ledger.open_tasks WHERE campaign = $1 ORDER BY task"
FEEDBACK_ON = """SELECT feedback FROM ledger.feedback WHERE result = $1
    AND ($2::uuid IS NULL OR (received_at, feedback) >
        (SELECT received_at, feedback FROM ledger.feedback WHERE feedback = $2))
    ORDER BY received_at, feedback LIMIT $3"""
FEEDBACK_COUNT = "SELECT count(*) FROM ledger.feedback WHERE result = $1"
FEEDBACK_UNDER = "SELECT feedback FROM ledger.feedback WHERE receipt = $1"
LAST = "SELECT max(notification_id) FROM ledger.events"


class Writer(Protocol):
    """What appends, in groups or one by one; and what it tells of its work."""

    @property
    def waiting(self) -> int:
        """How many commits wait to be stored."""

    groups: int
    appended: int
    conflicts: int

    async def append(self, commit: Commit) -> Appended:
        """Append whole or not at all; raises what `EventStore.append` does."""

    async def __aenter__(self) -> Self:
        """Begin to write."""

    async def __aexit__(self, *_: object) -> None:
        """Stop writing."""


class PostgresEventStore:
    """Reads streams, appends in groups, remembers answers."""

    def __init__(self, pool: PostgresPool, writer: Writer, snapshots: PostgresSnapshots) -> None:
        self._pool = pool
        self._writer = writer
        self._repository = PostgresRepository(pool, snapshots)

    async def load(self, kind: type[A], id_: UUID) -> A:
        """The aggregate at its newest version."""
        return await self._repository.load(kind, id_)

    def seen(self, kind: type[A], id_: UUID) -> A:
        """The aggregate as last seen here."""
        return self._repository.seen(kind, id_)

    def keep(self, states: Iterable[Aggregate]) -> None:
        """Remember these as last seen: they were just appended."""
        self._repository.keep(states)

    async def load_many(self, kind: type[A], ids: Sequence[UUID]) -> dict[UUID, A]:
        """The same for many, at the cost of one look."""
        return await self._repository.load_many(kind, ids)

    async def open_tasks(self, campaign: UUID) -> Sequence[OpenTask]:
        """The tasks of the campaign that have not ended."""
        rows = await self._pool.fetch(OPEN_TASKS, campaign)
        return [OpenTask(row["task"], campaign, Openness(row["openness"])) for row in rows]

    async def tasks_to_work(self) -> Sequence[UUID]:
        """The tasks of all campaigns that still have to be worked."""
        rows = await self._pool.fetch(TASKS_TO_WORK, Openness.OPEN.value)
        return [row["task"] for row in rows]

    async def feedback_on(self, result: UUID, after: UUID | None, limit: int) -> Sequence[UUID]:
        """Feedback that was received on a published result, oldest first, after this one."""
        rows = await self._pool.fetch(FEEDBACK_ON, result, after, limit)
        return [row["feedback"] for row in rows]

    async def feedback_count(self, result: UUID) -> int:
        """How much feedback was received on a published result."""
        return int(await self._pool.fetchval(FEEDBACK_COUNT, result))

    async def feedback_under(self, receipt: str) -> UUID | None:
        """The feedback whose receipt has this keyed hash."""
        found: UUID | None = await self._pool.fetchval(FEEDBACK_UNDER, receipt)
        return found

    async def append(self, commit: Commit) -> Appended:
        """Append whole or not at all."""
        return await self._writer.append(commit)

    async def remembered(self, key: IdempotencyKey) -> Appended | None:
        """The first answer under this key; raises KeyReusedError for another body."""
        row = await self._pool.fetchrow(REMEMBERED, *key.id)
        if row is None:
            return None
        answer = remembered(key.body_sha256, (row["body_sha256"], row["answer"]))
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def last_position(self) -> int:
        """The position of the newest event; 0 in an empty store."""
        return await self._pool.fetchval(LAST) or 0
