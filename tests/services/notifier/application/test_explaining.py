"""What went wrong is said in words that tell a person what to do."""

import pytest

from services.notifier.application.reading.explaining import (
    DELIVERIES,
    MESSAGES,
    of_delivery,
    of_message,
)
from services.notifier.domain.delivery import Ending, State
from tests.architecture.source import ROOT


@pytest.mark.parametrize(
    ("ending", "detail", "code"),
    [
        (Ending.REFUSED_FOR_GOOD, "no address is known", "no_address"),
        (Ending.REFUSED_FOR_GOOD, "550 no such user", "rejected"),
        (Ending.REFUSED_FOR_NOW, "451 try later", "gave_up"),
        (Ending.REFUSED_FOR_GOOD, "no such robot is set up", "not_set_up"),
        (Ending.REFUSED_FOR_NOW, "130101 send too fast", "gave_up"),
        (Ending.REFUSED_FOR_NOW, "302 redirects are not followed", "redirected"),
        (Ending.REFUSED_FOR_NOW, "the name is not known", "target_refused"),
    ],
)
def test_a_failed_delivery_is_explained(ending: Ending, detail: str, code: str) -> None:
    found = of_delivery(State.FAILED, ending, detail)
    assert found is not None
    assert found.code == code
    assert found.en
    assert found.zh


def test_one_that_arrived_or_is_on_its_way_is_not_explained() -> None:
    for state in State:
        found = of_delivery(state, Ending.REFUSED_FOR_GOOD, "550 no")
        assert (found is not None) is (state in {State.FAILED, State.UNKNOWN})


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("not JSON", "no_event"),
        ("task.assigned.v1: 2 faults: …", "no_event"),
        ("unknown topic 'task.flown_away.v1'", "unknown_event"),
        ("ce-id and the event's id differ", "headers_wrong"),
        ("the stream gave up delivering it", "given_up"),
        ("UniqueViolationError: duplicate key", "cannot_be_handled"),
    ],
)
def test_a_parked_message_is_explained(error: str, code: str) -> None:
    assert of_message(error).code == code


def test_what_explanations_go_by_is_still_said_by_whoever_fails() -> None:
    sources = [*(ROOT / "services/notifier").rglob("*.py"), ROOT / "contracts/events/catalogue.py"]
    said = [path.read_text(encoding="utf-8") for path in sources if path.name != "explaining.py"]
    for begins in (begins for known in (DELIVERIES, MESSAGES) for begins, _ in known):
        for words in begins:
            assert words[0].isdigit() or any(words in text for text in said), words
