"""Wishes are of people, about what is yet to be sent."""

from dataclasses import replace
from uuid import uuid4

import pytest

from services.notifier.application.receiving.intents import MAIL, ROBOT, Intent
from services.notifier.application.wishes.considerate import considerate
from services.notifier.domain.delivery import State
from services.notifier.domain.wishes.wishes import Wishes
from tests.services.notifier.domain.wishes.test_wishes import HOUSE, NIGHT, local

READER = uuid4()
MAILED = Intent(uuid4(), MAIL, str(READER), State.PENDING, READER, "task_closed")


@pytest.mark.parametrize(
    "intent",
    [
        replace(MAILED, state=State.NOT_SENT_HISTORY),
        Intent(uuid4(), ROBOT, "group", State.PENDING, None, "task_closed"),
    ],
)
def test_history_stays_history_and_a_group_has_no_wishes(intent: Intent) -> None:
    wishes = {READER: Wishes(unsubscribed=frozenset({"task_closed"}))}
    assert considerate([intent], wishes, HOUSE, local(9)) == [intent]


def test_each_person_is_told_as_they_wish_and_others_at_once() -> None:
    other = replace(MAILED, officer=uuid4())
    quiet, at_once = considerate([MAILED, other], {READER: Wishes(quiet=NIGHT)}, HOUSE, local(22))
    assert (quiet.due_at, at_once.due_at) == (
        NIGHT.end_after(local(22).astimezone(HOUSE.zone)),
        None,
    )
