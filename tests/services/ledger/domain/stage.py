"""given(aggregate, facts…).when(decision, command, …).then(Fact) or .refused(code)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from string import Formatter
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.envelope import Actor, Event
from contracts.events.fact import Fact
from services.ledger.application.reasons.chinese import REASONS
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.refusals import Refusal
from services.ledger.domain.task.context import Context
from tests.services.ledger.domain.people import OFFICE, at

CORRELATION = UUID(int=1)


@dataclass(frozen=True)
class Done:
    """A fact, who decided it and when."""

    fact: Fact
    actor: Actor
    when: datetime


def done(fact: Fact, by: Doer = OFFICE, on: str = "2021-09-20") -> Done:
    """The fact as this person decided it on that day."""
    return Done(fact, by.actor, at(on))


@dataclass(frozen=True)
class Stage:
    """An aggregate with its history."""

    state: Any

    def when(self, decide: Callable[..., Any], command: Any, *rest: Any) -> "Outcome":
        """Give the command; what it comes to is asked of the outcome."""
        return Outcome(self, decide, command, rest)


@dataclass(frozen=True)
class Outcome:
    """A command given to a stage, not judged yet."""

    stage: Stage
    decide: Callable[..., Any]
    command: Any
    rest: tuple[Any, ...]

    def then(self, expected: type[Fact], **fields: Any) -> Stage:
        """It is accepted with this fact, which is of the stream; the stage after it."""
        fact = self._decided()
        assert type(fact) is expected
        assert {name: getattr(fact, name) for name in fields} == fields
        return Stage(evolved(self.stage.state, Done(fact, *self._circumstances())))

    def refused(self, code: str, says: str = "") -> None:
        """It is refused with this code, and a reason that is worded with all that it names."""
        with pytest.raises(Refusal) as refusal:
            self._decided()
        assert refusal.value.code == code
        assert says in str(refusal.value)
        assert refusal.value.reason in REASONS
        named = {name for _, name, _, _ in Formatter().parse(refusal.value.reason) if name}
        assert {name for name, value in refusal.value.values.items() if value is not None} == named

    def _decided(self) -> Any:
        return self.decide(self.stage.state, self.command, *self.rest)

    def _circumstances(self) -> tuple[Actor, datetime]:
        for one in self.rest:
            doer = one.by if isinstance(one, Context) else one
            if isinstance(doer, Doer):
                return doer.actor, doer.moment.at
        return OFFICE.actor, OFFICE.moment.at


def given(state: Aggregate, *history: Done) -> Stage:
    """The aggregate after these decisions."""
    for one in history:
        state = evolved(state, one)
    return Stage(state)


def evolved(state: Any, one: Done) -> Any:
    """The state after this decision, as stored and read again."""
    event = Event(
        type=one.fact.topic,
        aggregate_id=state.id,
        aggregate_version=state.version + 1,
        event_id=uuid4(),
        occurred_at=one.when,
        actor=one.actor,
        correlation_id=CORRELATION,
        data=one.fact,
    )
    return state.evolve(event)
