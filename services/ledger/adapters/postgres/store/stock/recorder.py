"""The library's recorder for Postgres, with this store's lock, checks and rows beside.

The lock is the advisory one that every writer takes; the check comes between lock and insert, the
rows beside follow the insert, all in the library's transaction.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg import Connection, Cursor, Error, RawCursor
from psycopg.rows import DictRow, dict_row
from psycopg.sql import SQL

from services.ledger.adapters.postgres.store import columns
from services.ledger.adapters.postgres.store.judging import Answer, Judgement, Standing, judge
from services.ledger.adapters.postgres.tables.append_function import APPEND_LOCK
from services.ledger.adapters.postgres.tables.side_tables import (
    NEW_DIRECTORY,
    STILL_OPEN,
    closed_campaigns,
    written_beside,
)
from services.ledger.application.ports import Commit, VersionConflictError


class AnsweredError(Exception):
    """Nothing is stored: the commit conflicts, or its key was used; `answer` is what it gets."""

    def __init__(self, answer: Answer) -> None:
        super().__init__("nothing was stored")
        self.answer = answer


@dataclass
class Insertion:
    """A commit on its way into the store, and what it was judged on under the lock."""

    commit: Commit
    judged: Judgement = field(default_factory=Judgement)


class StockRecorder(PostgresApplicationRecorder):
    """Inserts the events of one commit, which it is given beside them as `work`."""

    def __init__(self, datastore: PostgresDatastore) -> None:
        super().__init__(datastore, events_table_name="events")
        self.lock_table_statements = [SQL("SELECT pg_advisory_xact_lock({0})").format(APPEND_LOCK)]

    def _insert_stored_events(
        self, curs: Cursor[DictRow], stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> None:
        self._lock_table(curs)
        work: Insertion = kwargs["work"]
        work.judged = _judged(curs.connection, work.commit)
        super()._insert_stored_events(curs, stored_events)

    def _fetch_ids_after_insert_events(
        self, curs: Cursor[DictRow], stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        positions = super()._fetch_ids_after_insert_events(curs, stored_events)
        try:
            _write_beside(curs.connection, kwargs["work"], positions or ())
        except Exception:
            # The library commits what its transaction holds, whatever was raised inside.
            with suppress(Error):
                curs.execute("ROLLBACK")
            raise
        return positions


def datastore_of(dsn: str, connections: int) -> PostgresDatastore:
    """The library's access to the database that this address names."""
    parts = urlsplit(dsn)
    return PostgresDatastore(
        dbname=parts.path.lstrip("/"),
        host=parts.hostname or "",
        port=str(parts.port or 5432),
        user=parts.username or "",
        password=parts.password or "",
        schema="ledger",
        originator_id_type="uuid",
        pool_size=connections,
        max_overflow=0,
    )


def _judged(connection: Connection[Any], commit: Commit) -> Judgement:
    """What the commit rests on, which holds; AnsweredError where it does not."""
    known = Standing()
    while True:
        judged = judge([commit], known)
        if (answer := judged.verdicts[0]) is not None:
            raise AnsweredError(answer)
        with RawCursor(connection, row_factory=dict_row) as curs:
            said = curs.execute(columns.STANDS, columns.read(judged, [commit])).fetchone()
        if said is None or said["agreed"]:
            return judged
        known.learn(judged, [commit], said)


def _write_beside(connection: Connection[Any], work: Insertion, positions: Sequence[int]) -> None:
    commit, judged = work.commit, work.judged
    with RawCursor(connection, row_factory=dict_row) as curs:
        beside = [list(positions), *columns.keys([commit]), *columns.written([commit])]
        curs.execute(columns.BESIDE, beside)
        for sql, row in written_beside(commit):
            curs.execute(sql, row)
        for campaign in closed_campaigns(commit):
            found = curs.execute(STILL_OPEN, [campaign]).fetchone()
            if found and found["found"]:
                raise AnsweredError(VersionConflictError("a task of the campaign is open"))
        if judged.changes:
            version = "SELECT coalesce(max(version), 0) AS version FROM ledger.directory_version"
            told = curs.execute(version).fetchone()
            curs.execute(NEW_DIRECTORY, [told["version"] + judged.changes if told else 1])
