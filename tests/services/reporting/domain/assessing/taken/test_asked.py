"""What a unit was asked beside its tasks stands in its record with both events."""

from datetime import date

from contracts.builders.event import an_event
from contracts.builders.places import TASK
from contracts.envelope import Event
from contracts.events.findings.replication import ReplicaAnswered, ReplicaAsked
from contracts.events.supervision.slip import (
    NoticeIssued,
    SupervisionSlipAnswered,
    SupervisionSlipIssued,
)
from contracts.events.task import work
from services.reporting.domain.assessing.step import steps
from services.reporting.domain.assessing.taken.asked import Asked, AskedFor, asked
from tests.services.reporting.folded import ZONE, rows_after
from tests.services.reporting.history import until

LATER = date(2030, 1, 1)


def _asked(*events: Event) -> list[Asked]:
    stream = events[-1].aggregate_id
    told = [(n, one) for n, one in enumerate(events, 1) if one.aggregate_id == stream]
    return list(asked(steps(told, rows_after(events), ZONE)))


def test_a_contribution_is_asked_made_or_excused() -> None:
    life = until(work.ContributionWaived)
    first, second = _asked(*life)
    assert {first.of, second.of} == {AskedFor.CONTRIBUTION}
    assert first.asked.position == len(until(work.ContributionRequested))
    assert first.answered
    assert first.answered.position == len(until(work.ContributionMade))
    assert (first.about.about, first.excused, first.late(LATER)) == (TASK, False, False)
    assert (second.answered, second.excused, second.late(LATER)) == (None, True, False)
    (waiting,) = _asked(*until(work.ContributionRequested))
    assert waiting.late(LATER)


def test_a_slip_is_late_until_it_is_answered_and_a_notice_never() -> None:
    issued = an_event(SupervisionSlipIssued)
    (silent,) = _asked(issued)
    assert silent.late(LATER)
    (told,) = _asked(issued, an_event(SupervisionSlipAnswered))
    assert told.answered
    assert (told.of, told.answered.position) == (AskedFor.SUPERVISION, 2)
    assert not told.late(LATER)
    (notice,) = _asked(an_event(NoticeIssued))
    assert not notice.late(LATER)


def test_a_replica_is_asked_and_answered() -> None:
    (one,) = _asked(an_event(ReplicaAsked), an_event(ReplicaAnswered))
    assert one.answered
    assert (one.of, one.asked.position, one.answered.position) == (AskedFor.REPLICA, 1, 2)
