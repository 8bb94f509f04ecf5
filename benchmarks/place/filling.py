"""A store filled with the lives of many tasks: the story's bytes under other ids, through COPY."""

from collections.abc import Iterator
from itertools import count
from uuid import UUID, uuid4

import asyncpg

from benchmarks.place.servers import Place
from contracts.builders.story import a_task_from_registration_to_closing
from contracts.envelope import Event
from deploy.provision.roles import OWNER, REPORTING
from services.reporting.adapters.postgres.model.schema import migrate
from services.reporting.settings import StoreSettings

COLUMNS = ("originator_id", "originator_version", "topic", "state")
TOGETHER = 100
"""Tasks that live at once: their events are mixed."""

Record = tuple[UUID, int, str, bytes]


async def reporting_on(place: Place) -> StoreSettings:
    """Settings of reporting on the place's servers, with its tables made."""
    reporting = place.dsn(REPORTING, OWNER)
    await migrate(reporting)
    return StoreSettings.load(event_store_dsn=place.owner_dsn, reporting_dsn=reporting)


async def filled(place: Place, events: int) -> int:
    """A campaign and so many events of its tasks, in an empty event table; the last position."""
    connection = await asyncpg.connect(place.owner_dsn)
    try:
        await connection.execute("TRUNCATE ledger.events RESTART IDENTITY")
        for batch in histories(events):
            await _copy(connection, batch)
        await connection.execute("VACUUM (ANALYZE) ledger.events")
        last: int = await connection.fetchval("SELECT max(notification_id) FROM ledger.events")
        return last
    finally:
        await connection.close()


def histories(events: int) -> Iterator[list[Record]]:
    """A campaign, then so many events of its tasks, in batches of whole lives."""
    story = a_task_from_registration_to_closing()
    campaign = [_record(event) for event in story if event.data.aggregate == "campaign"]
    life = [_record(event) for event in story if event.data.aggregate != "campaign"]
    numbers, left = count(1), events - len(campaign)
    yield campaign
    while left > 0:
        lives = [_again(life, next(numbers)) for _ in range(TOGETHER)]
        mixed = [event for step in zip(*lives, strict=True) for event in step][:left]
        yield mixed
        left -= len(mixed)


async def _copy(connection: asyncpg.Connection, records: list[Record]) -> None:
    await connection.copy_records_to_table(
        "events", schema_name="ledger", columns=COLUMNS, records=records
    )


def _record(event: Event) -> Record:
    return event.aggregate_id, event.aggregate_version, event.type, event.to_bytes()


def _again(life: list[Record], number: int) -> list[Record]:
    """The life under ids and a number of its own."""
    fresh = {old: uuid4() for old in dict.fromkeys(id_ for id_, *_ in life)}
    swaps = [(str(old).encode(), str(new).encode()) for old, new in fresh.items()]
    swaps.append((b'"number":"R08-1"', b'"number":"R%d-1"' % number))
    records = []
    for id_, version, topic, stored in life:
        state = stored
        for old, new in swaps:
            state = state.replace(old, new)
        records.append((fresh[id_], version, topic, state))
    return records
