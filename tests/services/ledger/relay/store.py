"""An event store for the relay's tests: the ledger's own tables, filled with plain events."""

from datetime import date
from uuid import NAMESPACE_OID, UUID, uuid5

import psycopg

from contracts.builders.example import Example
from contracts.builders.people import OFFICE
from contracts.builders.places import at
from contracts.envelope import Event
from contracts.events.campaign import WorkPlanPublished

INSERT = (
    "INSERT INTO ledger.events (originator_id, originator_version, topic, state)"
    " VALUES (%s, %s, %s, %s)"
)
UNITS = ("yxb", "fsy1", None)


def event(
    number: int, unit: str | None, history: str = "first", title: str = "整改工作方案"
) -> Event:
    """The event of this number; another `history` gives other events."""
    plan = WorkPlanPublished(
        title=title, document_number=str(number), published_on=date(2021, 9, 18)
    )
    stream = uuid5(NAMESPACE_OID, f"{history}/{number % 7}")
    return Example(plan, stream, number, OFFICE, at("2021-09-18"), unit).recorded()


class Store:
    """The events of one database; their numbers go up by one with each that is appended."""

    def __init__(self, owner: str, relay: str) -> None:
        self.owner, self.relay = owner, relay
        self._number = 0

    def append(self, count: int, *, history: str = "first", gap: bool = False) -> list[Event]:
        """Append events of alternating units; with a `gap`, after an append that failed."""
        numbers = range(self._number + 1, self._number + count + 1)
        self._number += count
        events = [event(n, UNITS[n % len(UNITS)], history) for n in numbers]
        rows = [(e.aggregate_id, e.aggregate_version, e.type, e.to_bytes()) for e in events]
        with psycopg.connect(self.owner) as connection, connection.cursor() as cursor:
            if gap:
                cursor.executemany(INSERT, rows)
                connection.rollback()
            cursor.executemany(INSERT, rows)
            cursor.execute("NOTIFY events")
        return events

    def append_long(self, characters: int) -> Event:
        """Append an event with a title of this length."""
        self._number += 1
        long = event(self._number, "yxb", title="长" * characters)
        self.append_row(long.aggregate_id, long.aggregate_version, long.type, long.to_bytes())
        return long

    def append_row(self, stream: UUID, version: int, topic: str, state: bytes) -> None:
        """Append a row as it stands."""
        self.execute(INSERT, (stream, version, topic, state))

    def rows(self) -> list[tuple[int, bytes]]:
        """Position and bytes of all events, in order."""
        with psycopg.connect(self.owner) as connection:
            return connection.execute(
                "SELECT notification_id, state FROM ledger.events ORDER BY 1"
            ).fetchall()

    def execute(self, statement: str, values: tuple[object, ...] = ()) -> None:
        """Do something to the store as its owner."""
        with psycopg.connect(self.owner) as connection:
            connection.execute(statement.encode(), values or None)
