"""The round of a day in one transaction, which holds the row that says which day's was gone.

So a second process waits, and finds it done; a process that ends on the way leaves nothing.
"""

import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from contracts.events.campaign import Policy
from contracts.words import Clock
from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.adapters.postgres.receiving.deliveries import About, insert
from services.notifier.adapters.postgres.receiving.directory import PostgresDirectory
from services.notifier.adapters.postgres.wishes.book import wishes_in
from services.notifier.application.receiving.intents import MAIL, Intent
from services.notifier.application.reminding.ports import Looked, Versions
from services.notifier.domain.delivery import State
from services.notifier.domain.directory import TaskLabel
from services.notifier.domain.reminding.clocks import Named, OpenClock
from services.notifier.domain.reminding.digest import Digest, PutOff
from services.notifier.domain.situation import Situation
from services.notifier.domain.wishes.wishes import Wishes

_CLOCK = """
SELECT clock.task, clock.clock, clock.measure, clock.version, due, began, unit, owner,
    number, title, lead_unit, leader, named.campaign, named.handler,
    coalesce(named.first_responsible, campaign.first_responsible) AS first_responsible,
    ARRAY(SELECT step FROM notifier.reminders AS done WHERE done.task = clock.task
        AND done.clock = clock.clock AND done.measure = clock.measure
        AND done.version = clock.version) AS told
FROM notifier.clocks AS clock
JOIN notifier.tasks AS task ON task.task = clock.task
JOIN notifier.named AS named ON named.id = clock.task
LEFT JOIN notifier.named AS campaign ON campaign.id = named.campaign
"""

_DUE = f"""{_CLOCK}
WHERE next_on <= $1 AND rests = '{{}}'
ORDER BY next_on, clock.task, clock.clock, clock.measure LIMIT $2 FOR UPDATE OF clock
"""

_RUNNING = f"""{_CLOCK}
WHERE due <= $1 AND rests = '{{}}' ORDER BY due, number, clock.task, clock.clock, clock.measure
"""

_PUT_OFF = """
SELECT id, officer, template, params FROM notifier.deliveries WHERE state = 'for_digest'
ORDER BY position, id
"""

_TOLD_BY = """
UPDATE notifier.deliveries SET state = 'in_digest', changed_at = $3, detail = $2
WHERE id = ANY($1) AND state = 'for_digest'
"""

_STEP = """
INSERT INTO notifier.reminders VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
"""

_NEXT = """
UPDATE notifier.clocks SET next_on = $4 WHERE task = $1 AND clock = $2 AND measure = $3
"""


class PostgresRounds:
    """See the port `Rounds`."""

    def __init__(self, database: Database, directory: PostgresDirectory) -> None:
        self._database = database
        self._directory = directory

    @asynccontextmanager
    async def opened(self, today: date) -> AsyncIterator["PostgresRound | None"]:
        """The round of today, None where it was gone."""
        async with transaction(self._database) as connection:
            gone = await connection.fetchval("SELECT gone_on FROM notifier.rounds FOR UPDATE")
            if gone >= today:
                yield None
                return
            started, position = await connection.fetchrow(
                "SELECT first_start_at, position FROM notifier.progress"
            )
            yield PostgresRound(connection, self._directory, started or _LONG_AGO, position)
            await connection.execute("UPDATE notifier.rounds SET gone_on = $1", today)


_LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)


class PostgresRound:
    """See the port `Round`."""

    def __init__(
        self, connection: Any, directory: PostgresDirectory, started_at: datetime, position: int
    ) -> None:
        self._connection = connection
        self._directory = directory
        self.started_at = started_at
        self._position = position

    async def due(self, today: date, limit: int) -> list[OpenClock]:
        """Those found by the day of their next step."""
        return [_clock(row) for row in await self._connection.fetch(_DUE, today, limit)]

    async def policies(self) -> dict[UUID, Versions]:
        """All versions of all campaigns."""
        found: dict[UUID, Versions] = {}
        for row in await self._connection.fetch("SELECT * FROM notifier.policies"):
            version = (row["since"], Policy.model_validate(row["policy"]))
            found[row["campaign"]] = (*found.get(row["campaign"], ()), version)
        return found

    async def situation(self, today: date) -> Situation:
        """The directory that this transaction sees."""
        return Situation(await self._directory.read(self._connection), today)

    async def wishes(self) -> dict[UUID, Wishes]:
        """All rows."""
        rows = await self._connection.fetch("SELECT * FROM notifier.wishes")
        return {row["officer"]: wishes_in(row) for row in rows}

    async def running(self, by: date) -> list[OpenClock]:
        """Those that end by the day."""
        return [_clock(row) for row in await self._connection.fetch(_RUNNING, by)]

    async def put_off(self) -> list[PutOff]:
        """Deliveries that wait for a digest."""
        rows = await self._connection.fetch(_PUT_OFF)
        return [PutOff(*row.values()) for row in rows]

    async def send_digests(self, digests: Iterable[Digest], now: datetime) -> None:
        """Deliveries of their own; those in them say by which they were told."""
        made = [(_intent(each), each) for each in digests]
        about = About("digest.daily", self._position)
        await insert(self._connection, [(intent, about) for intent, _ in made], now)
        for intent, digest in made:
            told = [each.delivery for each in digest.messages]
            await self._connection.execute(_TOLD_BY, told, f"digest {intent.id}", now)

    async def note(self, looked: Iterable[Looked], today: date, now: datetime) -> None:
        """Steps, days of the next ones, and deliveries."""
        looks = list(looked)
        steps = [
            (*_key(one.clock), one.clock.version, *done, today)
            for one in looks
            for done in _done(one)
        ]
        await self._connection.executemany(_STEP, steps)
        nexts = [(*_key(one.clock), one.turn.next_on) for one in looks]
        await self._connection.executemany(_NEXT, nexts)
        wanted = (
            (each, About(f"reminder.{each.template}", self._position, (one.clock.label.task,)))
            for one in looks
            for each in one.intents
        )
        await insert(self._connection, wanted, now)


def _intent(digest: Digest) -> Intent:
    """The mail, whose content is each thing in it by its own template."""
    officer = digest.officer
    content = {
        "deadlines": [{"template": one.template, "values": one.values} for one in digest.deadlines],
        "messages": [{"template": one.template, "values": one.values} for one in digest.messages],
    }
    return Intent(
        digest.id,
        MAIL,
        str(officer),
        State.PENDING,
        officer,
        values={"day": digest.day.isoformat()},
        content=json.dumps(content, ensure_ascii=False),
    )


def _key(clock: OpenClock) -> tuple[UUID, str, int]:
    return clock.label.task, clock.clock.value, clock.measure


def _done(looked: Looked) -> list[tuple[str, str]]:
    turn = looked.turn
    return [
        *((step.name, "history") for step in turn.history),
        *((step.name, "skipped") for step in turn.skipped),
        *([(turn.tell.name, "told")] if turn.tell else []),
    ]


def _clock(row: Any) -> OpenClock:
    label = ("task", "number", "title", "lead_unit", "leader")
    return OpenClock(
        label=TaskLabel(**{name: row[name] for name in label}),
        named=Named(row["campaign"], row["handler"], row["first_responsible"]),
        clock=Clock(row["clock"]),
        measure=row["measure"],
        version=row["version"],
        due=row["due"],
        began=row["began"],
        unit=row["unit"],
        owner=row["owner"],
        told=frozenset(row["told"]),
    )
