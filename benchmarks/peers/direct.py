"""A reader without a broker: LISTENs on the event store, and writes what it reads to its own table.

`python -m benchmarks.peers.direct`: the least that shows an event to others. It decodes the JSON,
folds nothing, keeps no earlier versions, and has position and rows in one transaction.
"""

import asyncio
import json
import os

import asyncpg
import uvloop

TABLES = """
CREATE SCHEMA direct;
CREATE TABLE direct.rows (id uuid PRIMARY KEY, body text);
CREATE TABLE direct.progress (position bigint);
INSERT INTO direct.progress VALUES (0);
"""
AFTER = """
SELECT notification_id, originator_id, state FROM ledger.events
WHERE notification_id > $1 ORDER BY notification_id LIMIT 500
"""
UPSERT = "INSERT INTO direct.rows VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET body = $2"
MOVED = "UPDATE direct.progress SET position = $1"
CHANNEL = "events"


async def main() -> None:
    """Read on until ended."""
    events = await asyncpg.connect(os.environ["TAIZHANG_EVENT_STORE_DSN"])
    rows = await asyncpg.connect(os.environ["TAIZHANG_REPORTING_DSN"])
    await rows.execute(TABLES)
    told, position = asyncio.Event(), 0
    await events.add_listener(CHANNEL, lambda *_: told.set())
    while True:
        told.clear()
        found = await events.fetch(AFTER, position)
        if not found:
            await told.wait()
            continue
        position = found[-1][0]
        async with rows.transaction():
            # A reader's rows can be read again, so they need not wait for the disk; nor do ours.
            await rows.execute("SET LOCAL synchronous_commit = off")
            await rows.executemany(UPSERT, [(id_, _body(state)) for _, id_, state in found])
            await rows.execute(MOVED, position)


def _body(state: bytes) -> str:
    return json.dumps(json.loads(state)["data"])


if __name__ == "__main__":
    uvloop.run(main())
