"""Many submissions of a unit within one minute; the items of one bulk command count as one."""

from collections.abc import Sequence
from datetime import timedelta

from contracts.envelope import Event
from services.ledger.domain.signals.found import Found, Ruling, found

WITHIN = timedelta(minutes=1)
LOOK_BACK = 2 * WITHIN
"""How far back submissions are needed: those of the minute before the submission before."""


def burst(ruling: Ruling, at: Event, submissions: Sequence[Event]) -> Found | None:
    """With the submission `at` the unit reached the limit, and had not with the one before it.

    `submissions` are the unit's of the last two minutes, in order; later ones are left aside.
    """
    known = [one for one in submissions if _order(one) <= _order(at)]
    before = known[-2] if len(known) > 1 else None
    if before is not None and _commands(known[:-1], before) >= ruling.rule.limit:
        return None
    together = _together(known, at)
    return found(ruling, str(at.event_id), _commands(known, at), together, at)


def _together(submissions: Sequence[Event], at: Event) -> list[Event]:
    return [one for one in submissions if at.occurred_at - one.occurred_at <= WITHIN]


def _commands(submissions: Sequence[Event], at: Event) -> int:
    return len({one.correlation_id for one in _together(submissions, at)})


def _order(event: Event) -> tuple[object, object]:
    return event.occurred_at, event.event_id
