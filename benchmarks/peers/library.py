"""The eventsourcing library on Postgres with its own parts, 32 threads, each one event a call.

Its recorder checks no guard; `Application.save` is the library's whole path of an aggregate; its
DCB recorder checks that no event has the tag yet.
"""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from eventsourcing.application import Application
from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBQueryItem
from eventsourcing.dcb.postgres_tt import PostgresDCBRecorderTT
from eventsourcing.domain import Aggregate
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from benchmarks.frame.comparison import Target
from benchmarks.frame.rounds import Side
from benchmarks.peers.payload import EVENT

CALLERS = 32


@contextmanager
def library(dsn: str, seconds: float, target: Target) -> Iterator[list[Side]]:
    """The three, over tables made for them; the target is that of the recorder."""
    with _datastore(dsn) as store, _application(dsn) as application:
        stock = PostgresApplicationRecorder(store, events_table_name="stock_events")
        stock.create_table()
        dcb = PostgresDCBRecorderTT(store, events_table_name="dcb_events")
        dcb.create_table()

        def record() -> None:
            stock.insert_events([StoredEvent(uuid4(), 1, "x", EVENT)])

        def save() -> None:
            application.save(Noted(EVENT.decode()))

        def append() -> None:
            tag = str(uuid4())
            unseen = DCBAppendCondition(DCBQuery([DCBQueryItem(tags=[tag])]))
            dcb.append([DCBEvent("x", EVENT, [tag])], unseen)

        works = {"recorder": record, "Application.save": save, "DCB recorder": append}
        yield [
            Side(
                f"eventsourcing {name}, {CALLERS}",
                partial(asyncio.to_thread, threaded_rate, work, CALLERS, seconds),
                target if work is record else None,
            )
            for name, work in works.items()
        ]


@contextmanager
def recorder(dsn: str) -> Iterator[PostgresApplicationRecorder]:
    """The library's recorder with its table lock, over the ledger's own table of events."""
    with _datastore(dsn, schema="ledger") as store:
        yield PostgresApplicationRecorder(store, events_table_name="events")


class Noted(Aggregate):
    """An aggregate of the library's own kind that holds one text."""

    def __init__(self, text: str) -> None:
        self.text = text


def threaded_rate(work: Callable[[], object], callers: int, seconds: float) -> float:
    """How often per second so many threads get it done."""
    ends, together = time.perf_counter() + seconds, threading.Barrier(callers)

    def caller(_: int) -> int:
        together.wait()
        work()
        done = 1
        while time.perf_counter() < ends:
            work()
            done += 1
        return done

    begun = time.perf_counter()
    with ThreadPoolExecutor(callers) as threads:
        done = sum(threads.map(caller, range(callers)))
    return done / (time.perf_counter() - begun)


@contextmanager
def _application(dsn: str) -> Iterator[Application[UUID]]:
    parts = urlsplit(dsn)
    environment = {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": parts.path.lstrip("/"),
        "POSTGRES_HOST": parts.hostname or "",
        "POSTGRES_PORT": str(parts.port or 5432),
        "POSTGRES_USER": parts.username or "",
        "POSTGRES_PASSWORD": parts.password or "",
        "POSTGRES_POOL_SIZE": str(CALLERS),
        "POSTGRES_MAX_OVERFLOW": "0",
    }
    application = Application[UUID](environment)
    try:
        yield application
    finally:
        application.close()


def _datastore(dsn: str, schema: str = "") -> PostgresDatastore:
    parts = urlsplit(dsn)
    return PostgresDatastore(
        dbname=parts.path.lstrip("/"),
        host=parts.hostname or "",
        port=str(parts.port or 5432),
        user=parts.username or "",
        password=parts.password or "",
        schema=schema,
        originator_id_type="uuid",
        pool_size=CALLERS,
        max_overflow=0,
    )
