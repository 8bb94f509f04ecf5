"""The store stays the eventsourcing library's: its own recorder reads what the writer wrote."""

from urllib.parse import urlsplit

import pytest
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from contracts.envelope import Event
from services.ledger.adapters.postgres.store.mapper import EventMapper, ForgedRowError
from tests.services.ledger.store.conftest import Shop, commit, event


def _recorder(datastore: PostgresDatastore) -> PostgresApplicationRecorder:
    return PostgresApplicationRecorder(datastore, events_table_name="events")


def _datastore(dsn: str) -> PostgresDatastore:
    parts = urlsplit(dsn)
    return PostgresDatastore(
        dbname=parts.path.lstrip("/"),
        host=parts.hostname or "",
        port=str(parts.port),
        user=parts.username or "",
        password=parts.password or "",
        schema="ledger",
        originator_id_type="uuid",
    )


async def test_the_librarys_recorder_reads_streams_and_notifications(shop: Shop) -> None:
    written = [event(), event(), event()]
    await shop.append_all(*(commit(one) for one in written))
    with _datastore(shop.runtime_dsn) as datastore:
        recorder = _recorder(datastore)
        notifications = recorder.select_notifications(start=1, limit=10)
        stream = recorder.select_events(written[0].aggregate_id)
    assert {one.state for one in notifications} == {one.to_bytes() for one in written}
    assert [one.id for one in notifications] == sorted(one.id for one in notifications)
    assert [one.state for one in stream] == [written[0].to_bytes()]


def test_the_mapper_gives_back_the_event_and_the_same_bytes() -> None:
    mapper, one = EventMapper(), event()
    stored = mapper.to_stored_event(one)
    assert stored.state == one.to_bytes()
    assert stored.topic == one.type
    back: Event = mapper.to_domain_event(stored)
    assert back == one
    assert back.to_bytes() == stored.state


def test_a_row_whose_columns_disagree_with_its_bytes_is_refused() -> None:
    mapper = EventMapper()
    stored = mapper.to_stored_event(event())
    for moved in (
        StoredEvent(event().aggregate_id, 1, stored.topic, stored.state),
        StoredEvent(stored.originator_id, 2, stored.topic, stored.state),
        StoredEvent(stored.originator_id, 1, "task.closed.v1", stored.state),
    ):
        with pytest.raises(ForgedRowError):
            mapper.to_domain_event(moved)
