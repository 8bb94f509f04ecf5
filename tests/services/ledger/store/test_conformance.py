"""The library's own tests of recorders, over this store's writer and over this store's table."""

import asyncio
from collections.abc import Iterator

import pytest
from eventsourcing.persistence import AggregateRecorder, ApplicationRecorder
from eventsourcing.postgres import PostgresDatastore
from eventsourcing.tests import persistence

from tests.servers import TestDatabases
from tests.services.ledger.store.recorders import (
    GroupAggregateRecorder,
    GroupRecorder,
    LoopThread,
    PlainStockRecorder,
    datastore_of,
)


class _OverTheStore:
    """An empty store with the rights of the runtime role."""

    @pytest.fixture(autouse=True)
    def _store(self, databases: TestDatabases) -> Iterator[None]:
        owner = asyncio.run(databases.migrated())
        thread = LoopThread(databases.as_role(owner, "ledger_runtime"))
        with datastore_of(databases.as_role(owner, "ledger_runtime")) as datastore:
            self.thread, self.datastore = thread, datastore
            yield
        thread.close()


class TestAggregateRecorder(_OverTheStore, persistence.AggregateRecorderTestCase):
    def create_recorder(self) -> AggregateRecorder:
        return GroupAggregateRecorder(self.datastore, self.thread)


class TestApplicationRecorder(
    _OverTheStore, persistence.ApplicationRecorderTestCase[ApplicationRecorder]
):
    def create_recorder(self) -> ApplicationRecorder:
        return GroupRecorder(self.datastore, self.thread)

    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()


class TestNotificationIds(_OverTheStore, persistence.NonInterleavingNotificationIDsBaseCase):
    insert_num = 1000

    def create_recorder(self) -> ApplicationRecorder:
        return GroupRecorder(self.datastore, self.thread)


class _Stock:
    """The stock recorder alone, each call of the library's tests as a commit of its own."""

    datastore: PostgresDatastore

    def recorder(self) -> PlainStockRecorder:
        return PlainStockRecorder(self.datastore)


class TestStockRecorder(
    _OverTheStore, _Stock, persistence.ApplicationRecorderTestCase[ApplicationRecorder]
):
    def create_recorder(self) -> ApplicationRecorder:
        return self.recorder()

    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()


class TestStockNotificationIds(
    _OverTheStore, _Stock, persistence.NonInterleavingNotificationIDsBaseCase
):
    insert_num = 1000

    def create_recorder(self) -> ApplicationRecorder:
        return self.recorder()
