"""Deliveries as they are first written, whatever makes them: an event, or the notifier itself.

A message that its reader may do without gets a link by which they say so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.notifier.application.receiving.intents import Intent
from services.notifier.domain.publicity import is_of_a_case
from services.notifier.domain.wishes.kinds import DIGEST, OPTIONAL

_INTENT = """
INSERT INTO notifier.deliveries (id, event_id, topic, position, channel, recipient, officer,
    of_a_case, template, params, content, state, tasks, due_at, created_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)
ON CONFLICT DO NOTHING
"""

_LINK = """
INSERT INTO notifier.unsubscribing (officer, kind)
SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class About:
    """What deliveries are about: topic, place in the store, tasks."""

    topic: str
    position: int
    tasks: tuple[UUID, ...] = ()


async def insert(connection: Any, wanted: Iterable[tuple[Intent, About]], now: datetime) -> None:
    """Insert deliveries; one that is there already stays as it is."""
    found = list(wanted)
    await connection.executemany(_INTENT, [_columns(each, about, now) for each, about in found])
    kinds = {(each.officer, each.template or DIGEST) for each, _ in found if each.officer}
    optional = sorted((link for link in kinds if link[1] in OPTIONAL), key=str)
    if optional:
        await connection.execute(_LINK, *map(list, zip(*optional, strict=True)))


def _columns(intent: Intent, about: About, now: datetime) -> tuple[Any, ...]:
    return (
        *(intent.id, intent.event, about.topic, about.position, intent.channel, intent.recipient),
        *(intent.officer, is_of_a_case(about.topic), intent.template, dict(intent.values)),
        *(intent.content, intent.state.value, list(about.tasks), intent.due_at or now, now),
    )
