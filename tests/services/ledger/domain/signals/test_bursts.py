"""Many submissions of a unit within one minute, one signal a burst; a bulk command is one."""

from contracts.envelope import Event
from contracts.words import SignalKind
from services.ledger.domain.signals.bursts import burst
from services.ledger.domain.signals.found import Found
from tests.services.ledger.domain.history import submitted
from tests.services.ledger.domain.signals.told import events, ruling

BURST = ruling(SignalKind.SUBMISSION_BURST, 3)


def at(*seconds: int) -> list[Event]:
    """Submissions of the unit so many seconds after nine."""
    moments = [f"2021-10-10T09:{one // 60:02}:{one % 60:02}" for one in seconds]
    return events(*(submitted(round_=n, on=one) for n, one in enumerate(moments, 1)))


def signals(submissions: list[Event]) -> list[Found]:
    return [found for one in submissions if (found := burst(BURST, one, submissions))]


def test_the_submission_that_reaches_the_limit_within_a_minute_signals() -> None:
    submissions = at(0, 30, 60)
    (found,) = signals(submissions)
    assert (found.figure, found.unit) == (3, "hqb")
    assert found.rests_on == tuple(one.event_id for one in submissions)
    assert signals(at(0, 30)) == []
    assert signals(at(0, 30, 61)) == []


def test_a_burst_that_goes_on_is_signalled_once_and_another_one_again() -> None:
    assert len(signals(at(0, 1, 2, 3, 4, 50))) == 1
    assert len(signals(at(0, 1, 2, 200, 201, 202))) == 2


def test_the_items_of_one_bulk_command_are_one_submission() -> None:
    items = at(0, 1, 2, 3)
    bulk = [one.model_copy(update={"correlation_id": items[0].correlation_id}) for one in items]
    assert signals(bulk) == []
    with_two_more = [*bulk, *at(10, 11)]
    (found,) = signals(with_two_more)
    assert (found.figure, len(found.rests_on)) == (3, 6)


def test_a_submission_of_no_unit_signals_nobody() -> None:
    nobody = [one.model_copy(update={"unit": None}) for one in at(0, 1, 2)]
    assert signals(nobody) == []
