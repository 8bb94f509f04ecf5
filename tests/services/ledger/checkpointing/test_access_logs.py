"""Each service's access log is a tree of its own, and none holds up the tree of the events."""

import asyncio

import psycopg
import pytest

from chassis.access_log.keeping import access_log_ddl
from contracts.proofs.encoding import decoded_hash
from contracts.proofs.tree.frontier import root_of
from contracts.proofs.tree.hashes import event_leaves
from deploy.provision.roles import NOTIFIER, REPORTING
from tests.servers import TestDatabases
from tests.services.ledger.checkpointing.log import Log, Running

OTHERS = {"reporting": REPORTING, "notifier": NOTIFIER}
ADD = (
    "INSERT INTO access_log.entries (at, kind, subject, operation, target, code, detail,"
    " correlation_id, stored_bytes) SELECT now(), 'sensitive_read', 'a', 'b', 'c', 'ok',"
    " '{}', gen_random_uuid(), convert_to('entry ' || n, 'UTF8') FROM generate_series(1, 5) AS n"
)


@pytest.fixture
def owners(log: Log, databases: TestDatabases) -> dict[str, str]:
    """The owner's DSN of each service's database, whose access logs the checkpointer is told of."""
    owners = {service: databases.fresh(kind) for service, kind in OTHERS.items()}
    for service, dsn in owners.items():
        log.told[f"{service}_access_dsn"] = databases.as_role(dsn, "ledger_checkpointer")
    return owners | {"ledger": log.store.owner}


def made(owners: dict[str, str], *services: str) -> None:
    """Have these services make their access logs, as their `migrate` does."""
    for service in services:
        execute(owners[service], access_log_ddl(f"{service}_runtime"))


def execute(dsn: str, statement: str) -> None:
    with psycopg.connect(dsn) as owner:
        owner.execute(statement.encode())


@pytest.mark.parametrize("service", ["ledger", "reporting", "notifier"])
async def test_an_access_log_is_a_tree_of_its_own(
    log: Log, owners: dict[str, str], service: str
) -> None:
    made(owners, *OTHERS)
    execute(owners[service], ADD)
    async with log.running() as running:
        await running.at(5, f"access_{service}")
        note = await running.note(prefix=f"/access/{service}")
        sizes = (await running.health())["sizes"]
    origin, size, root = note.split("\n")[:3]
    entries = [(number, f"entry {number}".encode()) for number in range(1, 6)]
    assert (origin, size) == (f"{log.origin}/access/{service}", "5")
    assert decoded_hash(root) == root_of(event_leaves(entries))
    assert sum(sizes.values()) == 5


async def test_an_entry_changed_by_hand_stops_that_tree_alone(
    log: Log, owners: dict[str, str]
) -> None:
    made(owners, *OTHERS)
    execute(owners["reporting"], ADD)
    async with log.running() as running:
        await running.at(5, "access_reporting")
        execute(owners["reporting"], "DELETE FROM access_log.entries WHERE entry_id = 3")
        words = await running.refusing("history_rewritten", "access_reporting")
        assert "position 3 is missing" in words
        log.store.append(4)
        assert await signed(running, "events", 4)


async def test_events_are_signed_while_another_services_database_is_away(
    log: Log, owners: dict[str, str]
) -> None:
    made(owners, "notifier")
    log.told["reporting_access_dsn"] = "postgresql://a:b@127.0.0.1:9/c"
    log.store.append(3)
    async with log.running() as running:
        health = await running.at(3)
        assert await says(running, "access_reporting", "access_log_unreachable")
        assert health["ready"]
        metrics = (await running.client.get("/metrics")).text
    assert 'taizhang_checkpointer_stopped{tree="access_reporting"} 1.0' in metrics
    assert 'taizhang_checkpointer_stopped{tree="events"} 0.0' in metrics


async def test_an_access_log_is_signed_as_soon_as_it_is_there(
    log: Log, owners: dict[str, str]
) -> None:
    made(owners, "notifier")
    async with log.running() as running:
        assert await says(running, "access_reporting", "access_log_unreachable")
        made(owners, "reporting")
        execute(owners["reporting"], ADD)
        assert await signed(running, "access_reporting", 5)


async def says(running: Running, tree: str, code: str) -> bool:
    """Wait until the detail of this tree begins so."""
    async with asyncio.timeout(15):
        while not (await running.health())["checks"][tree]["detail"].startswith(code):
            await asyncio.sleep(0.02)
    return True


async def signed(running: Running, tree: str, size: int) -> bool:
    """Wait until this tree is signed at this size, whatever else is wrong."""
    async with asyncio.timeout(20):
        while (await running.health())["sizes"][tree] != size:
            await asyncio.sleep(0.02)
    return True
