"""Bundles that a running system hands out, verified by whoever believes only a public key."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from contracts.proofs.bundle.verifying import Report, examine
from contracts.proofs.encoding import decoded_hash
from contracts.proofs.keys import VerifierKey
from contracts.proofs.tree.verifying import verify_inclusion
from tests.kinds import NatsServer
from tests.servers import TestDatabases
from tests.services.reporting.system.conftest import Pair, ledger_and_reporting

AUDITOR, OFFICE, DISCIPLINE = "auditor-1", "zgb-1", "jw-1"


class Bundles:
    """Asks for bundles of one running system, and verifies them with its public key."""

    def __init__(self, pair: Pair, folder: Path) -> None:
        self.pair, self._folder = pair, folder
        self.key = folder / "system" / "signing_key.public"

    async def get(self, account: str, path: str, **params: Any) -> httpx.Response:
        """The answer, once a checkpoint covers all that is stored."""
        await self.signed()
        headers = self.pair.office.headers(account)
        return await self.pair.reporting.get(f"/v1/{path}", params=params, headers=headers)

    async def signed(self) -> None:
        """Wait until everything stored is under a checkpoint, and shown."""
        await self.pair.read(OFFICE, "/v1/campaigns")
        for _ in range(500):
            (counted,) = await self.pair.office.rows(
                "SELECT (SELECT count(*) FROM ledger.events) AS events,"
                " (SELECT coalesce(max(size), 0) FROM proof.checkpoints) AS signed"
            )
            if counted["events"] == counted["signed"]:
                return
            await asyncio.sleep(0.02)
        raise AssertionError("the events were not signed")

    async def taken(self, account: str, path: str, **params: Any) -> Path:
        """A bundle that must be given, in a file."""
        answer = await self.get(account, path, **params)
        assert answer.status_code == 200, answer.text
        file = self._folder / "bundle.zip"
        file.write_bytes(answer.content)
        return file

    async def report(self, account: str, path: str, **params: Any) -> Report:
        """What the verifier finds in it."""
        return self.examined(await self.taken(account, path, **params))

    def examined(self, file: Path) -> Report:
        """What the verifier finds, with the public key."""
        line = self.key.read_text(encoding="utf-8").split()[0]
        return examine(file, [VerifierKey.parse(line)])


@pytest.fixture(scope="module")
async def bundles(
    databases: TestDatabases, nats: NatsServer, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Bundles]:
    """A system with the example ledger, signed."""
    folder = tmp_path_factory.mktemp("bundles")
    async with ledger_and_reporting(databases, folder / "system", nats) as pair:
        await furnish_ledger(pair)
        yield Bundles(pair, folder)


async def furnish_ledger(pair: Pair) -> None:
    answer = await pair.office.import_file(OFFICE, "ledger-2021.xlsx", opened="2021-09-18")
    assert answer.status_code == 201, answer.text


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("tasks/R08-1/bundle", "task"),
        ("campaigns/2021年巡视整改/bundle", "campaign"),
        ("bundle", "everything"),
    ],
)
async def test_a_bundle_that_the_system_hands_out_verifies(
    bundles: Bundles, path: str, kind: str
) -> None:
    report = await bundles.report(AUDITOR, path)
    assert report.findings == ()
    assert report.manifest
    assert report.manifest.kind == kind
    assert report.manifest.events > 0


async def test_a_bundle_of_everything_holds_every_event(bundles: Bundles) -> None:
    report = await bundles.report(DISCIPLINE, "bundle")
    stored = await bundles.pair.office.rows("SELECT count(*) FROM ledger.events")
    assert report.manifest
    assert report.manifest.events == report.manifest.size == stored[0][0]


@pytest.mark.parametrize(
    ("account", "path", "code"),
    [
        (OFFICE, "bundle", "forbidden"),
        ("yxb-head", "tasks/R08-1/bundle", "forbidden"),
        ("yxb-head", "campaigns/2021年巡视整改/bundle", "forbidden"),
        (AUDITOR, "tasks/R99-9/bundle", "not_found"),
        (AUDITOR, "campaigns/无此批次/bundle", "not_found"),
    ],
)
async def test_who_may_not_read_all_of_it_gets_no_bundle(
    bundles: Bundles, account: str, path: str, code: str
) -> None:
    answer = await bundles.get(account, path)
    assert answer.json()["code"] == code


async def test_each_event_of_a_history_says_where_it_is_proved(bundles: Bundles) -> None:
    await bundles.signed()
    history = (await bundles.pair.read(AUDITOR, "/v1/tasks/R08-1/history")).json()
    for event in history["events"]:
        proof = event["proof"]
        assert proof["witnessed"] is None
        assert proof["leaf_index"] < proof["signed"]
        async with httpx.AsyncClient() as client:
            shown = (await client.get(proof["inclusion"])).json()
        assert shown["leaf_index"] == proof["leaf_index"]
        path = [decoded_hash(each) for each in shown["proof"]]
        root = decoded_hash(shown["root"])
        leaf = decoded_hash(shown["leaf_hash"])
        verify_inclusion(leaf, shown["leaf_index"], shown["size"], path, root)
