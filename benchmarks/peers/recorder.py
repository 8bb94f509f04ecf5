"""P3: the append path beside the eventsourcing library's own recorder, 32 callers each.

The recorder stores one event a call in threads, on a table of the same form; it checks no guard
and writes nothing beside.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from urllib.parse import urlsplit
from uuid import uuid4

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from benchmarks.frame.measuring import SECONDS, Comparison, compare, rate
from benchmarks.place.servers import Place

CALLERS = 32
EVENT = b"x" * 319


async def beside_recorder(place: Place, command: Callable[[], Awaitable[None]]) -> Comparison:
    """The comparison, given what appends one command."""
    with _datastore(place.owner_dsn) as datastore:
        stock = PostgresApplicationRecorder(datastore, events_table_name="stock_events")
        stock.create_table()
        name = f"P3 append path / eventsourcing recorder, {CALLERS}"
        ours = partial(rate, command, CALLERS)
        peer = partial(asyncio.to_thread, _rate, stock)
        return await compare(name, "per s", ours, peer, "≥ 15")


def _rate(stock: PostgresApplicationRecorder) -> float:
    ends = time.perf_counter() + SECONDS

    def caller(_: int) -> int:
        done = 0
        while time.perf_counter() < ends:
            stock.insert_events([StoredEvent(uuid4(), 1, "x", EVENT)])
            done += 1
        return done

    begun = time.perf_counter()
    with ThreadPoolExecutor(CALLERS) as threads:
        done = sum(threads.map(caller, range(CALLERS)))
    return done / (time.perf_counter() - begun)


def _datastore(dsn: str) -> PostgresDatastore:
    parts = urlsplit(dsn)
    return PostgresDatastore(
        dbname=parts.path.lstrip("/"),
        host=parts.hostname or "",
        port=str(parts.port or 5432),
        user=parts.username or "",
        password=parts.password or "",
        originator_id_type="uuid",
        pool_size=CALLERS,
        max_overflow=0,
    )
