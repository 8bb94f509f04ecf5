"""What went wrong is said in words that tell a person what to do."""

import pytest

from services.notifier.application.reading.explaining import of_delivery, of_message
from services.notifier.domain.delivery import State


@pytest.mark.parametrize(
    ("channel", "detail", "code"),
    [
        ("mail", "no address is known", "no_address"),
        ("mail", "550 no such user", "rejected"),
        ("mail", "451 try later", "gave_up"),
        ("robot", "no such robot is set up", "not_set_up"),
        ("robot", "310000 keywords not in content", "rejected"),
        ("webhook", "500 ", "gave_up"),
        ("webhook", "410 ", "rejected"),
        ("webhook", "302 redirects are not followed", "redirected"),
        ("webhook", "the name is not known", "target_refused"),
    ],
)
def test_a_failed_delivery_is_explained(channel: str, detail: str, code: str) -> None:
    found = of_delivery(channel, State.FAILED, detail)
    assert found is not None
    assert found.code == code
    assert found.en
    assert found.zh


def test_one_that_arrived_or_is_on_its_way_is_not_explained() -> None:
    for state in State:
        found = of_delivery("mail", state, "550 no")
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
