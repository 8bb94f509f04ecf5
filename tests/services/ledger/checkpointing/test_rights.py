"""What the checkpointer's role may do: read history, add hashes and notes, and nothing else."""

import psycopg
import pytest
from psycopg import errors

from tests.services.ledger.checkpointing.log import Log

FORBIDDEN = [
    "INSERT INTO ledger.events (originator_id, originator_version, topic, state)"
    " VALUES (gen_random_uuid(), 1, 'x', '')",
    "UPDATE ledger.events SET state = ''",
    "DELETE FROM ledger.events",
    "UPDATE proof.leaves SET leaf_hash = leaf_hash",
    "DELETE FROM proof.leaves",
    "UPDATE proof.checkpoints SET note = ''",
    "DELETE FROM proof.checkpoints",
    "DELETE FROM proof_access.checkpoints",
    "TRUNCATE proof.nodes CASCADE",
    "INSERT INTO access_log.entries (subject) VALUES ('x')",
    "SELECT * FROM ledger.keys",
    "SELECT * FROM ledger.officers",
    "CREATE TABLE proof.mine (id int)",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
async def test_the_checkpointer_may_not(log: Log, statement: str) -> None:
    with (
        psycopg.connect(log.store.relay) as connection,
        pytest.raises(errors.InsufficientPrivilege),
    ):
        connection.execute(statement.encode())


@pytest.mark.parametrize("role", ["ledger_runtime", "ledger_relay", "reporting_reader"])
async def test_nobody_else_adds_a_checkpoint(log: Log, role: str) -> None:
    dsn = log.as_role(role)
    with psycopg.connect(dsn) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute("INSERT INTO proof.leaves VALUES (0, 1, sha256(''))")


async def test_reporting_reads_checkpoints(log: Log) -> None:
    with psycopg.connect(log.as_role("reporting_reader")) as connection:
        connection.execute("SELECT * FROM proof.checkpoints NATURAL JOIN proof.cosignatures")
