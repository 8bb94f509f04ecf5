"""In which manner a message goes to a person of some wishes."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from services.notifier.adapters.channels.wording import TEMPLATES
from services.notifier.domain.delivery import State
from services.notifier.domain.wishes.kinds import OPTIONAL, URGENT
from services.notifier.domain.wishes.wishes import DigestWish, House, QuietHours, Wishes, manner
from services.notifier.entrypoints.http.wishes.names import NAMES

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOUSE = House(SHANGHAI)
NIGHT = QuietHours(time(21), time(7, 30))
NONE = QuietHours(time(0), time(0))


def local(hour: int, day: int = 20) -> datetime:
    return datetime(2021, 9, day, hour, tzinfo=SHANGHAI).astimezone(UTC)


def due(wishes: Wishes, now: datetime, house: House = HOUSE, kind: str = "task_closed") -> object:
    return manner(kind, wishes, house, now).due_at


@pytest.mark.parametrize(
    ("hour", "end"), [(22, (21, 7, 30)), (3, (20, 7, 30)), (21, (21, 7, 30)), (8, None)]
)
def test_in_quiet_hours_a_message_waits_for_their_end(
    hour: int, end: tuple[int, int, int] | None
) -> None:
    expected = datetime(2021, 9, *end, tzinfo=SHANGHAI) if end else None
    assert due(Wishes(quiet=NIGHT), local(hour)) == expected


def test_quiet_hours_within_a_day_end_on_it() -> None:
    noon = QuietHours(time(12), time(14))
    assert due(Wishes(quiet=noon), local(13)) == datetime(2021, 9, 20, 14, tzinfo=SHANGHAI)
    assert due(Wishes(quiet=noon), local(14)) is None


def test_a_persons_quiet_hours_stand_in_the_place_of_the_organisations() -> None:
    house = House(SHANGHAI, quiet=NIGHT)
    assert due(Wishes(), local(22), house) is not None
    assert due(Wishes(quiet=NONE), local(22), house) is None


@pytest.mark.parametrize("kind", sorted(URGENT))
def test_what_is_urgent_waits_neither_for_the_morning_nor_for_a_digest(kind: str) -> None:
    wishes = Wishes(DigestWish.INSTEAD, NIGHT, unsubscribed=frozenset({kind}))
    found = manner(kind, wishes, HOUSE, local(23))
    assert (found.state, found.due_at) == (State.PENDING, None)


def test_who_wants_a_digest_in_place_of_messages_gets_them_in_it() -> None:
    beside, instead = Wishes(DigestWish.DAILY), Wishes(DigestWish.INSTEAD)
    assert manner("task_closed", beside, HOUSE, local(9)).state is State.PENDING
    assert manner("task_closed", instead, HOUSE, local(9)).state is State.FOR_DIGEST
    house = House(SHANGHAI, DigestWish.INSTEAD)
    assert manner("task_closed", Wishes(), house, local(9)).state is State.FOR_DIGEST


def test_who_ends_the_digest_gets_single_messages_again() -> None:
    wishes = Wishes(DigestWish.INSTEAD, unsubscribed=frozenset({"daily_digest"}))
    assert manner("task_closed", wishes, HOUSE, local(9)).state is State.PENDING


def test_only_what_is_optional_can_be_done_without() -> None:
    wishes = Wishes(unsubscribed=frozenset({"task_closed", "task_assigned"}))
    assert manner("task_closed", wishes, HOUSE, local(9)).state is State.UNSUBSCRIBED
    assert manner("task_assigned", wishes, HOUSE, local(9)).state is State.PENDING


def test_every_kind_is_a_message_that_exists_and_nothing_urgent_is_optional() -> None:
    known = {each.stem for each in (TEMPLATES / "en").glob("*.txt")}
    assert known >= OPTIONAL | URGENT
    assert OPTIONAL.isdisjoint(URGENT)
    assert NAMES.keys() == OPTIONAL
