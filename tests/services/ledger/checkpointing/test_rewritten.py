"""What the owner of the database does to history is found, named, and not signed."""

import pytest

from tests.services.ledger.checkpointing.log import Log

FORGED = "convert_to('{}', 'UTF8')"
INSERT = (
    "INSERT INTO ledger.events (originator_id, originator_version, topic, state, notification_id)"
    f" OVERRIDING SYSTEM VALUE SELECT gen_random_uuid(), 1, 'x', {FORGED}"
)
SWAP = (
    "UPDATE ledger.events AS one SET state = other.state FROM ledger.events AS other"
    " WHERE (one.notification_id, other.notification_id) IN ((6, 7), (7, 6))"
)
TAMPERING = {
    "changed": (f"UPDATE ledger.events SET state = {FORGED} WHERE notification_id = 6", 6),
    "deleted": ("DELETE FROM ledger.events WHERE notification_id = 6", 6),
    "last deleted": ("DELETE FROM ledger.events WHERE notification_id = 13", 13),
    "slipped in": (f"{INSERT}, 11", 11),
    "reordered": (SWAP, 6),
    "moved": (
        "UPDATE ledger.events SET originator_id = gen_random_uuid() WHERE notification_id = 6",
        6,
    ),
    "given another version": (
        "UPDATE ledger.events SET originator_version = 77 WHERE notification_id = 6",
        6,
    ),
    "retyped": ("UPDATE ledger.events SET topic = 'task.closed.v1' WHERE notification_id = 6", 6),
    "renumbered": ("UPDATE ledger.events SET notification_id = 9999 WHERE notification_id = 6", 6),
}


async def grown(log: Log) -> None:
    """A log signed at size 4 and 12, of positions 1 … 10, 12 and 13."""
    log.store.append(4)
    async with log.running() as running:
        await running.at(4)
        log.store.append(6)
        await running.at(10)
        log.store.execute("SELECT nextval(pg_get_serial_sequence('ledger.events',"
                          " 'notification_id'))")  # fmt: skip
        log.store.append(2)
        await running.at(12)


@pytest.mark.parametrize("kind", TAMPERING)
async def test_tampering_between_two_runs_is_named_and_nothing_more_is_signed(
    log: Log, kind: str
) -> None:
    await grown(log)
    statement, position = TAMPERING[kind]
    log.store.execute(statement)
    log.store.append(3)
    before = log.signed()
    async with log.running() as running:
        words = await running.refusing("history_rewritten")
        metrics = (await running.client.get("/metrics")).text
    assert f"position {position} " in words
    assert "not with that of 12" in words
    assert log.signed() == before
    assert 'taizhang_checkpointer_stopped{tree="events"} 1.0' in metrics


@pytest.mark.parametrize("kind", TAMPERING)
async def test_tampering_beside_a_running_checkpointer_is_found_without_a_restart(
    log: Log, kind: str
) -> None:
    await grown(log)
    async with log.running() as running:
        await running.at(12)
        log.store.execute(TAMPERING[kind][0])
        words = await running.refusing("history_rewritten")
    assert "consistent up to the checkpoint of size" in words


async def test_who_rewrites_the_leaves_as_well_is_found_by_the_file(log: Log) -> None:
    await grown(log)
    log.store.execute(TAMPERING["changed"][0])
    log.store.execute(
        "UPDATE proof.leaves SET leaf_hash = sha256('\\x00'::bytea || int8send(position)"
        f" || {FORGED}) WHERE position = 6"
    )
    async with log.running() as running:
        words = await running.refusing("history_rewritten")
    assert "first 12 events have another root than was signed" in words


async def test_signing_goes_on_once_the_history_is_what_was_signed_again(log: Log) -> None:
    await grown(log)
    log.store.execute("CREATE TABLE ledger.aside AS TABLE ledger.events")
    log.store.execute(TAMPERING["changed"][0])
    async with log.running() as running:
        await running.refusing("history_rewritten")
        log.store.execute(
            "UPDATE ledger.events AS e SET state = a.state FROM ledger.aside AS a"
            " WHERE a.notification_id = e.notification_id"
        )
        log.store.append(1)
        await running.at(13)


async def test_an_older_copy_of_the_store_is_named_as_restored(log: Log) -> None:
    await grown(log)
    log.store.execute("CREATE SCHEMA copy")
    copied = ("proof.leaves", "proof.nodes", "proof.cosignatures", "proof.checkpoints",
              "ledger.events")  # fmt: skip
    for table in copied:
        log.store.execute(f"CREATE TABLE copy.{table.partition('.')[2]} AS TABLE {table}")
    log.store.append(5)
    async with log.running() as running:
        await running.at(17)
    for table in copied:
        log.store.execute(f"TRUNCATE {table} CASCADE")
    for table in reversed(copied):
        overriding = "OVERRIDING SYSTEM VALUE" if table == "ledger.events" else ""
        source = f"SELECT * FROM copy.{table.partition('.')[2]}"
        log.store.execute(f"INSERT INTO {table} {overriding} {source}")
    async with log.running() as running:
        words = await running.refusing("store_restored")
    assert "12 leaves, 17 were signed" in words
    assert max(one.size for one in log.signed()) == 12


async def test_a_lost_file_of_the_last_checkpoint_is_asked_for(log: Log) -> None:
    await grown(log)
    note = log.last.read_text()
    log.last.unlink()
    async with log.running() as running:
        await running.refusing("last_checkpoint_unusable")
        log.last.write_text(note)
        await running.at(12)


async def test_a_file_that_the_log_did_not_sign_is_refused(log: Log) -> None:
    await grown(log)
    log.last.write_text(log.last.read_text().replace("\n12\n", "\n11\n"))
    async with log.running() as running:
        words = await running.refusing("last_checkpoint_unusable")
    assert "signature" in words
