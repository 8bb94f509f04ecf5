"""Group commit: a bounded queue drained in groups, each one transaction over one of two lines.

While a group is stored the next one stands at the append lock, so that the server never waits for
this process; the lock lets in one at a time, in the order of their positions. A batch that fails
as a whole is tried commit by commit, so that one poisons no other. After a lost connection the
store itself says whether the commit got through.
"""

import asyncio
from collections import deque
from collections.abc import Sequence

import asyncpg
import structlog

from services.ledger.adapters.postgres.pool import PostgresPool
from services.ledger.adapters.postgres.store.batch import Batch
from services.ledger.adapters.postgres.store.judging import Answer
from services.ledger.adapters.postgres.store.mapper import EventMapper
from services.ledger.application.ports import (
    Appended,
    Commit,
    StoreBusyError,
    VersionConflictError,
)

LARGEST_BATCH = 512
SMALLEST_HALF = 8
LINES = 2
LONGEST_QUEUE = 4096
SELECT_EVENT = """SELECT state, notification_id FROM ledger.events
    WHERE originator_id = $1 AND originator_version = $2"""
LOST = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    asyncpg.OperatorInterventionError,
)
"""What the driver raises when the server goes away, also in the middle of a query."""

_log = structlog.get_logger(__name__)


_Waiting = tuple[Commit, asyncio.Future[Appended]]


class PostgresWriter:
    """Appends commits in groups; use as an asynchronous context."""

    def __init__(
        self, pool: PostgresPool, longest_queue: int = LONGEST_QUEUE, lines: int = LINES
    ) -> None:
        self._pool = pool
        self._mapper = EventMapper()
        self._longest_queue = longest_queue
        self._queue: deque[_Waiting] = deque()
        self._came = asyncio.Event()
        self._under_way = 0
        self._lines = [_Line(pool, self._mapper) for _ in range(lines)]
        self._tasks: list[asyncio.Task[None]] = []
        self.groups = 0
        self.appended = 0
        self.conflicts = 0

    async def __aenter__(self) -> "PostgresWriter":
        self._tasks = [
            asyncio.create_task(self._work(line), name="store writer") for line in self._lines
        ]
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for line in self._lines:
            await line.disconnect()

    @property
    def waiting(self) -> int:
        """How many commits wait to be stored."""
        return len(self._queue)

    async def append(self, commit: Commit) -> Appended:
        """Append whole or not at all; raises StoreBusyError when the queue is full."""
        if len(self._queue) >= self._longest_queue:
            raise StoreBusyError("too many commands wait to be stored")
        answer: asyncio.Future[Appended] = asyncio.get_running_loop().create_future()
        self._queue.append((commit, answer))
        self._came.set()
        return await answer

    async def _work(self, line: "_Line") -> None:
        while True:
            while not self._queue:
                self._came.clear()
                await self._came.wait()
            # Half of the callers at a time: the others decide while these are stored.
            half = max(SMALLEST_HALF, (self._under_way + self.waiting + 1) // 2)
            size = min(half, LARGEST_BATCH, self.waiting)
            group = [self._queue.popleft() for _ in range(size)]
            self._under_way += size
            answers = await self._answers(line, [commit for commit, _ in group])
            self._under_way -= size
            self._count(answers)
            _settle(group, answers)

    def _count(self, answers: Sequence[Answer | BaseException]) -> None:
        self.groups += 1
        for one in answers:
            self.appended += type(one) is Appended
            self.conflicts += type(one) is VersionConflictError

    async def _answers(
        self, line: "_Line", commits: Sequence[Commit]
    ) -> Sequence[Answer | BaseException]:
        try:
            return await line.append(commits)
        except Exception as error:
            _log.warning("a group failed; each on its own", error=type(error).__name__)
            return [await self._alone(line, one, error) for one in commits]

    async def _alone(
        self, line: "_Line", commit: Commit, error: Exception
    ) -> Answer | BaseException:
        """The commit by itself, once its group failed, perhaps only in telling that it did not."""
        try:
            if isinstance(error, LOST) and (found := await self._found(commit)):
                return found
            return (await line.append([commit]))[0]
        except LOST:
            return StoreBusyError("the store cannot be reached")
        except Exception as failure:
            return failure

    async def _found(self, commit: Commit) -> Appended | None:
        last = commit.events[-1]
        row = await self._pool.fetchrow(SELECT_EVENT, last.aggregate_id, last.aggregate_version)
        if row is None or row["state"] != last.to_bytes():
            return None
        position = row["notification_id"]
        return Appended(position, {**commit.answer, "position": position})


class _Line:
    """A connection that is kept as long as it holds, one transaction at a time."""

    def __init__(self, pool: PostgresPool, mapper: EventMapper) -> None:
        self._pool = pool
        self._mapper = mapper
        self._connection: asyncpg.Connection | None = None

    async def append(self, commits: Sequence[Commit]) -> list[Answer]:
        if self._connection is None:
            self._connection = await self._pool.acquire()
        try:
            return await Batch(commits, self._mapper).append(self._connection)
        except LOST:
            await self.disconnect()
            raise

    async def disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await self._pool.release(connection)


def _settle(group: Sequence[_Waiting], answers: Sequence[Answer | BaseException]) -> None:
    for (_, waiting), answer in zip(group, answers, strict=True):
        if waiting.done():
            continue
        if isinstance(answer, BaseException):
            waiting.set_exception(answer)
        else:
            waiting.set_result(answer)
