"""Where the rules of signals look: the history by position and stream, the rest by their tables."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from contracts.envelope import Event
from contracts.events.catalogue import decode
from contracts.events.task.afterwards.look_back import RelapseFound
from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.events.task.clocks import TaskBecameOverdue
from contracts.events.task.turns.working import EvidenceSuperseded
from contracts.events.task.verification import MeasureReturned
from contracts.events.task.work import EvidenceAttached, MeasureSubmitted
from services.ledger.adapters.postgres.pool import PostgresPool
from services.ledger.application.signals.ports import Page, Placed

LOOKED_AT = [
    one.topic
    for one in (
        *(MeasureReturned, MeasureSubmitted, EvidenceAttached, EvidenceSuperseded),
        *(TaskBecameOverdue, RelapseFound, TaskReopened),
    )
]
HEAD = "SELECT coalesce(max(notification_id), 0) FROM ledger.events"
AFTER = """SELECT notification_id, state FROM ledger.events
    WHERE notification_id > $1 AND notification_id <= $2 AND topic = ANY($3)
    ORDER BY notification_id LIMIT $4"""
HISTORY = """SELECT state FROM ledger.events WHERE originator_id = $1
    ORDER BY originator_version"""
OF_TASKS = """SELECT e.state FROM ledger.events e WHERE e.originator_id = ANY($1)
    AND e.topic = ANY($2) ORDER BY e.notification_id"""
USERS = "SELECT DISTINCT task FROM ledger.evidence_uses WHERE sha256 = $1"
INSTITUTION = "SELECT EXISTS (SELECT FROM ledger.institution_texts WHERE sha256 = $1)"
SUBMITTERS = """SELECT DISTINCT task FROM ledger.submissions
    WHERE unit = $1 AND at BETWEEN $2 AND $3"""
OVERDUE = """SELECT DISTINCT task FROM ledger.overdue
    WHERE campaign = $1 AND late_since > $2 AND late_since <= $3 ORDER BY task"""
# From one campaign to the next by index: there are few, and their open tasks are many.
CAMPAIGNS = """WITH RECURSIVE found AS (
    (SELECT campaign FROM ledger.open_tasks ORDER BY campaign LIMIT 1)
    UNION ALL SELECT (SELECT campaign FROM ledger.open_tasks
        WHERE campaign > found.campaign ORDER BY campaign LIMIT 1)
    FROM found WHERE found.campaign IS NOT NULL)
    SELECT campaign FROM found WHERE campaign IS NOT NULL"""
MARK = "SELECT mark FROM ledger.signal_marks WHERE name = $1"
ADVANCE = """INSERT INTO ledger.signal_marks AS known (name, mark) VALUES ($1, $2)
    ON CONFLICT (name) DO UPDATE SET mark = greatest(known.mark, excluded.mark)"""


class PostgresTraces:
    """See the port `Traces`."""

    def __init__(self, pool: PostgresPool) -> None:
        self._pool = pool

    async def after(self, position: int, most: int) -> Page:
        """The events that a rule looks at, in order, from behind the position on."""
        head = await self._pool.fetchval(HEAD)
        rows = await self._pool.fetch(AFTER, position, head, LOOKED_AT, most)
        until = rows[-1]["notification_id"] if len(rows) == most else max(head, position)
        return Page([Placed(row["notification_id"], decode(row["state"])) for row in rows], until)

    async def history(self, task: UUID) -> list[Event]:
        """All events of the task, oldest first."""
        return [decode(row["state"]) for row in await self._pool.fetch(HISTORY, task)]

    async def uses(self, sha256: str) -> list[Event]:
        """What offered this file as evidence, oldest first."""
        tasks = [row["task"] for row in await self._pool.fetch(USERS, sha256)]
        topics = [EvidenceAttached.topic, EvidenceSuperseded.topic]
        events = await self._of_tasks(tasks, topics)
        return [one for one in events if getattr(one.data, "sha256", None) == sha256]

    async def is_institution(self, sha256: str) -> bool:
        """Whether the file is the text of a registered institution."""
        return bool(await self._pool.fetchval(INSTITUTION, sha256))

    async def submissions(self, unit: str, since: datetime, until: datetime) -> list[Event]:
        """The submissions of the unit in that span, ends included, in order."""
        tasks = [row["task"] for row in await self._pool.fetch(SUBMITTERS, unit, since, until)]
        events = await self._of_tasks(tasks, [MeasureSubmitted.topic])
        of_unit = [one for one in events if one.unit == unit]
        return [one for one in of_unit if since <= one.occurred_at <= until]

    async def overdue(self, campaign: UUID, after: date, until: date) -> list[UUID]:
        """Tasks of the campaign with a measure that is late since then: after, until."""
        rows = await self._pool.fetch(OVERDUE, campaign, after, until)
        return [row["task"] for row in rows]

    async def campaigns(self) -> list[UUID]:
        """The campaigns in which a task is open."""
        return [row["campaign"] for row in await self._pool.fetch(CAMPAIGNS)]

    async def mark(self, name: str) -> int:
        """How far this was looked at, 0 before it ever was."""
        return int(await self._pool.fetchval(MARK, name) or 0)

    async def advance(self, name: str, mark: int) -> None:
        """Note how far it was; never backwards."""
        await self._pool.execute(ADVANCE, name, mark)

    async def _of_tasks(self, tasks: Sequence[UUID], topics: Sequence[str]) -> list[Event]:
        rows = await self._pool.fetch(OF_TASKS, list(tasks), list(topics))
        return [decode(row["state"]) for row in rows]
