"""Killed at the worst moment, a checkpointer goes on with what it signed, and signs no other."""

import asyncio
import signal
from pathlib import Path

import psycopg

from tests.services.ledger.checkpointing.log import Log


async def test_a_crash_between_file_and_table_is_carried_on_from_the_file(
    log: Log, tmp_path: Path
) -> None:
    log.store.append(5)
    async with log.process(tmp_path) as (child, running):
        await running.at(5)
        with psycopg.connect(log.store.owner) as owner:
            owner.execute("LOCK TABLE proof.checkpoints IN SHARE MODE")
            log.store.append(3)
            async with asyncio.timeout(15):
                while log.opened(log.last.read_text()).size != 8:
                    await asyncio.sleep(0.01)
            child.send_signal(signal.SIGKILL)
            await child.wait()
            owner.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted"
                          " AND relation = 'proof.checkpoints'::regclass AND pg_has_role("
                          "current_user, 'ledger_checkpointer', 'USAGE')")  # fmt: skip
    signed = log.last.read_text()
    log.store.append(2)
    async with log.process(tmp_path) as (child, running):
        await running.at(10)
        assert await running.note(8) == signed
        child.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(child.wait(), 15) == 0


async def test_killed_again_and_again_under_appends_it_never_contradicts_itself(
    log: Log, tmp_path: Path
) -> None:
    for round_ in range(4):
        async with log.process(tmp_path) as (child, _):
            for _ in range(6):
                log.store.append(50)
                await asyncio.sleep(0.01 * round_)
            child.send_signal(signal.SIGKILL)
            await child.wait()
    async with log.process(tmp_path) as (_, running):
        await running.at(1200)
    assert log.opened(log.last.read_text()).size == 1200
    indices = [index for (index,) in log.rows("leaf_index", "proof.leaves", "leaf_index")]
    assert indices == list(range(1200))


async def test_no_log_holds_a_key_or_a_password(log: Log, tmp_path: Path) -> None:
    log.told["nats_url"] = "nats://127.0.0.1:9"
    async with log.process(tmp_path) as (_, running):
        await running.at(0)
        async with asyncio.timeout(15):
            while "nats_unreachable" not in (await running.health())["faults"]:
                await asyncio.sleep(0.02)
    output = (tmp_path / "checkpointer.log").read_text()
    assert log.nats.passwords["checkpointer"] not in output
    assert log.store.relay not in output
    # PRIVATE+KEY+name+hash+key, where the key is base64 and may have a plus of its own.
    assert log.key.read_text().strip().split("+", 4)[4] not in output
    assert log.key.stat().st_mode & 0o077 == 0
