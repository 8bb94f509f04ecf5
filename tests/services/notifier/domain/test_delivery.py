"""What follows from the end of an attempt."""

from datetime import timedelta

from services.notifier.domain.delivery import Ending, Outcome, RetryRules, State, after
from tests.services.notifier.events import NOW

RULES = RetryRules(timedelta(seconds=10), timedelta(seconds=60), attempts=5)


def test_pauses_double_up_to_the_longest_and_then_it_has_failed() -> None:
    refused = Outcome(Ending.REFUSED_FOR_NOW, 451)
    following = [after(refused, tries, NOW, RULES, safe=False) for tries in range(1, 6)]
    pauses = [each.due_at - NOW for each in following if each.due_at]
    assert pauses == [timedelta(seconds=seconds) for seconds in (10, 20, 40, 60)]
    assert following[-1].state is State.FAILED


def test_an_unknown_outcome_is_not_repeated_where_a_repetition_is_not_recognised() -> None:
    assert after(Outcome(Ending.UNKNOWN), 1, NOW, RULES, safe=False).state is State.UNKNOWN
    assert after(Outcome(Ending.UNKNOWN), 1, NOW, RULES, safe=True).state is State.PENDING


def test_a_refusal_for_good_is_not_repeated() -> None:
    refused = Outcome(Ending.REFUSED_FOR_GOOD, 550)
    assert after(refused, 1, NOW, RULES, safe=True).state is State.FAILED
