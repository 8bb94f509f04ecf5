"""After a restore a new log is begun on purpose, linked by a signed statement to the lost one."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from contracts.proofs.notes import Note
from contracts.proofs.statements import Restart
from deploy.embedded.processes.ports import free_port
from tests.services.ledger.checkpointing.log import Log
from tests.services.ledger.checkpointing.test_witnessed import log_and_witness, witnessed

TABLES = ("ledger.events", "proof.leaves", "proof.nodes", "proof.checkpoints", "proof.cosignatures")
REASON = "数据库损坏，恢复到备份 backup of Monday"


async def restored(log: Log, kept: int, lost: int) -> None:
    """A log of `kept` + `lost` events, whose store is then set back to the first `kept`."""
    log.store.append(kept)
    async with log.running() as running:
        await running.at(kept)
    log.store.execute("CREATE SCHEMA copy")
    for table in TABLES:
        log.store.execute(f"CREATE TABLE copy.{table.partition('.')[2]} AS TABLE {table}")
    log.store.append(lost)
    async with log.running() as running:
        await running.at(kept + lost)
    set_back(log)


def set_back(log: Log) -> None:
    for table in reversed(TABLES):
        log.store.execute(f"TRUNCATE {table} CASCADE")
    for table in TABLES:
        overriding = "OVERRIDING SYSTEM VALUE" if table == "ledger.events" else ""
        source = f"SELECT * FROM copy.{table.partition('.')[2]}"
        log.store.execute(f"INSERT INTO {table} {overriding} {source}")


async def restart(log: Log, reason: str = REASON) -> tuple[int | None, str]:
    """The command's exit status and words."""
    told = {f"TAIZHANG_{name.upper()}": str(value) for name, value in log.settings().items()}
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "services.ledger", "restart-log", "--reason", reason),
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1", **told},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    words, _ = await child.communicate()
    return child.returncode, words.decode()


async def test_a_new_log_goes_on_from_what_is_left_and_names_what_is_lost(log: Log) -> None:
    await restored(log, 12, 5)
    former = log.last.read_text()
    async with log.running() as running:
        await running.refusing("store_restored")
        assert await restart(log) == (
            0,
            f"{log.origin}/2 begins with 12 leaves of the 17 that {log.origin} had signed\n",
        )
        await running.at(12)
        log.store.append(3)
        await running.at(15)
        note = Note.parse((await running.note()).encode())
        first = Note.parse((await running.note(12)).encode())
        (statement,) = (await running.client.get("/v1/proofs/restarts")).json()
    keys = [each.key for each in log.keys.published()]
    said = Restart.opened(Note.parse(statement.encode()), keys)
    assert (said.origin, said.size) == (f"{log.origin}/2", 12)
    assert (said.former, said.former_size, said.reason) == (log.origin, 17, REASON)
    assert log.opened(former).root == said.former_root
    assert note.text.split("\n")[:2] == [said.origin, "15"]
    assert first.text.split("\n")[:2] == [said.origin, "12"]
    assert log.last.read_text() == former


async def test_no_new_log_is_begun_while_nothing_that_was_signed_is_missing(log: Log) -> None:
    log.store.append(4)
    async with log.running() as running:
        await running.at(4)
        status, words = await restart(log)
        assert (status, "nothing that was signed is missing" in words) == (3, True)
        log.store.append(2)
        await running.at(6)
    assert log.opened(log.last.read_text()).size == 6


async def test_no_new_log_is_begun_over_a_rewritten_history(log: Log) -> None:
    await restored(log, 12, 5)
    log.store.execute("UPDATE ledger.events SET state = 'x' WHERE notification_id = 3")
    status, words = await restart(log)
    assert status == 1
    assert "position 3 was changed" in words
    assert not list(log.folder.glob("*.restart"))


async def test_a_store_restored_twice_has_a_third_log(log: Log) -> None:
    await restored(log, 12, 5)
    await restart(log)
    log.store.append(3)
    async with log.running() as running:
        await running.at(15)
    set_back(log)
    assert (await restart(log))[1].startswith(f"{log.origin}/3 begins with 12 leaves of the 15")
    async with log.running() as running:
        await running.at(12)
        statements = (await running.client.get("/v1/proofs/restarts")).json()
    assert [Restart.parse(Note.parse(one.encode()).text).former for one in statements] == [
        log.origin,
        f"{log.origin}/2",
    ]


async def test_a_new_log_is_witnessed_from_its_beginning(log: Log, tmp_path: Path) -> None:
    port = free_port()
    log.store.append(3)
    async with log_and_witness(log, tmp_path, port) as (running, key):
        await witnessed(running, 3, key)
    await restored(log, 9, 5)
    await restart(log)
    async with log_and_witness(log, tmp_path, port) as (running, key):
        note = await witnessed(running, 12, key)
        assert note.text.startswith(f"{log.origin}/2\n")
        log.store.append(1)
        await witnessed(running, 13, key)


@pytest.mark.parametrize("reason", ["", "two\nlines"])
async def test_a_reason_is_one_line(log: Log, reason: str) -> None:
    await restored(log, 2, 1)
    status, words = await restart(log, reason)
    assert (status, "taizhang.restart/v1" in words) == (1, True)
