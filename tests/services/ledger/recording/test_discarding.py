"""A file that no event names goes a week after its upload; what an event names stays for good."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from chassis.clock import SystemClock
from services.ledger.adapters.evidence import ObjectStoreEvidence
from services.ledger.adapters.postgres.tables.evidence_names import PostgresEvidenceNames
from services.ledger.application.discarding import Discarder
from services.ledger.bootstrap.parts import LedgerParts
from tests.services.ledger.http.steps import attach, bring
from tests.services.ledger.office import CAMPAIGN, Office

WEEK = timedelta(days=7)


def _file(office: Office, content: bytes) -> Path:
    name = sha256(content).hexdigest()
    return Path(urlsplit(office.settings.evidence_url).path) / name[:2] / name


def _aged(office: Office, content: bytes, age: timedelta) -> None:
    then = (SystemClock().now() - age).timestamp()
    os.utime(_file(office, content), (then, then))


@asynccontextmanager
async def _discarder(office: Office) -> AsyncIterator[Discarder]:
    parts = LedgerParts(office.settings)
    await parts.open()
    try:
        files = ObjectStoreEvidence(office.settings.evidence_url, 1)
        yield Discarder(files, PostgresEvidenceNames(parts.pool), SystemClock())
    finally:
        await parts.close()


async def test_only_what_is_old_and_named_by_no_event_is_deleted(office: Office) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R09-1", "cwc", "working")
    await attach(office, "R09-1", "cwc-clerk", b"attached")
    for content in (b"forgotten", b"fresh"):
        await office.upload("cwc-clerk", "R09-1", content)
    uploaded = await office.upload_to("zgb-1", f"campaigns/{CAMPAIGN}/documents", b"plan")
    named = {"title": "工作方案", "document_number": "1号", "published_on": "2021-09-20"}
    named["receipt"] = uploaded["receipt"]
    await office.done("zgb-1", f"campaigns/{CAMPAIGN}/publish-plan", named)
    for content in (b"attached", b"forgotten", b"plan"):
        _aged(office, content, WEEK + timedelta(minutes=1))
    _aged(office, b"fresh", WEEK - timedelta(minutes=1))
    async with _discarder(office) as discarder:
        assert await discarder.discard() == 1
        assert await discarder.discard() == 0
    assert not _file(office, b"forgotten").exists()
    assert all(_file(office, content).exists() for content in (b"attached", b"fresh", b"plan"))


async def test_a_file_that_is_uploaded_again_is_new_again(office: Office) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R09-1", "cwc", "working")
    await office.upload("cwc-clerk", "R09-1", b"twice")
    _aged(office, b"twice", 2 * WEEK)
    await office.upload("cwc-clerk", "R09-1", b"twice")
    async with _discarder(office) as discarder:
        assert await discarder.discard() == 0
    assert _file(office, b"twice").exists()
