"""A fresh store, a key and a folder for each test; NATS is that of the run."""

from functools import partial
from pathlib import Path

import pytest

from chassis.clock import SystemClock
from chassis.signing.key_file import SigningKeyFile
from tests.kinds import NatsServer
from tests.servers import TestDatabases
from tests.services.ledger.checkpointing.log import Log
from tests.services.ledger.relay.store import Store

ORIGIN = "ledger.example.org/taizhang"


@pytest.fixture
async def log(databases: TestDatabases, nats: NatsServer, tmp_path: Path) -> Log:
    """A store without events, and what its checkpointers are told."""
    owner = await databases.migrated()
    key = tmp_path / "key"
    SigningKeyFile(key).create(ORIGIN, SystemClock().now())
    (tmp_path / "last").mkdir()
    store = Store(owner, databases.as_role(owner, "ledger_checkpointer"))
    return Log(store, nats, key, tmp_path / "last", partial(databases.as_role, owner))
