"""Checkpoints are cosigned by a witness that another party runs with `taizhang witness`."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from chassis.clock import SystemClock
from chassis.signing.key_file import SigningKeyFile
from contracts.proofs.cosignatures import cosigned
from contracts.proofs.keys import COSIGNATURE, VerifierKey
from contracts.proofs.notes import Note
from deploy.embedded.processes.ports import free_port
from tests.services.ledger.checkpointing.log import Log, Running

WITNESS = "witness.example.com/w1"


@asynccontextmanager
async def witness(log: Log, home: Path, port: int) -> AsyncIterator[VerifierKey]:
    """A witness of this log as a process; its key and memory stay in `home`."""
    keys = SigningKeyFile(home / "witness_key")
    if not keys.path.exists():
        keys.create(WITNESS, SystemClock().now(), COSIGNATURE)
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", "from deploy.embedded.cli.main import main; main()", "witness"),
        *("--key", str(keys.path), "--log-key", log.keys.signer().key.text),
        *("--listen", f"127.0.0.1:{port}", "--state", str(home / "seen")),
        env={"PATH": os.environ["PATH"]},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    key = keys.cosigner().key
    log.told["witnesses"] = f"http://127.0.0.1:{port}={key.text}"
    try:
        yield key
    finally:
        child.terminate()
        await child.wait()


async def witnessed(running: Running, size: int, key: VerifierKey) -> Note:
    """Wait until the checkpoint of this size is cosigned."""
    await running.at(size)
    async with asyncio.timeout(30):
        while True:
            note = Note.parse((await running.note(size)).encode())
            if cosigned(note, [key]):
                return note
            await asyncio.sleep(0.05)


async def test_a_witness_cosigns_each_growth_of_each_tree(log: Log, tmp_path: Path) -> None:
    log.store.append(3)
    async with witness(log, tmp_path, free_port()) as key, log.running() as running:
        await running.at(3)
        await witnessed(running, 3, key)
        log.store.append(300)
        await running.at(303)
        note = await witnessed(running, 303, key)
        assert log.opened(note.to_bytes().decode()).size == 303
        assert "witness_refused" not in (await running.health())["faults"]


async def test_a_witness_that_was_away_is_caught_up_from_where_it_was(
    log: Log, tmp_path: Path
) -> None:
    port = free_port()
    log.store.append(3)
    async with log_and_witness(log, tmp_path, port) as (running, key):
        await witnessed(running, 3, key)
    log.store.append(4)
    async with log.running() as running:
        await running.at(7)
        async with asyncio.timeout(15):
            while "witness_refused" not in (await running.health())["faults"]:
                await asyncio.sleep(0.05)
        assert (await running.health())["ready"]
        log.store.append(5)
        await running.at(12)
        async with witness(log, tmp_path, port) as key:
            await witnessed(running, 12, key)


async def test_a_store_that_forgot_what_was_witnessed_learns_it_from_the_witness(
    log: Log, tmp_path: Path
) -> None:
    port = free_port()
    log.store.append(3)
    async with log_and_witness(log, tmp_path, port) as (running, key):
        await witnessed(running, 3, key)
    log.store.execute("TRUNCATE proof.cosignatures")
    log.store.append(2)
    async with log_and_witness(log, tmp_path, port) as (running, key):
        await running.at(5)
        await witnessed(running, 5, key)


async def test_a_history_begun_anew_is_never_cosigned(log: Log, tmp_path: Path) -> None:
    """Whoever has the key, the database and the file still has no witness."""
    port = free_port()
    log.store.append(3)
    async with log_and_witness(log, tmp_path, port) as (running, key):
        await witnessed(running, 3, key)
    log.store.execute("TRUNCATE proof.cosignatures, proof.checkpoints, proof.leaves, proof.nodes")
    log.store.execute("DELETE FROM ledger.events WHERE notification_id = 2")
    log.last.unlink()
    log.store.append(4)
    async with log_and_witness(log, tmp_path, port) as (running, key):
        await running.at(6)
        async with asyncio.timeout(15):
            while "witness_refused" not in (await running.health())["faults"]:
                await asyncio.sleep(0.05)
        assert not cosigned(Note.parse((await running.note(6)).encode()), [key])


@asynccontextmanager
async def log_and_witness(
    log: Log, home: Path, port: int
) -> AsyncIterator[tuple[Running, VerifierKey]]:
    """A checkpointer beside its witness."""
    async with witness(log, home, port) as key, log.running() as running:
        yield running, key
