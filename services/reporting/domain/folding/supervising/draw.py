"""Draws announced and made, and what spot checks found."""

from contracts.events.supervision import draw
from services.reporting.domain.folding.happening import Happening, Rules, fields
from services.reporting.domain.rows.supervision.draw import (
    CandidateRow,
    ConclusionRow,
    DrawRow,
    SeedRow,
)


def announced(_: None, now: Happening) -> DrawRow:
    """DrawAnnounced."""
    return DrawRow(id=now.event.aggregate_id, announced_on=now.day, **fields(now.fact, DrawRow))


def made(row: DrawRow, now: Happening) -> DrawRow:
    """LookBackDrawn, SpotCheckDrawn."""
    fact = now.fact
    return row.but(
        made_on=now.day,
        method=fact.method,
        seed=SeedRow(**fields(fact.seed, SeedRow)),
        population=tuple(CandidateRow(**fields(one, CandidateRow)) for one in fact.population),
        drawn=fact.drawn,
        not_drawn=fact.not_drawn,
        look_back_by=getattr(fact, "look_back_by", None),
    )


def concluded(row: DrawRow, now: Happening) -> DrawRow:
    """SpotCheckConcluded."""
    found = ConclusionRow(**fields(now.fact, ConclusionRow), concluded_on=now.day)
    return row.but(concluded=(*row.concluded, found))


RULES: Rules = {
    draw.DrawAnnounced: announced,
    draw.LookBackDrawn: made,
    draw.SpotCheckDrawn: made,
    draw.SpotCheckConcluded: concluded,
}
