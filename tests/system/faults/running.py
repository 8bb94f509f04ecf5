"""The processes of a place, in this one, for as long as somebody looks."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import httpx
import uvicorn

from chassis.http import listening
from chassis.signing.key_file import SigningKeyFile
from contracts.proofs.cosignatures import cosigned
from contracts.proofs.keys import ED25519
from contracts.proofs.notes import Note
from deploy.embedded.servers.nats import EmbeddedNats
from deploy.provision import nats as provisioning
from deploy.provision.accounts import USERS
from deploy.provision.nats import NatsAccess
from deploy.witness.judging import Witness
from deploy.witness.listener import WitnessApp
from deploy.witness.memory import Memory
from services.ledger.bootstrap.checkpointer import checkpointer_of
from services.ledger.bootstrap.relay import relay_of
from services.ledger.settings import CheckpointerSettings, RelaySettings
from services.reporting.bootstrap.serving import app_of
from services.reporting.settings import ReportingSettings
from tests.chassis.issuer import NAME, Issuer
from tests.services.ledger.relay.running import running as relaying
from tests.system.faults.place import Place

PASSWORDS = {user.name: f"{user.name}-of-the-faults" for user in USERS}
PATIENCE = 20


@asynccontextmanager
async def nats_of(place: Place) -> AsyncIterator[EmbeddedNats]:
    """The stream as it was left in the folder."""
    server = EmbeddedNats(place.folder / "nats", PASSWORDS)
    server.start()
    try:
        access = NatsAccess(server.url, "provisioner", PASSWORDS["provisioner"])
        await provisioning.provision(access)
        yield server
    finally:
        server.stop()


@asynccontextmanager
async def witness_of(place: Place) -> AsyncIterator[str]:
    """The witness, who remembers what it saw; yields what the checkpointer is told of it."""
    keys = SigningKeyFile(place.folder / "witness_key")
    logs = [each.key for each in place.keys.published() if each.key.kind == ED25519]
    seen = Memory(place.folder / "seen")
    witness = Witness(logs, keys.cosigner, seen, lambda: int(datetime.now(UTC).timestamp()))
    app = WitnessApp(witness, keys.cosigner().key.text)
    server = uvicorn.Server(uvicorn.Config(app, port=0, lifespan="off", log_config=None))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}={keys.cosigner().key.text}"
    server.should_exit = True
    await serving


@asynccontextmanager
async def signing(place: Place, nats: EmbeddedNats, witness: str) -> AsyncIterator[str]:
    """The checkpointer; its address."""
    settings = CheckpointerSettings.load(
        event_store_dsn=place.role("ledger_checkpointer"),
        nats_url=nats.url,
        nats_password=PASSWORDS["checkpointer"],
        signing_key_file=place.keys.path,
        checkpoint_dir=place.checkpoint.parent,
        checkpoint_interval=0.02,
        witnesses=witness,
        jwks=str(place.folder / "jwks.json"),
        token_issuer=NAME,
    )
    async with listening(checkpointer_of(settings), settings) as url:
        yield url


async def judged(url: str, place: Place) -> list[str]:
    """What the checkpointer says once it has looked at everything; nothing where all is well."""
    async with httpx.AsyncClient(base_url=url) as client, asyncio.timeout(PATIENCE):
        while True:
            health = (await client.get("/health/ready")).json()
            checks = {name: check["detail"] for name, check in health["checks"].items()}
            wrong = [f"{name}: {told}" for name, told in checks.items() if _wrong(told)]
            done = checks["checkpointer"] == "active" and not health["comparing"]
            if wrong or (done and await _witnessed(client, place)):
                return wrong
            # As an append does: it looks again at once, and not only every second.
            place.run("NOTIFY events")
            await asyncio.sleep(0.05)


def _wrong(told: str) -> bool:
    return any(word in told for word in ("history_rewritten", "store_restored", "witness_refused"))


async def _witnessed(client: httpx.AsyncClient, place: Place) -> bool:
    note = await client.get("/checkpoint")
    return note.is_success and bool(cosigned(Note.parse(note.content), [place.witness_key]))


async def relayed(place: Place, nats: EmbeddedNats) -> list[str]:
    """What holds the relay up once it saw stream and store; nothing where it is up to date."""
    settings = RelaySettings.load(
        event_store_dsn=place.role("ledger_relay"),
        nats_url=nats.url,
        nats_password=PASSWORDS["relay"],
        relay_poll=0.02,
    )
    ((head,),) = place.rows("SELECT max(notification_id) FROM ledger.events")
    relay = relay_of(settings)
    async with relaying(relay), asyncio.timeout(PATIENCE):
        while relay.status.phase != "active" or relay.status.position < head:
            if relay.status.fault:
                return [f"{relay.status.fault.code}: {relay.status.fault}"]
            await asyncio.sleep(0.02)
    return []


@asynccontextmanager
async def reporting_of(
    place: Place, issuer: Issuer, ledger: str | None, log: str | None
) -> AsyncIterator[httpx.AsyncClient]:
    """Reporting, asked as the auditor."""
    settings = ReportingSettings.load(
        embedded=True,
        clock_file=place.folder / "clock.json",
        event_store_dsn=place.role("reporting_reader"),
        reporting_dsn=place.reports("reporting_runtime"),
        jwks=str(issuer.path),
        token_issuer=NAME,
        ledger_url=ledger,
        checkpointer_url=log,
        signing_key_file=place.reporting_key,
        attest_every=0.05,
        service_token=issuer.token(sub="service:reporting", scope="directory statements"),
        reporting_poll=0.05,
    )
    headers = {"Authorization": f"Bearer {issuer.token(sub='auditor-1')}"}
    async with (
        listening(app_of(settings), settings) as url,
        httpx.AsyncClient(base_url=url, headers=headers, timeout=PATIENCE) as client,
    ):
        yield client


async def attested(client: httpx.AsyncClient) -> None:
    """Wait until everything signed is attested."""
    async with asyncio.timeout(PATIENCE):
        while True:
            told = (await client.get("/v1/integrity")).json()
            if told["attestation"] and told["not_covered"]["by_attestation"] == 0:
                return
            await asyncio.sleep(0.05)
