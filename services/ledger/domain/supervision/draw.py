"""A draw at random (抽取): announced before its seed can be known, then made, once.

It guards that draws of a kind follow one another in a campaign, so that nobody has several to
choose from, and that each task of a spot check is concluded once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from uuid import UUID

from contracts.envelope import Event
from contracts.events.supervision.draw import (
    Candidate,
    DrawAnnounced,
    DrawFact,
    LookBackDrawn,
    Seed,
    SpotCheckConcluded,
    SpotCheckDrawn,
)
from contracts.sampling import METHOD, sample
from contracts.words import DrawKind
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused, NotFound


@dataclass(frozen=True)
class Draw(Aggregate):
    """As announced; `waiting` are tasks of a spot check of which nothing is concluded yet."""

    word: ClassVar[str] = "draw"
    announced: DrawAnnounced | None = None
    made: bool = False
    waiting: frozenset[UUID] = frozenset()

    @property
    def facts(self) -> DrawAnnounced:
        """How it is to be made, or a refusal where nothing was announced."""
        self.require()
        if self.announced is None:
            raise NotFound("no draw was announced")
        return self.announced

    @property
    def heading(self) -> dict[str, Any]:
        """What every fact of this draw says first."""
        return {name: getattr(self.facts, name) for name in DrawFact.model_fields}

    def require_of(self, kind: DrawKind) -> DrawAnnounced:
        """The announcement of a draw of this kind, or a refusal."""
        if self.facts.draw_kind is not kind:
            raise GuardRefused("draw_kind", "the draw is not for a {kind}", kind=kind)
        return self.facts

    def taken(self, population: Sequence[Candidate], seed: Seed | None) -> dict[str, Any]:
        """What the seed draws of the population, as facts say it; refused a second time."""
        if self.made:
            raise AlreadyExists("the draw is made already")
        if seed is None:
            raise GuardRefused(
                "seed_known", "no signed checkpoint covers the announcement yet; try again"
            )
        always = {one.task for one in population if one.always}
        tasks, percent = [one.task for one in population], self.facts.percent
        drawn, left = sample(seed.root, self.id, tasks, always, percent)
        return {
            **self.heading,
            "method": METHOD,
            "percent": percent,
            "seed": seed,
            "population": tuple(sorted(population, key=lambda one: one.number)),
            "drawn": tuple(drawn),
            "not_drawn": tuple(left),
        }


def _announced(draw: Draw, fact: DrawAnnounced, _: Event) -> Draw:
    return replace(draw, announced=fact)


def _look_back(draw: Draw, _fact: LookBackDrawn, _: Event) -> Draw:
    return replace(draw, made=True)


def _spot_check(draw: Draw, fact: SpotCheckDrawn, _: Event) -> Draw:
    return replace(draw, made=True, waiting=frozenset(fact.drawn))


def _concluded(draw: Draw, fact: SpotCheckConcluded, _: Event) -> Draw:
    return replace(draw, waiting=draw.waiting - {fact.task})


Draw.folds = {
    DrawAnnounced: _announced,
    LookBackDrawn: _look_back,
    SpotCheckDrawn: _spot_check,
    SpotCheckConcluded: _concluded,
}
