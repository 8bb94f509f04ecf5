"""What stands in whose digest."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from contracts.identifiers import officer_id
from services.notifier.domain.reminding.digest import Digest, PutOff, digests_of, readers_of
from services.notifier.domain.situation import Situation
from services.notifier.domain.wishes.wishes import DigestWish, House, Wishes
from tests.services.notifier import events
from tests.services.notifier.domain.reminding.test_audience import FULL, directory
from tests.services.notifier.domain.wishes.test_wishes import SHANGHAI

BEFORE, AFTER = date(2021, 11, 10), date(2021, 11, 16)
NAMES = {officer_id(account): account for account in events.PEOPLE}
EVERYBODY = frozenset(NAMES)


def made(today: date, *put_off: PutOff, readers: frozenset[object] = EVERYBODY) -> list[Digest]:
    known = frozenset(each for each in NAMES if each in readers)
    return digests_of([FULL], put_off, known, Situation(directory(), today))


def readers(today: date) -> list[str]:
    return [NAMES[each.officer] for each in made(today)]


def test_a_deadline_waits_for_handler_and_head_and_over_for_the_leader_as_well() -> None:
    assert readers(BEFORE) == ["yxb-1", "yxb-head"]
    assert readers(AFTER) == ["yxb-1", "yxb-head", "ld02"]


def test_one_digest_a_person_holds_deadlines_and_messages() -> None:
    message = PutOff(uuid4(), officer_id("yxb-head"), "task_closed", {})
    later = replace(message, delivery=uuid4())
    found = {NAMES[each.officer]: each for each in made(BEFORE, message, later)}
    head = found["yxb-head"]
    assert (len(head.deadlines), head.messages) == (1, (message, later))
    assert found["yxb-1"].messages == ()


def test_what_was_put_off_is_told_though_the_reader_wants_no_digest_any_more() -> None:
    message = PutOff(uuid4(), officer_id("zgb-1"), "task_closed", {})
    [digest] = made(BEFORE, message, readers=frozenset())
    assert (digest.officer, digest.deadlines) == (officer_id("zgb-1"), ())


def test_the_digest_of_a_day_is_the_same_one_however_often_it_is_made() -> None:
    first, second = made(BEFORE)[0], made(BEFORE)[0]
    assert first.id == second.id
    assert first.id != made(AFTER)[0].id


def test_readers_are_who_wishes_it_or_all_where_the_organisation_has_it() -> None:
    now = Situation(directory(), BEFORE)
    head, clerk = officer_id("yxb-head"), officer_id("yxb-1")
    wishes = {head: Wishes(DigestWish.DAILY), clerk: Wishes(DigestWish.NONE)}
    assert readers_of(now, wishes, House(SHANGHAI)) == {head}
    house = House(SHANGHAI, DigestWish.DAILY)
    assert readers_of(now, wishes, house) == EVERYBODY - {clerk}
