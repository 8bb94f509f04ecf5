"""Reporting shows what is signed, by whom it is witnessed, and what is not covered yet."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chassis.clock import SystemClock
from chassis.http import listening
from chassis.signing.key_file import SigningKeyFile
from contracts.proofs.cosignatures import cosigned
from contracts.proofs.keys import VerifierKey
from contracts.proofs.notes import Note
from contracts.proofs.statements import ReadModel
from services.reporting.bootstrap.serving import app_of
from tests.chassis.issuer import Issuer
from tests.contracts.proofs.signers import a_witness
from tests.servers import TestDatabases
from tests.services.reporting.history import a_store
from tests.services.reporting.http.conftest import Desk
from tests.services.reporting.signed import ORIGIN, SignedLog
from tests.services.reporting.stored import Store
from tests.services.reporting.told import settings_for

LAST = len(a_store())


@pytest.fixture
async def desk(
    store: Store, issuer: Issuer, reporting_dsn: str, tmp_path: Path
) -> AsyncIterator[Desk]:
    """The service with a key of its own, over the whole story."""
    keys = SigningKeyFile(tmp_path / "reporting_key")
    keys.create(f"{ORIGIN}/reporting", SystemClock().now())
    more = {"signing_key_file": keys.path, "attest_every": 0.05}
    settings = settings_for(store, reporting_dsn, issuer, tmp_path, **more)
    await store.append(a_store()[:-2])
    async with listening(app_of(settings), settings) as url:
        desk = Desk(url, issuer, store, reporting_dsn, LAST)
        await desk.applied(LAST - 2)
        yield desk


@pytest.fixture
def log(databases: TestDatabases, store: Store, tmp_path: Path) -> SignedLog:
    """The checkpoints over the store."""
    return SignedLog(store, databases.as_role(store.owner_dsn, "ledger_checkpointer"), tmp_path)


async def test_without_a_checkpoint_nothing_is_covered(desk: Desk) -> None:
    shown = await desk.read("zgb-1", "/v1/integrity")
    assert (shown["checkpoint"], shown["witnessed"], shown["attestation"]) == (None, None, None)
    nobody = dict.fromkeys(("by_checkpoint", "by_witness", "by_attestation"), LAST - 2)
    assert shown["not_covered"] == nobody


async def test_what_is_signed_witnessed_and_attested_is_shown_with_what_is_not(
    desk: Desk, store: Store, log: SignedLog
) -> None:
    witness = a_witness()
    await log.sign(witness)
    await store.append(a_store()[-2:-1])
    await desk.applied(LAST - 1)
    await log.sign()
    await store.append(a_store()[-1:])
    await desk.applied(LAST)
    async with asyncio.timeout(10):
        while (shown := await desk.read("auditor-1", "/v1/integrity"))["attestation"] is None or (
            shown["attestation"]["size"] < LAST - 1
        ):
            await asyncio.sleep(0.02)
    assert (shown["checkpoint"]["size"], shown["checkpoint"]["witnesses"]) == (LAST - 1, [])
    assert shown["checkpoint"]["position"] == LAST - 1
    assert shown["witnessed"]["size"] == LAST - 2
    assert [each["witness"] for each in shown["witnessed"]["witnesses"]] == [witness.key.name]
    assert shown["not_covered"] == {"by_checkpoint": 1, "by_witness": 2, "by_attestation": 1}
    assert cosigned(Note.parse(shown["witnessed"]["note"].encode()), [witness.key])
    told = (await desk.get(None, "/health/ready")).json()["proof"]
    assert (told["signed"], told["witnessed"], told["not_witnessed"]) == (LAST - 1, LAST - 2, 2)


async def test_checkpoints_are_listed_newest_first_with_the_witnesses_of_each(
    desk: Desk, store: Store, log: SignedLog
) -> None:
    await log.sign(a_witness())
    await store.append(a_store()[-2:])
    await log.sign()
    listed = (await desk.read("yxb-head", "/v1/checkpoints"))["items"]
    assert [(one["size"], len(one["witnesses"])) for one in listed] == [(LAST, 0), (LAST - 2, 1)]
    older = (await desk.read("yxb-head", "/v1/checkpoints", below=LAST))["items"]
    assert older == listed[1:]


async def test_an_attestation_is_served_with_the_key_that_verifies_it(
    desk: Desk, log: SignedLog
) -> None:
    await log.sign()
    async with asyncio.timeout(10):
        while not (listed := await desk.read("auditor-1", "/v1/attestations"))["items"]:
            await asyncio.sleep(0.02)
    keys = [VerifierKey.parse(text) for text in listed["keys"]]
    said = ReadModel.opened(Note.parse(listed["items"][0]["note"].encode()), keys)
    digest = await desk.read("auditor-1", "/v1/digest", as_of=said.position)
    assert said.digest.hex() == digest["sha256"]
