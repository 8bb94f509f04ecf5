"""The good ledger of all faults: lived in, signed, witnessed and published, and kept twice."""

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chassis.clock import SystemClock, set_clock
from chassis.signing.key_file import SigningKeyFile
from contracts.proofs.keys import COSIGNATURE
from services.ledger.adapters.postgres.tables.schema import migrate
from services.reporting.adapters.postgres.model.schema import migrate as migrate_reporting
from tests.servers import TestDatabases
from tests.services.ledger.office import SHANGHAI, Office, furnish, office_over
from tests.system.faults.lived import first_days, later_days
from tests.system.faults.looking import Kept
from tests.system.faults.place import Place
from tests.system.faults.running import (
    attested,
    judged,
    nats_of,
    relayed,
    reporting_of,
    signing,
    witness_of,
)

ORIGIN, WITNESS = "ledger.example.org/faults", "witness.example.org/w1"
ATTESTER = "ledger.example.org/faults/reporting"


@dataclass(frozen=True)
class Ledgers:
    """The good ledger, what an auditor kept of it, and its backup of the day before."""

    good: Place
    kept: Kept
    backup: Place


async def made(databases: TestDatabases, folder: Path) -> Ledgers:
    """All of it."""
    good = await _empty(databases, folder / "good")
    async with office_over(databases, good.ledger, good.folder) as office:
        await furnish(office)
        await first_days(office)
        await _signed(good, office)
    backup = good.copied(folder / "backup")
    async with office_over(databases, good.ledger, good.folder) as office:
        await later_days(office)
        note = await _signed(good, office)
    checkpoint = folder / "kept.note"
    checkpoint.write_bytes(note)
    log_key = good.keys.signer().key.text
    return Ledgers(good, Kept(log_key, good.witness_key.text, checkpoint), backup)


async def _empty(databases: TestDatabases, folder: Path) -> Place:
    folder.mkdir()
    place = Place(databases, databases.fresh(), databases.fresh("taizhang_reporting"), folder)
    await migrate(place.ledger)
    await migrate_reporting(place.reporting)
    place.checkpoint.parent.mkdir()
    (folder / "key").write_text(base64.b64encode(secrets.token_bytes(32)).decode())
    set_clock(folder / "clock.json", datetime(2021, 9, 18, 8, tzinfo=SHANGHAI))
    place.keys.create(ORIGIN, SystemClock().now())
    SigningKeyFile(place.reporting_key).create(ATTESTER, SystemClock().now())
    SigningKeyFile(folder / "witness_key").create(WITNESS, SystemClock().now(), COSIGNATURE)
    return place


async def _signed(place: Place, office: Office) -> bytes:
    """Published, projected, signed, witnessed and attested; the note."""
    async with (
        nats_of(place) as nats,
        witness_of(place) as witness,
        signing(place, nats, witness) as log,
        reporting_of(place, office.issuer, None, log) as client,
    ):
        assert await relayed(place, nats) == []
        assert await judged(log, place) == []
        ((head,),) = place.rows("SELECT max(notification_id) FROM ledger.events")
        answer = await client.get("/v1/campaigns", params={"min_position": head})
        assert answer.is_success, answer.text
        note = await client.get(f"{log}/checkpoint")
        await attested(client)
        return note.content
