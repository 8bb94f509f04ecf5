"""A delivery is written once, whatever happened to it meanwhile."""

from uuid import uuid4

from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.adapters.postgres.receiving.deliveries import About, insert
from services.notifier.application.receiving.intents import MAIL, Intent
from services.notifier.domain.delivery import State
from tests.services.notifier.events import NOW

ABOUT = About("task.verified.v1", 1)


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
