"""Histories as events in their order, for rules that look at events."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from uuid import UUID

from contracts.envelope import Event
from contracts.events.campaigns.rules import SignalRule
from contracts.words import Ground, SignalKind
from services.ledger.domain.signals.found import Ruling
from tests.services.ledger.domain.history import TASK_ID
from tests.services.ledger.domain.people import CAMPAIGN, ZONE, at
from tests.services.ledger.domain.stage import Done

_IDS: Iterator[int] = count(1)


def on(day: str, one: Done) -> Done:
    """The same, decided at another time."""
    return replace(one, when=at(day))


def events(*history: Done, task: UUID = TASK_ID, unit: str = "hqb") -> list[Event]:
    """The task's events, versions from 1, ids in their order, each a command of its own."""
    return [
        Event(
            type=one.fact.topic,
            aggregate_id=task,
            aggregate_version=version,
            event_id=UUID(int=next(_IDS)),
            occurred_at=one.when,
            actor=one.actor,
            correlation_id=UUID(int=next(_IDS)),
            unit=unit,
            data=one.fact,
        )
        for version, one in enumerate(history, 1)
    ]


def ruling(kind: SignalKind, limit: int) -> Ruling:
    """A rule of this kind with this limit, of the second version of the policy."""
    rule = SignalRule(rule="r", kind=kind, limit=limit, ground=Ground.PERFUNCTORY)
    return Ruling(rule, 2, CAMPAIGN, ZONE)
