"""The tree grows with the store, and each checkpoint continues the one before it."""

import asyncio
import itertools
from pathlib import Path

import nats as client
import pytest

from chassis.clock import SystemClock
from contracts.proofs.encoding import decoded_hash
from contracts.proofs.notes import Note
from contracts.proofs.tree.frontier import root_of
from contracts.proofs.tree.hashes import EMPTY_ROOT, event_leaves
from contracts.proofs.tree.verifying import verify_consistency, verify_inclusion
from tests.services.ledger.checkpointing.log import Log


async def test_a_store_without_events_has_a_checkpoint_of_the_empty_tree(log: Log) -> None:
    async with log.running() as running:
        await running.at(0)
        checkpoint = log.opened(await running.note())
    assert (checkpoint.size, checkpoint.root) == (0, EMPTY_ROOT)


async def test_leaves_are_the_stored_bytes_in_the_order_of_positions(log: Log) -> None:
    log.store.append(300, gap=True)
    async with log.running() as running:
        health = await running.at(300)
        checkpoint = log.opened(await running.note())
    assert checkpoint.root == root_of(event_leaves(log.store.rows()))
    assert health["position"] == log.store.rows()[-1][0]


async def test_each_checkpoint_continues_each_earlier_one(log: Log) -> None:
    async with log.running() as running:
        await running.at(0)
        for count in (1, 2, 5, 250, 300):
            before = (await running.health())["sizes"]["events"]
            log.store.append(count)
            await running.at(before + count)
        signed = log.signed()
        assert [one.size for one in signed] == [0, 1, 3, 8, 258, 558]
        for old, new in itertools.combinations(signed, 2):
            asked = {"from": old.size, "to": new.size}
            answer = (await running.client.get("/v1/proofs/consistency", params=asked)).json()
            proof = [decoded_hash(each) for each in answer["proof"]]
            verify_consistency(old.size, old.root, new.size, new.root, proof)


async def test_an_event_is_proved_to_stand_in_the_tree_of_any_later_checkpoint(log: Log) -> None:
    log.store.append(520)
    async with log.running() as running:
        await running.at(520)
        checkpoint = log.opened(await running.note())
        for position, stored in log.store.rows()[::37]:
            asked = {"position": position}
            answer = (await running.client.get("/v1/proofs/inclusion", params=asked)).json()
            proof = [decoded_hash(each) for each in answer["proof"]]
            leaf = event_leaves([(position, stored)])[0]
            verify_inclusion(leaf, answer["leaf_index"], 520, proof, checkpoint.root)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/checkpoint/7", 404),
        ("/tile/0/001", 404),
        ("/tile/0/1", 422),
        ("/v1/proofs/inclusion?position=99", 404),
        ("/v1/proofs/consistency?from=0&to=7", 404),
        ("/v1/proofs/consistency?from=3&to=0", 422),
    ],
)
async def test_nothing_is_proved_that_is_under_no_checkpoint(
    log: Log, path: str, status: int
) -> None:
    async with log.running() as running:
        await running.at(0)
        log.store.append(3)
        await running.at(3)
        assert (await running.client.get(path)).status_code == status


async def test_a_checkpoint_is_told_on_its_own_stream_to_integrators(log: Log) -> None:
    user = "integrator"
    integrator = await client.connect(
        log.nats.url,
        user=user,
        password=log.nats.passwords[user],
        inbox_prefix=b"_INBOX.integrator",
    )
    told = await integrator.subscribe("taizhang-proof.checkpoint")
    await integrator.flush()
    log.store.append(4)
    async with log.running() as running:
        await running.at(4)
        async with asyncio.timeout(10):
            while True:
                note = (await told.next_msg(10)).data.decode()
                if note.startswith(f"{log.origin}\n4\n"):
                    break
    assert log.opened(note).size == 4
    await integrator.close()


async def test_only_one_of_two_checkpointers_signs(log: Log) -> None:
    async with log.running() as first, log.running() as second:
        await first.at(0)
        roles = {(await each.health())["checks"]["checkpointer"]["detail"]
                 for each in (first, second)}  # fmt: skip
        assert roles == {"active", "standby"}
        assert (await second.health())["ready"]


async def test_a_rotated_key_signs_from_then_on_and_the_old_one_stays_published(
    log: Log, tmp_path: Path
) -> None:
    old = log.keys.signer().key
    log.store.append(2)
    async with log.running() as running:
        await running.at(2)
        new = log.keys.rotate(SystemClock().now())
        log.store.append(2)
        await running.at(4)
        before, after = await running.note(2), await running.note(4)
        published = (await running.client.get("/v1/proofs/keys")).text
    assert Note.parse(before.encode()).verify([old]) == (old,)
    assert Note.parse(after.encode()).verify([new]) == (new,)
    ends = [line.split()[2] for line in published.splitlines()]
    assert ends[0] != "-"
    assert ends[1] == "-"
