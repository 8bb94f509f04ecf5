"""The read model is attested at checkpoints, and each attestation is checked again by replay."""

from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from chassis.clock import SystemClock
from chassis.signing.key_file import SigningKeyFile
from contracts.proofs.notes import Note
from contracts.proofs.statements import ReadModel
from deploy.provision.roles import OWNER
from services.reporting.adapters.postgres.model.digest import PostgresDigests
from tests.chassis.issuer import Issuer
from tests.contracts.proofs.signers import a_witness
from tests.servers import TestDatabases
from tests.services.reporting.history import a_store
from tests.services.reporting.parts import Parts
from tests.services.reporting.signed import ORIGIN, SignedLog
from tests.services.reporting.stored import Store
from tests.services.reporting.told import settings_for

HALF = len(a_store()) // 2


@pytest.fixture
def keys(tmp_path: Path) -> SigningKeyFile:
    """Reporting's own key."""
    keys = SigningKeyFile(tmp_path / "reporting_key")
    keys.create(f"{ORIGIN}/reporting", SystemClock().now())
    return keys


@pytest.fixture
async def parts(
    store: Store, reporting_dsn: str, issuer: Issuer, tmp_path: Path, keys: SigningKeyFile
) -> AsyncIterator[Parts]:
    """The parts of a process that has a key."""
    told = settings_for(store, reporting_dsn, issuer, tmp_path, signing_key_file=keys.path)
    parts = Parts(told)
    await parts.open()
    yield parts
    await parts.close()


@pytest.fixture
def log(databases: TestDatabases, store: Store, tmp_path: Path) -> SignedLog:
    """The checkpoints over the store."""
    return SignedLog(store, databases.as_role(store.owner_dsn, "ledger_checkpointer"), tmp_path)


async def attested_twice(store: Store, parts: Parts, log: SignedLog) -> None:
    """Attestations over half of the story and over the whole."""
    for events in (a_store()[:HALF], a_store()[HALF:]):
        await store.append(events)
        await parts.project()
        await log.sign()
        assert await parts.attester.attest() is not None


async def as_owner(databases: TestDatabases, dsn: str, statement: str) -> None:
    owner = await asyncpg.connect(databases.as_role(dsn, OWNER))
    await owner.execute(statement)
    await owner.close()


async def test_an_attestation_is_the_signed_digest_at_a_checkpoint(
    store: Store, parts: Parts, log: SignedLog, keys: SigningKeyFile
) -> None:
    await store.append(a_store()[:HALF])
    await parts.project()
    size = await log.sign()
    attested = await parts.attester.attest()
    await store.append(a_store()[HALF:])
    await parts.project()
    assert attested is not None
    said = ReadModel.opened(Note.parse(attested.note.encode()), [keys.signer().key])
    assert (said.origin, said.size, said.position) == (ORIGIN, size, HALF)
    assert await PostgresDigests(parts.pool).of(None, HALF) == (HALF, said.digest.hex())


async def test_a_checkpoint_is_attested_once_and_none_that_the_model_has_not_come_to(
    store: Store, parts: Parts, log: SignedLog
) -> None:
    assert await parts.attester.attest() is None
    await store.append(a_store()[:HALF])
    await log.sign()
    assert await parts.attester.attest() is None
    await parts.project()
    assert await parts.attester.attest() is not None
    assert await parts.attester.attest() is None
    await store.append(a_store()[HALF:])
    await log.sign()
    assert await parts.attester.attest() is None


async def test_replay_says_that_every_attestation_holds(
    store: Store, parts: Parts, log: SignedLog
) -> None:
    await attested_twice(store, parts, log)
    verdict = await parts.rebuilt(verify_only=True)
    assert [each.statement.position for each in verdict.attested] == [HALF, len(a_store())]
    assert verdict.holds
    half = await parts.rebuilt(to=HALF)
    assert [each.statement.position for each in half.attested] == [HALF]


async def test_replay_names_the_attestation_that_a_row_changed_by_hand_was_signed_over(
    store: Store, parts: Parts, log: SignedLog
) -> None:
    await store.append(a_store()[:HALF])
    await parts.project()
    await log.sign()
    await parts.attester.attest()
    model = await parts.pool.fetchval("SELECT model FROM reporting.live")
    await store.append(a_store()[HALF:])
    await parts.project()
    await parts.pool.execute(f"UPDATE {model}.tasks SET title = 'other' WHERE valid_to IS NULL")
    await log.sign()
    await parts.attester.attest()
    verdict = await parts.rebuilt(verify_only=True)
    assert [each.fault for each in verdict.attested] == [None, "the events give another digest"]
    assert not verdict.holds


