"""The notifier's inbox is the store: each event handled once, in order, none put aside.

That nobody was sent anything twice is seen where it arrives, in `invariants`; an attempt may be
repeated on a channel that takes a repetition for the same message.
"""

from collections.abc import Sequence

import asyncpg

from deploy.provision.postgres import dsn_for
from deploy.provision.roles import NOTIFIER
from tests.system.soak.judging.stored import Stored
from tests.system.world import World


async def judge_inbox(world: World, events: Sequence[Stored], since: int) -> None:
    """Compare from the event with index `since` on."""
    database = await asyncpg.connect(dsn_for(world.stack.parts.postgres.url, NOTIFIER))
    try:
        first = events[since - 1].position if since else 0
        last = events[-1].position
        rows = await database.fetch(
            "SELECT position, event_id::text FROM notifier.inbox"
            " WHERE position > $1 AND position <= $2 ORDER BY position",
            *(first, last),
        )
        handled = [tuple(row) for row in rows]
        assert handled == [(one.position, one.id) for one in events[since:]], "inbox is not store"
        assert not await database.fetchval("SELECT count(*) FROM notifier.dead_letters")
    finally:
        await database.close()
