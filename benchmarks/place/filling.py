"""A store filled with the lives of many tasks: the story's bytes under other ids, through COPY."""

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
    story = a_task_from_registration_to_closing()
    campaign = [_record(event) for event in story if event.data.aggregate == "campaign"]
    life = [event for event in story if event.data.aggregate != "campaign"]
    numbers, left = count(1), events - len(campaign)
    try:
        await connection.execute("TRUNCATE ledger.events RESTART IDENTITY")
        await _copy(connection, campaign)
        while left > 0:
            lives = [_again(life, next(numbers)) for _ in range(TOGETHER)]
            mixed = [event for step in zip(*lives, strict=True) for event in step][:left]
            await _copy(connection, mixed)
            left -= len(mixed)
        await connection.execute("VACUUM (ANALYZE) ledger.events")
        last: int = await connection.fetchval("SELECT max(notification_id) FROM ledger.events")
        return last
    finally:
        await connection.close()


async def _copy(connection: asyncpg.Connection, records: list[Record]) -> None:
    await connection.copy_records_to_table(
        "events", schema_name="ledger", columns=COLUMNS, records=records
    )


def _record(event: Event) -> Record:
    return event.aggregate_id, event.aggregate_version, event.type, event.to_bytes()


def _again(life: list[Event], number: int) -> list[Record]:
    """The life under ids and a number of its own."""
    fresh: dict[UUID, UUID] = {}
    for event in life:
        fresh.setdefault(event.aggregate_id, uuid4())
    swaps = [(str(old).encode(), str(new).encode()) for old, new in fresh.items()]
    swaps.append((b'"number":"R08-1"', b'"number":"R%d-1"' % number))
    records = []
    for event in life:
        _, version, topic, state = _record(event)
        for old, new in swaps:
            state = state.replace(old, new)
        records.append((fresh[event.aggregate_id], version, topic, state))
    return records