async def test_replay_names_the_first_attestation_that_a_rewritten_event_contradicts(
    store: Store, parts: Parts, log: SignedLog
) -> None:
    await attested_twice(store, parts, log)
    changed = a_store()[HALF].to_bytes().replace(b"2021", b"2020", 1)
    await store.replace_state(HALF + 1, changed)
    verdict = await parts.rebuilt(verify_only=True)
    assert [each.fault for each in verdict.attested] == [None, "the events give another root"]


async def test_replay_says_where_the_events_end_before_what_was_attested(
    databases: TestDatabases, store: Store, parts: Parts, log: SignedLog
) -> None:
    await attested_twice(store, parts, log)
    delete = f"DELETE FROM ledger.events WHERE notification_id > {HALF}"
    await as_owner(databases, store.owner_dsn, delete)
    verdict = await parts.rebuilt(verify_only=True)
    assert [each.fault for each in verdict.attested] == [None, "the events end before this tree"]


async def test_what_was_lost_in_a_restore_that_is_declared_is_unchecked(
    databases: TestDatabases, store: Store, parts: Parts, log: SignedLog
) -> None:
    await attested_twice(store, parts, log)
    for table, column in (("ledger.events", "notification_id"), ("proof.leaves", "position")):
        delete = f"DELETE FROM {table} WHERE {column} > {HALF}"
        await as_owner(databases, store.owner_dsn, delete)
    await as_owner(databases, store.owner_dsn, f"DELETE FROM proof.checkpoints WHERE size > {HALF}")
    await log.restart()
    await parts.rebuilt(replace=True)
    await log.sign()
    assert await parts.attester.attest() is not None
    verdict = await parts.rebuilt(verify_only=True)
    assert [(each.statement.origin, each.statement.size) for each in verdict.attested] == [
        (ORIGIN, HALF),
        (f"{ORIGIN}/2", HALF),
        (ORIGIN, len(a_store())),
    ]
    assert verdict.holds
    assert verdict.attested[2].unchecked == "lost"
    (restart,) = (await parts.integrity.standing()).restarts
    assert (restart.statement.former_size, restart.statement.size) == (len(a_store()), HALF)


async def test_an_attestation_that_reporting_did_not_sign_does_not_hold(
    databases: TestDatabases, store: Store, parts: Parts, log: SignedLog, reporting_dsn: str
) -> None:
    await attested_twice(store, parts, log)
    other = "regexp_replace(note, 'digest ..', 'digest 00')"
    forge = f"UPDATE reporting.attestations SET note = {other}"
    await as_owner(databases, reporting_dsn, forge)
    verdict = await parts.rebuilt(verify_only=True)
    assert all("signature" in str(each.fault) for each in verdict.attested)


@pytest.mark.parametrize("what", ["UPDATE {} SET note = ''", "DELETE FROM {}", "TRUNCATE {}"])
async def test_reporting_itself_cannot_change_what_it_attested(parts: Parts, what: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await parts.pool.execute(what.format("reporting.attestations"))


async def test_what_is_not_covered_yet_is_counted(
    store: Store, parts: Parts, log: SignedLog
) -> None:
    nothing = await parts.integrity.standing()
    assert (nothing.signed, nothing.witnessed, nothing.attested) == (None, None, None)
    await store.append(a_store()[:3])
    await log.sign(a_witness())
    await store.append(a_store()[3:5])
    await parts.project()
    await log.sign()
    await parts.attester.attest()
    await store.append(a_store()[5:9])
    now = await parts.integrity.standing()
    assert now.signed
    assert now.witnessed
    assert now.attested
    assert (now.signed.size, now.witnessed.size, now.attested.statement.size) == (5, 3, 5)
    assert (now.not_signed, now.not_witnessed, now.not_attested) == (4, 6, 4)
    assert [each.witness for each in now.witnessed.cosignatures] == [a_witness().key.name]
    assert now.signed.cosignatures == ()
    assert [tree.size for tree in await parts.integrity.checkpoints(5, 10)] == [3]
