"""Bundles taken from a running system, and verified with its public key."""

import asyncio
from pathlib import Path
from typing import Any

import asyncpg
import httpx

from contracts.proofs.bundle.verifying import Report, examine
from contracts.proofs.keys import VerifierKey
from tests.services.ledger.http.steps import bring, history
from tests.services.ledger.office import Office, person, task
from tests.services.reporting.system.pair import Pair

AUDITOR, OFFICE, DISCIPLINE = "auditor-1", "zgb-1", "jw-1"
LIVED = "R11-1"
"""A task with a file of evidence, whose content is the number, and with a case."""


async def live(office: Office) -> None:
    """The example ledger, one task with evidence, and a case raised on it."""
    answer = await office.import_file(OFFICE, "ledger-2021.xlsx", opened="2021-09-18")
    assert answer.status_code == 201, answer.text
    await bring(office, LIVED, "cgzx", "evidenced")
    events = await history(office, task(LIVED))
    case = {
        "tasks": [str(task(LIVED))],
        "ground": "falsified",
        "subjects": [str(person("cgzx-head"))],
        "facts": "虚报",
        "rests_on": [str(events[-1].event_id)],
    }
    await office.done(DISCIPLINE, "cases/trigger-accountability", case)


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

    async def readings(self) -> list[tuple[str, str, str]]:
        """What reporting's access log holds: who, what, of what."""
        connection = await asyncpg.connect(self.pair.reporting_owner_dsn)
        try:
            return [
                (row["subject"], row["operation"], row["target"])
                for row in await connection.fetch("SELECT * FROM access_log.entries")
            ]
        finally:
            await connection.close()
