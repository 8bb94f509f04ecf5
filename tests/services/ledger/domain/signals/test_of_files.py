"""Files offered as evidence: on several tasks, or older than the assignment."""

from datetime import date
from uuid import UUID

import pytest

from contracts.envelope import Event
from contracts.words import SignalKind
from services.ledger.domain.signals.of_files import is_offered, predates, reused
from tests.services.ledger.domain.history import ASSIGNED, attached, registered
from tests.services.ledger.domain.signals.told import events, ruling
from tests.services.ledger.domain.stage import Done, done

REUSED = ruling(SignalKind.EVIDENCE_REUSED, 2)
PREDATES = ruling(SignalKind.EVIDENCE_PREDATES, 2)
FIRST, SECOND, THIRD = (UUID(int=each) for each in (91, 92, 93))
DECLARED = "会议通知，多项任务共用"


def offered(**more: object) -> Done:
    fact = attached().fact
    return done(fact.model_copy(update=more))


def use(task: UUID, unit: str = "hqb", **more: object) -> Event:
    (event,) = events(offered(**more), task=task, unit=unit)
    return event


def test_the_same_file_on_as_many_tasks_as_the_limit_says_signals_who_came_last() -> None:
    uses = [use(FIRST), use(SECOND, "xsc"), use(THIRD, "cwc")]
    assert reused(REUSED, uses[0], uses) is None
    found = reused(REUSED, uses[1], uses)
    assert found is not None
    assert (found.unit, found.figure, found.tasks) == ("xsc", 2, (FIRST, SECOND))
    assert found.rests_on == (uses[0].event_id, uses[1].event_id)
    third = reused(REUSED, uses[2], uses)
    assert third is not None
    assert (third.unit, third.figure) == ("cwc", 3)
    assert third.key != found.key


def test_two_measures_of_one_task_may_share_a_file() -> None:
    uses = [use(FIRST), use(FIRST, measure=2)]
    assert reused(REUSED, uses[1], uses) is None
    once_more = [use(FIRST), use(SECOND), use(SECOND, measure=2)]
    assert reused(REUSED, once_more[2], once_more) is None


@pytest.mark.parametrize("declared", [0, 1])
def test_a_file_declared_as_shared_is_no_signal_on_either_side(declared: int) -> None:
    uses = [
        use(task, shared_reason=DECLARED if n == declared else None)
        for n, task in enumerate((FIRST, SECOND))
    ]
    assert not is_offered(uses[declared].data)
    assert reused(REUSED, uses[1], uses) is None


@pytest.mark.parametrize(("dated", "raised"), [("2021-09-19", False), ("2021-09-18", True)])
def test_evidence_dated_before_the_assignment_is_signalled_from_the_limit_on(
    dated: str, raised: bool
) -> None:
    dated_on = date.fromisoformat(dated)
    history = events(registered(), *ASSIGNED, offered(dated=dated_on))
    found = predates(PREDATES, history[-1], history)
    assert (found is not None) is raised
    if found:
        assert (found.figure, found.rests_on) == (2, (history[1].event_id, history[2].event_id))


def test_undated_evidence_is_older_than_nothing() -> None:
    history = events(registered(), *ASSIGNED, offered())
    assert predates(PREDATES, history[-1], history) is None
