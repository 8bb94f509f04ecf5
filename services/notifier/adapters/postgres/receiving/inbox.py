"""Inbox and handling in one transaction of the notifier's database.

The row of progress is locked first, so that two processes handle one event after the other.
"""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from contracts.envelope import Event
from contracts.identifiers import ROOT
from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.adapters.postgres.receiving.deliveries import About, insert
from services.notifier.adapters.postgres.receiving.directory import PostgresDirectory, tasks_of
from services.notifier.adapters.postgres.reminding.clocks import project_clocks
from services.notifier.adapters.postgres.wishes.book import wishes_of
from services.notifier.application.receiving.intents import Intent
from services.notifier.application.receiving.messages import Incoming, Received, place_of
from services.notifier.domain.situation import Situation
from services.notifier.domain.wishes.wishes import Wishes

_DEAD_LETTER = """
INSERT INTO notifier.dead_letters (id, sequence, subject, body, headers, error, parked_at)
VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
"""

_INBOX = "INSERT INTO notifier.inbox VALUES ($1, $2, $3, $4)"

_KNOWN = "SELECT event_id FROM notifier.inbox WHERE event_id = ANY($1)"

_GAP = "INSERT INTO notifier.gaps VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"


class PostgresInbox:
    """Opens transactions for handling."""

    def __init__(self, database: Database, directory: PostgresDirectory) -> None:
        self._database = database
        self._directory = directory

    @asynccontextmanager
    async def handling(self, events: Iterable[UUID] = ()) -> AsyncIterator["PostgresHandling"]:
        """A transaction that has the turn; raises PassingError where the database is away."""
        try:
            async with transaction(self._database) as connection:
                row = await connection.fetchrow(
                    "SELECT position, coalesce(first_start_sequence, 0) AS first_start_sequence"
                    " FROM notifier.progress FOR UPDATE"
                )
                known = await connection.fetch(_KNOWN, list(events))
                handling = PostgresHandling(connection, self._directory, *row.values())
                handling.recall(each["event_id"] for each in known)
                asked = await connection.fetch("SELECT name, events FROM notifier.webhooks")
                handling.webhooks = {each["name"]: tuple(each["events"]) for each in asked}
                yield handling
                await handling.write()
        except BaseException:
            self._directory.forget()
            raise

    async def note_first_start(self, sequence: int, now: datetime) -> None:
        """Remember, once for ever, when the notifier first saw the stream, and where it ended."""
        async with transaction(self._database) as connection:
            await connection.execute(
                "UPDATE notifier.progress SET first_start_sequence = $1, first_start_at = $2"
                " WHERE first_start_sequence IS NULL",
                sequence,
                now,
            )


class PostgresHandling:
    """One transaction; see the port `Handling`."""

    def __init__(
        self, connection: Any, directory: PostgresDirectory, position: int, first_start: int
    ) -> None:
        self._connection = connection
        self._directory = directory
        self.position = position
        self.first_start_sequence = first_start
        self.webhooks: Mapping[str, tuple[str, ...]] = {}
        self._known: set[UUID] = set()
        self._finished: list[tuple[Any, ...]] = []

    def recall(self, events: Iterable[UUID]) -> None:
        """Remember these as handled before."""
        self._known.update(events)

    def knows(self, event: Event) -> bool:
        """Whether the event was handled before, or just now."""
        return event.event_id in self._known

    async def write(self) -> None:
        """Write what was kept until the end: inbox rows, and how far it is."""
        if self._finished:
            await self._connection.executemany(_INBOX, self._finished)
        await self._connection.execute(
            "UPDATE notifier.progress SET position = $1 WHERE position <> $1", self.position
        )

    async def project(self, received: Received) -> None:
        """Take the event into the directory's tables."""
        await self._directory.project(self._connection, received)

    async def run_clocks(self, received: Received, day: date) -> None:
        """Take the event into the tables of clocks."""
        await project_clocks(self._connection, received, day)

    async def situation(self, event: Event, day: date) -> Situation:
        """The directory and the labels of the event's tasks."""
        directory = await self._directory.read(self._connection)
        return Situation(directory, day, await self._directory.labels(self._connection, event))

    async def wishes(self, officers: Iterable[UUID]) -> dict[UUID, Wishes]:
        """Their rows."""
        return await wishes_of(self._connection, officers)

    async def add(self, received: Received, intents: Iterable[Intent], now: datetime) -> None:
        """Insert deliveries; one that is there already stays as it is."""
        event = received.event
        about = About(event.type, received.position, tuple(tasks_of(event)))
        await insert(self._connection, ((each, about) for each in intents), now)

    async def ask_audience(self, received: Received, now: datetime, *, history: bool) -> None:
        """Insert the open question, with the event that it is about."""
        await self._connection.execute(
            "INSERT INTO notifier.open_audiences (event_id, position, body, history, due_at)"
            " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            received.event.event_id,
            received.position,
            received.incoming.body,
            history,
            now,
        )

    async def audience_known(self, received: Received) -> None:
        """Delete the open question."""
        await self._connection.execute(
            "DELETE FROM notifier.open_audiences WHERE event_id = $1", received.event.event_id
        )

    async def finish(self, received: Received, now: datetime) -> None:
        """Keep the inbox row for the end, move on, and note or close a gap."""
        event = received.event
        self._known.add(event.event_id)
        self._finished.append((event.event_id, received.position, event.type, now))
        await self._move_on(received.position, received.previous, now)

    async def park(self, incoming: Incoming, error: str, now: datetime) -> None:
        """Insert the dead letter once, and go past its position if it is the next one."""
        await self._connection.execute(
            _DEAD_LETTER,
            dead_letter_id(incoming),
            incoming.sequence,
            incoming.subject,
            incoming.body,
            dict(incoming.headers),
            error,
            now,
        )
        place = place_of(incoming)
        if place and place[1] == self.position:
            await self._move_on(*place, now)

    async def _move_on(self, position: int, previous: int, now: datetime) -> None:
        if position < self.position:
            await self._fill_gap(position, previous)
            return
        if previous > self.position:
            await self._connection.execute(_GAP, self.position, previous, now)
        self.position = position

    async def _fill_gap(self, position: int, previous: int) -> None:
        """Shrink the gap that the event stood in; it is closed when its last event is here."""
        await self._connection.execute(
            "UPDATE notifier.gaps SET after_position = $1 WHERE after_position = $2",
            position,
            previous,
        )
        await self._connection.execute(
            "DELETE FROM notifier.gaps WHERE after_position = last_missing"
        )


def dead_letter_id(incoming: Incoming) -> UUID:
    """The same for every delivery of the same message."""
    return uuid5(ROOT, f"dead-letter/{incoming.sequence}/{sha256(incoming.body).hexdigest()}")
