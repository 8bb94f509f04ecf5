"""An immutable aggregate: a frozen state that events fold into, one version at a time.

It is the `eventsourcing` library's immutable style: `id`, `version`, and events that satisfy
its protocol. A gap or a foreign event in the stream is an error, never skipped.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.labels import Term
from services.ledger.domain.kernel.refusals import AlreadyExists, NotFound

Fold = Callable[[Any, Any, Event], Any]
"""(state, fact, its event) → next state."""


class BrokenStreamError(RuntimeError):
    """The stream is not the unbroken history of this aggregate."""


@dataclass(frozen=True)
class Aggregate:
    """A state with the version it stands at; version 0 means that nothing was recorded."""

    word: ClassVar[str]
    folds: ClassVar[Mapping[type[Fact], Fold]] = {}

    id: UUID
    version: int = 0

    def evolve(self, event: Event) -> Self:
        """The state after this event, which must be the next of the same stream."""
        if event.aggregate_id != self.id or event.aggregate_version != self.version + 1:
            raise BrokenStreamError(
                f"{self.word} {self.id} at {self.version} cannot follow "
                f"{event.type} {event.aggregate_id} at {event.aggregate_version}"
            )
        fold = self.folds.get(type(event.data))
        if fold is None and not self.exists:
            # Somebody named the id of another kind of thing: of this kind there is none.
            raise NotFound("no {kind} with the id {id}", kind=Term(self.word), id=self.id)
        if fold is None:
            raise BrokenStreamError(f"{event.type} does not belong to {self.word} {self.id}")
        folded: Self = fold(self, event.data, event)
        return folded._at(event)

    def _at(self, event: Event) -> Self:
        """The same state at the version of this event; a copy without the cost of `replace`."""
        state = object.__new__(type(self))
        state.__dict__.update(self.__dict__, version=event.aggregate_version)
        return state

    def replayed(self, events: Iterable[Event]) -> Self:
        """The state after all these events."""
        state = self
        for event in events:
            state = state.evolve(event)
        return state

    @property
    def exists(self) -> bool:
        """Whether anything was ever recorded."""
        return self.version > 0

    def require(self) -> Self:
        """This aggregate, or a refusal when it does not exist."""
        if not self.exists:
            raise NotFound("no {kind} with the id {id}", kind=Term(self.word), id=self.id)
        return self

    def require_new(self) -> Self:
        """This empty aggregate, or a refusal when its id is taken."""
        if self.exists:
            raise AlreadyExists(
                "the {kind} {id} is registered already", kind=Term(self.word), id=self.id
            )
        return self


def unchanged(state: Any, _fact: Fact, _event: Event) -> Any:
    """The fold of a fact that only history keeps."""
    return state
