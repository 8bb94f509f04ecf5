"""Projects clocks, the people a task names, and policies, on the connection of the transaction.

A fact that comes late, after a newer one of its task, changes no clock: the newer one knew it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from contracts.events.campaign import CampaignOpened, Policy
from contracts.events.campaigns.policy import PolicyChanged
from contracts.events.task.assignment import TaskAssigned
from contracts.events.task.summary import TaskFact
from contracts.events.task.turns.contest import ContestUpheld
from contracts.events.task.turns.handover import TaskTransferred
from services.notifier.application.receiving.messages import Received
from services.notifier.domain.reminding.changes import (
    Begin,
    Change,
    End,
    GoOn,
    Later,
    Rest,
    changes_of,
)

_SEEN = """
INSERT INTO notifier.named AS known (id, campaign, handler, first_responsible, position)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (id) DO UPDATE SET
    handler = CASE WHEN $6 THEN excluded.handler ELSE known.handler END,
    first_responsible = CASE WHEN $6 THEN excluded.first_responsible
        ELSE known.first_responsible END,
    position = excluded.position
WHERE known.position < excluded.position
RETURNING true
"""

_BEGIN = """
INSERT INTO notifier.clocks AS clock
    (task, clock, measure, version, due, began, unit, owner, next_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $6)
ON CONFLICT (task, clock, measure) DO UPDATE SET
    version = excluded.version, due = excluded.due, began = excluded.began,
    unit = excluded.unit, owner = coalesce(excluded.owner, clock.owner),
    next_on = excluded.next_on
WHERE clock.due <> excluded.due
"""

_REST = """
UPDATE notifier.clocks SET rests = array_append(array_remove(rests, $4), $4)
WHERE task = $1 AND ($2::integer IS NULL OR measure = $2) AND clock = ANY($3)
"""

_GO_ON = """
UPDATE notifier.clocks SET rests = array_remove(rests, $4), next_on = $5
WHERE task = $1 AND ($2::integer IS NULL OR measure = $2) AND clock = ANY($3)
"""

_LATER = """
UPDATE notifier.clocks SET due = due + $4::integer
WHERE task = $1 AND clock = ANY($2) AND due >= $3
"""

_END = """
DELETE FROM notifier.clocks
WHERE task = $1 AND clock = ANY($2) AND ($3::integer IS NULL OR measure = $3)
"""

_POLICY = "INSERT INTO notifier.policies VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"

# The ladder may have other steps from that day on.
_LOOK_AGAIN = """
UPDATE notifier.clocks AS clock SET next_on = least(next_on, $2)
FROM notifier.named WHERE named.id = clock.task AND named.campaign = $1
"""


async def project_clocks(connection: Any, received: Received, day: date) -> None:
    """Take the event in, if it says anything about deadlines or whom they concern."""
    event = received.event
    match event.data:
        case CampaignOpened() as fact:
            named = (event.aggregate_id, event.aggregate_id, None, fact.first_responsible)
            await connection.execute(_SEEN, *named, received.position, True)
            await _policy(connection, event.aggregate_id, fact.policy, fact.opened_on)
        case PolicyChanged() as fact:
            await _policy(connection, event.aggregate_id, fact.policy, fact.effective_from)
            await connection.execute(_LOOK_AGAIN, event.aggregate_id, fact.effective_from)
        case TaskFact() as fact:
            await _task(connection, received, fact, day)


async def _policy(connection: Any, campaign: UUID, policy: Policy, since: date) -> None:
    stored = policy.model_dump(mode="json")
    await connection.execute(_POLICY, campaign, policy.version, since, stored)


async def _task(connection: Any, received: Received, fact: TaskFact, day: date) -> None:
    event = received.event
    given = _given(fact)
    people = (given.handler, given.first_responsible) if given else (None, None)
    seen = (event.aggregate_id, fact.task.campaign, *people, received.position, given is not None)
    if await connection.fetchval(_SEEN, *seen):
        for change in changes_of(fact):
            statement, values = _statement(change, event.aggregate_version, day)
            await connection.execute(statement, event.aggregate_id, *values)


def _given(fact: TaskFact) -> Any:
    """The part of the fact that says to whom the task is given, if it is."""
    if isinstance(fact, ContestUpheld | TaskTransferred):
        return fact.handover
    return fact if isinstance(fact, TaskAssigned) else None


def _statement(change: Change, version: int, day: date) -> tuple[str, Sequence[Any]]:
    match change:
        case Begin():
            deadline = (change.clock.value, change.measure, version, change.due, day)
            return _BEGIN, (*deadline, change.unit, change.owner)
        case Rest():
            return _REST, (change.measure, list(change.clocks), change.cause.value)
        case GoOn():
            return _GO_ON, (change.measure, list(change.clocks), change.cause.value, day)
        case Later():
            return _LATER, (list(change.clocks), change.since, change.days)
        case End():
            return _END, (list(change.clocks), change.measure)
