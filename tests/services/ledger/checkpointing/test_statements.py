"""What the log states beside its checkpoints: only what it finds true, for services alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from uuid import NAMESPACE_OID, UUID, uuid5

import httpx
import pytest

from contracts.builders.example import Example
from contracts.builders.people import OFFICE
from contracts.builders.places import at
from contracts.events.campaign import WorkPlanPublished
from contracts.proofs.bundle.layout import Manifest
from contracts.proofs.encoding import encoded
from contracts.proofs.notes import Note
from contracts.proofs.statements import BundleManifest, CompleteHistory
from tests.chassis.issuer import NAME, Issuer
from tests.services.ledger.checkpointing.log import Log, Running

SCOPE = "statements"
STREAM = uuid5(NAMESPACE_OID, "stated")


class Asking:
    """Asks a running checkpointer for statements."""

    def __init__(self, log: Log, running: Running, issuer: Issuer) -> None:
        self.log, self.running, self._issuer = log, running, issuer

    async def post(self, path: str, scope: str | None = SCOPE, **sent: object) -> httpx.Response:
        """The answer to a service with this scope; None sends no token."""
        token = self._issuer.token(sub="service:reporting", scope=scope)
        headers = {"Authorization": f"Bearer {token}"} if scope is not None else {}
        return await self.running.client.post(f"/v1/statements/{path}", headers=headers, **sent)  # type: ignore[arg-type]

    async def history(self, stream: UUID, size: int) -> httpx.Response:
        """The answer about a stream's history."""
        return await self.post(f"histories/{stream}", params={"size": size})


def live(log: Log, versions: int) -> None:
    """So many versions of one stream, from position 1 on."""
    plan = WorkPlanPublished(title="方案", document_number="1", published_on=date(2021, 9, 18))
    for version in range(1, versions + 1):
        one = Example(plan, STREAM, version, OFFICE, at("2021-09-18"), "yxb").recorded()
        log.store.append_row(one.aggregate_id, version, one.type, one.to_bytes())


@asynccontextmanager
async def asking(log: Log, folder: Path, size: int) -> AsyncIterator[Asking]:
    """A checkpointer that knows the issuer of tokens, once it signed this size."""
    issuer = Issuer(folder / "jwks.json")
    log.told |= {"jwks": str(issuer.path), "token_issuer": NAME}
    async with log.running() as running:
        await running.at(size)
        yield Asking(log, running, issuer)


async def test_a_history_that_the_store_holds_whole_is_signed(log: Log, tmp_path: Path) -> None:
    live(log, 3)
    log.store.append(2)
    async with asking(log, tmp_path, 5) as ask:
        answer = await ask.history(STREAM, 5)
    said = CompleteHistory.opened(Note.parse(answer.content), [log.keys.signer().key])
    assert (said.size, said.aggregate, said.version) == (5, str(STREAM), 3)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ("UPDATE ledger.events SET state = state || ' '::bytea WHERE notification_id = 2",
         "changed"),
        ("DELETE FROM ledger.events WHERE notification_id = 2", "missing"),
        ("UPDATE ledger.events SET notification_id = 900 WHERE notification_id = 2", "missing"),
        ("UPDATE ledger.events SET originator_id = gen_random_uuid() WHERE notification_id = 2",
         "missing"),
        ("DELETE FROM proof.leaves WHERE position = 2", "not in the tree"),
    ],
)  # fmt: skip
async def test_a_history_that_the_store_does_not_hold_is_named_and_not_signed(
    log: Log, tmp_path: Path, change: str, word: str
) -> None:
    live(log, 3)
    async with asking(log, tmp_path, 3) as ask:
        log.store.execute(change)
        answer = await ask.history(STREAM, 3)
    assert answer.status_code == 409
    assert answer.json()["code"] == "history_incomplete"
    assert word in answer.json()["detail"]


async def test_bytes_of_another_stream_are_not_a_version_of_this_one(
    log: Log, tmp_path: Path
) -> None:
    live(log, 3)
    moved = UUID(int=7)
    async with asking(log, tmp_path, 3) as ask:
        log.store.execute(
            f"UPDATE ledger.events SET originator_id = '{moved}', originator_version = 1"
            " WHERE notification_id = 2"
        )
        there = await ask.history(moved, 3)
        here = await ask.history(STREAM, 3)
    assert [each.json()["code"] for each in (there, here)] == ["history_incomplete"] * 2


async def test_only_the_manifest_of_a_signed_tree_is_signed(log: Log, tmp_path: Path) -> None:
    log.store.append(3)
    async with asking(log, tmp_path, 3) as ask:
        head, key = log.signed()[-1], log.keys.signer().key
        good = Manifest("task", str(STREAM), head.origin, 3, encoded(head.root), (key.text,), 0, ())
        answer = await ask.post("bundles", content=good.to_bytes())
        said = BundleManifest.opened(Note.parse(answer.content), [key])
        assert said.manifest == sha256(good.to_bytes()).digest()
        for wrong in (
            Manifest("task", str(STREAM), head.origin, 3, encoded(bytes(32)), (key.text,), 0, ()),
            Manifest("task", str(STREAM), "elsewhere", 3, good.root, (key.text,), 0, ()),
            Manifest("task", str(STREAM), head.origin, 3, good.root, ("another",), 0, ()),
        ):
            refused = await ask.post("bundles", content=wrong.to_bytes())
            assert (refused.status_code, refused.json()["code"]) == (422, "manifest_refused")
        unsigned = Manifest("task", str(STREAM), head.origin, 2, good.root, (key.text,), 0, ())
        assert (await ask.post("bundles", content=unsigned.to_bytes())).status_code == 404
        assert (await ask.post("bundles", content=b"{}")).status_code == 422


async def test_nobody_is_signed_for_without_the_scope(log: Log, tmp_path: Path) -> None:
    log.store.append(1)
    async with asking(log, tmp_path, 1) as ask:
        assert (await ask.post("bundles", None, content=b"")).status_code == 401
        other = await ask.post("bundles", "directory", content=b"")
        assert (other.status_code, other.json()["code"]) == (403, "scope_missing")


async def test_where_no_issuer_is_known_nothing_but_checkpoints_is_signed(log: Log) -> None:
    async with log.running() as running:
        assert (await running.client.post("/v1/statements/bundles")).status_code == 404
