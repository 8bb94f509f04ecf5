"""Rates hold over replicas, and one channel's rate holds up no other."""

import asyncio
from collections import Counter
from uuid import UUID, uuid4

from services.notifier.adapters.postgres.connecting import Database, transaction
from services.notifier.adapters.postgres.outbox import PostgresOutbox
from services.notifier.adapters.postgres.pace import PostgresPace
from services.notifier.adapters.postgres.receiving.deliveries import About, insert
from services.notifier.application.receiving.intents import MAIL, ROBOT, Intent
from services.notifier.application.sending.pace import Rate
from services.notifier.domain.delivery import State
from tests.services.notifier.events import NOW

RATES = {ROBOT: Rate(50)}
ABOUT = About("task.verified.v1", 1)


def intents(channel: str, recipient: str, count: int) -> list[Intent]:
    return [Intent(uuid4(), channel, recipient, State.PENDING) for _ in range(count)]


async def test_replicas_share_the_buckets_and_what_has_no_rate_goes_on(database: Database) -> None:
    waiting = [*intents(ROBOT, "one", 40), *intents(ROBOT, "two", 40), *intents(MAIL, "a", 30)]
    async with transaction(database) as connection:
        await insert(connection, [(each, ABOUT) for each in waiting], NOW)
    replicas = [PostgresOutbox(database, PostgresPace(RATES)) for _ in range(4)]
    claimed: list[tuple[str, str]] = []
    seen: set[UUID] = set()
    for _ in range(6):
        lots = await asyncio.gather(*(each.claim(NOW, 20) for each in replicas))
        letters = [letter for lot in lots for letter in lot]
        assert seen.isdisjoint(letter.delivery for letter in letters)
        seen.update(letter.delivery for letter in letters)
        claimed += [(letter.channel, letter.recipient) for letter in letters]
    counts = Counter(claimed)
    assert counts[MAIL, "a"] == 30
    # A bucket holds a tenth of the rate; a few tokens came while the test ran.
    for robot in ("one", "two"):
        assert 5 <= counts[ROBOT, robot] < 15
