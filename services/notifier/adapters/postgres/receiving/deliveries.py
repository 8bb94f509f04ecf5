"""Deliveries as they are first written, whatever makes them: an event, or the notifier itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.notifier.application.receiving.intents import Intent
from services.notifier.domain.publicity import is_of_a_case

_INTENT = """
INSERT INTO notifier.deliveries (id, event_id, topic, position, channel, recipient, officer,
    of_a_case, template, params, content, state, tasks, due_at, created_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $14)
ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class About:
    """What deliveries are about: topic, place in the store, tasks."""

    topic: str
    position: int
    tasks: tuple[UUID, ...] = ()


async def insert(connection: Any, wanted: Iterable[tuple[Intent, About]], now: datetime) -> None:
    """Insert deliveries; one that is there already stays as it is."""
    rows = [_columns(intent, about, now) for intent, about in wanted]
    await connection.executemany(_INTENT, rows)


def _columns(intent: Intent, about: About, now: datetime) -> tuple[Any, ...]:
    return (
        *(intent.id, intent.event, about.topic, about.position, intent.channel, intent.recipient),
        *(intent.officer, is_of_a_case(about.topic), intent.template, dict(intent.values)),
        *(intent.content, intent.state.value, list(about.tasks), now),
    )
