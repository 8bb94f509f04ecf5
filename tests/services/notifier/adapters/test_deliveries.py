"""A delivery is written once, whatever happened to it meanwhile, and goes as its reader wishes."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.adapters.postgres.outbox import PostgresOutbox
from services.notifier.adapters.postgres.pace import PostgresPace
from services.notifier.adapters.postgres.receiving.deliveries import About, insert
from services.notifier.adapters.postgres.wishes.book import PostgresWishBook
from services.notifier.application.receiving.intents import MAIL, Intent
from services.notifier.domain.delivery import State
from services.notifier.domain.wishes.wishes import Wishes
from tests.services.notifier.events import NOW

ABOUT = About("task.verified.v1", 1)
READER = uuid4()


def to_reader(template: str) -> Intent:
    return Intent(uuid4(), MAIL, str(READER), State.PENDING, READER, template)


async def test_one_that_is_there_stays_as_it_is_and_the_others_are_written(
    database: Database,
) -> None:
    first = Intent(uuid4(), MAIL, "a", State.PENDING)
    other = Intent(first.event, MAIL, "b", State.PENDING)
    async with transaction(database) as connection:
        await insert(connection, [(first, ABOUT)], NOW)
        await connection.execute("UPDATE notifier.deliveries SET state = 'sent'")
    async with transaction(database) as connection:
        await insert(connection, [(first, ABOUT), (other, ABOUT)], NOW)
        rows = await connection.fetch("SELECT recipient, state FROM notifier.deliveries")
    assert sorted(map(tuple, rows)) == [("a", "sent"), ("b", "pending")]


async def test_one_that_waits_for_the_end_of_quiet_hours_is_claimed_after_it(
    database: Database,
) -> None:
    quiet = replace(to_reader("task_verified"), due_at=NOW + timedelta(hours=9))
    outbox = PostgresOutbox(database, PostgresPace({}))
    async with transaction(database) as connection:
        await insert(connection, [(quiet, ABOUT)], NOW)
    assert await outbox.claim(NOW, 20) == []
    assert [letter.delivery for letter in await outbox.claim(NOW + timedelta(hours=9), 20)] == [
        quiet.id
    ]


async def test_what_its_reader_may_do_without_has_one_link_a_kind_and_each_ends_its_own(
    database: Database,
) -> None:
    outbox, book = PostgresOutbox(database, PostgresPace({})), PostgresWishBook(database)
    templates = ("task_verified", "task_closed", "task_verified", "task_assigned")
    async with transaction(database) as connection:
        await insert(connection, [(to_reader(each), ABOUT) for each in templates], NOW)
    await book.put(READER, Wishes(language="en"))
    links: dict[str | None, set[UUID | None]] = {}
    for letter in await outbox.claim(NOW, 20):
        assert letter.language == "en"
        links.setdefault(letter.template, set()).add(letter.unsubscribe)
    assert links.pop("task_assigned") == {None}
    for [link] in links.values():
        assert link is not None
        await book.unsubscribe(link)
    ended = frozenset({"task_verified", "task_closed"})
    assert await book.of(READER) == Wishes(language="en", unsubscribed=ended)
