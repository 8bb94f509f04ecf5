"""An event with the organisation's zone: all that a rule may look at.

A rule's error names the event: history that does not hold together stops the projector.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple
from uuid import UUID

from contracts.envelope import Event
from contracts.events.fact import Fact
from services.reporting.domain.rows.measure import Judgement


class FoldError(ValueError):
    """An event does not follow from the history before it; `code` is `event_does_not_fold`."""

    code = "event_does_not_fold"


class Happening(NamedTuple):
    """One event, and the zone in which days end."""

    event: Event
    zone: tzinfo

    @property
    def fact(self) -> Any:
        """What was decided; each rule knows its class."""
        return self.event.data

    @property
    def at(self) -> datetime:
        """When the ledger decided, UTC."""
        return self.event.occurred_at

    @property
    def day(self) -> date:
        """The organisation's calendar day of it."""
        return self.at.astimezone(self.zone).date()

    @property
    def person(self) -> UUID | None:
        """Who acted; None for the system itself."""
        return self.event.actor.person

    def judgement(self, words: str) -> Judgement:
        """The actor's judgement in these words."""
        return Judgement(by=self.person, post=self.event.actor.post, at=self.at, words=words)


def fields(fact: Any, of: type[Any]) -> dict[str, Any]:
    """The fields that a fact, or a part of one, shares by name with a row or a part."""
    shared = _SHARED.get((type(fact), of))
    if shared is None:
        known = _names(type(fact))
        shared = tuple(name for name in _names(of) if name in known)
        _SHARED[type(fact), of] = shared
    return {name: getattr(fact, name) for name in shared}


def _names(of: Any) -> tuple[str, ...]:
    """The fields of a struct, of a dataclass, of a pydantic model."""
    for fields_ in ("__struct_fields__", "__dataclass_fields__", "model_fields"):
        if hasattr(of, fields_):
            return tuple(getattr(of, fields_))
    raise TypeError(f"{of} has no fields")


_SHARED: dict[tuple[type[Any], type[Any]], tuple[str, ...]] = {}

Rule = Callable[[Any, Happening], Any]
"""(row before, or None where the fact founds the row; what happened) → row after."""

Rules = Mapping[type[Fact], Rule]
