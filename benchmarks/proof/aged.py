"""A whole ledger of some age: a store with so many events, its read model, and its signed tree.

What it is asked goes the product's way: a command through the executor, a history page through
reporting's HTTP with a token, a proof through the checkpointer's answers.
"""

import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import asyncpg
import httpx

from benchmarks.commands.ledger import ledger, registering
from benchmarks.place.filling import filled, reporting_on
from benchmarks.place.servers import ISSUER, Place
from benchmarks.place.tokens import token
from chassis.clock import SystemClock
from chassis.middleware.visitors import Visiting
from chassis.signing.key_file import SigningKeyFile
from chassis.tokens import verifier_of
from chassis.watching.health import Health
from contracts.proofs.encoding import decoded
from deploy.provision.roles import LEDGER
from services.ledger.bootstrap.checkpointer import EVENTS, CheckpointerParts
from services.ledger.entrypoints.proof.routes import ShownTree
from services.ledger.settings import CheckpointerSettings
from services.reporting.bootstrap.rebuilding import rebuild
from services.reporting.bootstrap.serving import ReportingParts
from services.reporting.entrypoints.http.app import reporting_api
from services.reporting.settings import ReportingSettings

BATCH = 20_000
LONGEST = (
    "SELECT originator_id FROM ledger.events WHERE topic LIKE 'task.%' AND originator_version ="
    " (SELECT max(originator_version) FROM ledger.events WHERE topic LIKE 'task.%')"
)

Work = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Aged:
    """What can be asked of it; `hashes` keeps the lengths of the proofs that were given."""

    command: Work
    page: Work
    proof: Work
    hashes: list[int]


@asynccontextmanager
async def aged(place: Place, events: int) -> AsyncIterator[Aged]:
    """The ledger with so many events, at rest."""
    last = await filled(place, events)
    async with ledger(place) as executor:
        settings = await reporting_on(place)
        await rebuild(settings, verify_only=False, replace=True)
        async with _pages(place) as page, _proofs(place, last) as (proof, hashes):
            place.settle()
            yield Aged(registering(executor), page, proof, hashes)


@asynccontextmanager
async def _pages(place: Place) -> AsyncIterator[Work]:
    """The history of one of the tasks with the longest, as a page."""
    connection = await asyncpg.connect(place.owner_dsn)
    tasks = [row[0] for row in await connection.fetch(LONGEST)]
    await connection.close()
    bearer = {"Authorization": f"Bearer {token(place)}"}
    known = {"token_issuer": ISSUER, "jwks": str(place.jwks)}
    stores = await reporting_on(place)
    parts = ReportingParts(ReportingSettings.load(**stores.model_dump(exclude_unset=True) | known))
    await parts.events.open()
    await parts.models.open()
    visiting = Visiting(parts.settings.public_each, parts.settings.public_together)
    verifier = verifier_of(parts.settings)
    api = reporting_api(parts.reporting(), verifier, Health(), visiting, parts.running)
    transport = httpx.ASGITransport(api)
    async with httpx.AsyncClient(transport=transport, base_url="http://reporting") as client:

        async def page() -> None:
            task = random.choice(tasks)  # noqa: S311 - no secret
            answer = await client.get(f"/v1/tasks/{task}/history", headers=bearer)
            answer.raise_for_status()

        yield page
    await parts.events.close()
    await parts.models.close()


@asynccontextmanager
async def _proofs(place: Place, last: int) -> AsyncIterator[tuple[Work, list[int]]]:
    """The proof that an event stands in the signed tree."""
    key = place.folder / "signing_key"
    kept = place.folder / "checkpoints"
    kept.mkdir()
    SigningKeyFile(key).create("benchmark.example/log", SystemClock().now())
    parts = CheckpointerParts(
        CheckpointerSettings.load(
            event_store_dsn=place.dsn(LEDGER, "ledger_checkpointer"),
            nats_url="nats://unused.invalid",
            signing_key_file=key,
            checkpoint_dir=kept,
            checkpoint_batch=BATCH,
            checkpoint_patience=60.0,
        )
    )
    hashes = list[int]()
    await parts.line(EVENTS).tree.step()
    shown = ShownTree(parts.tree(EVENTS))

    async def proof() -> None:
        given = await shown.inclusion(random.randint(1, last))  # noqa: S311 - no secret
        assert decoded(given.root)
        hashes.append(len(given.proof))

    try:
        yield proof, hashes
    finally:
        await parts.close()
