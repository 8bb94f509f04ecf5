"""Sends each person what is to be sent as they wish it; what is history stays history."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from services.notifier.application.receiving.intents import Intent
from services.notifier.domain.delivery import State
from services.notifier.domain.wishes.wishes import House, Wishes, manner


def considerate(
    intents: Iterable[Intent], wishes: Mapping[UUID, Wishes], house: House, now: datetime
) -> list[Intent]:
    """The same messages, each in the manner that its reader wishes."""
    return [_mannered(each, wishes, house, now) for each in intents]


def _mannered(intent: Intent, wishes: Mapping[UUID, Wishes], house: House, now: datetime) -> Intent:
    if intent.officer is None or intent.template is None or intent.state is not State.PENDING:
        return intent
    found = manner(intent.template, wishes.get(intent.officer, Wishes()), house, now)
    return replace(intent, state=found.state, due_at=found.due_at)
