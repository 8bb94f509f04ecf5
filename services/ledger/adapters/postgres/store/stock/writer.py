"""The stock recorder behind the writer's asyncio face: a thread and a transaction a command.

So many commands may be under way or wait, and no more. A connection that is lost after the commit
is tried again by the library; then the idempotency key tells what happened.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from eventsourcing.persistence import IntegrityError, PersistenceError
from eventsourcing.postgres import PostgresDatastore

from services.ledger.adapters.postgres.store.mapper import EventMapper
from services.ledger.adapters.postgres.store.stock.recorder import (
    AnsweredError,
    Insertion,
    StockRecorder,
    datastore_of,
)
from services.ledger.application.ports import (
    Appended,
    Commit,
    StoreBusyError,
    VersionConflictError,
)

LONGEST_QUEUE = 4096


class StockWriter:
    """Appends commits one by one; use as an asynchronous context."""

    def __init__(self, dsn: str, threads: int, longest_queue: int = LONGEST_QUEUE) -> None:
        self._dsn = dsn
        self._number = threads
        self._longest_queue = longest_queue
        self._mapper = EventMapper()
        self._threads = ThreadPoolExecutor(threads, "stock writer")
        self._datastore: PostgresDatastore | None = None
        self._recorder: StockRecorder | None = None
        self.waiting = 0
        self.groups = 0
        self.appended = 0
        self.conflicts = 0

    async def __aenter__(self) -> "StockWriter":
        await asyncio.get_running_loop().run_in_executor(self._threads, self._open)
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.to_thread(self._close)

    async def append(self, commit: Commit) -> Appended:
        """Append whole or not at all; raises StoreBusyError when too many wait."""
        if self.waiting >= self._longest_queue:
            raise StoreBusyError("too many commands wait to be stored")
        self.waiting += 1
        try:
            done = await asyncio.get_running_loop().run_in_executor(
                self._threads, self._append, commit
            )
        except VersionConflictError:
            self.conflicts += 1
            raise
        finally:
            self.waiting -= 1
        self.groups += 1
        self.appended += 1
        return done

    def _append(self, commit: Commit) -> Appended:
        if self._recorder is None:
            raise RuntimeError("the writer is not open yet")
        rows = [self._mapper.to_stored_event(event) for event in commit.events]
        try:
            positions = self._recorder.insert_events(rows, work=Insertion(commit))
        except AnsweredError as told:
            if isinstance(told.answer, Exception):
                raise told.answer from None
            return told.answer
        except IntegrityError as clash:
            raise VersionConflictError("another has written what this writes") from clash
        except PersistenceError as error:
            raise StoreBusyError("the store cannot be reached") from error
        last = positions[-1] if positions else 0
        return Appended(last, {**commit.answer, "position": last})

    def _open(self) -> None:
        self._datastore = datastore_of(self._dsn, self._number)
        self._recorder = StockRecorder(self._datastore)

    def _close(self) -> None:
        self._threads.shutdown()
        if self._datastore is not None:
            self._datastore.close()
