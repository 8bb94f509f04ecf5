"""Evidence: what is taken, by whose receipt, for how long, and who may read it back."""

import os
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from tests.services.ledger.http.steps import attach, bring, path
from tests.services.ledger.office import Office, task

PDF = "application/pdf"


async def _upload(
    office: Office, account: str, number: str, content: bytes, **headers: str
) -> httpx.Response:
    standard = {"File-Name": quote("方案.pdf"), "Content-Type": PDF}
    return await office.client.post(
        f"/v1/tasks/{task(number)}/evidence",
        content=content,
        headers=office.headers(account, **(standard | headers)),
    )


def _code(answer: httpx.Response) -> tuple[int, str]:
    told: dict[str, Any] = answer.json()
    return answer.status_code, told["code"]


async def test_a_receipt_says_what_was_stored(ledger: Office) -> None:
    await bring(ledger, "R09-1", "cwc", "working")
    answer = await _upload(ledger, "cwc-clerk", "R09-1", "清理台账".encode())
    told = answer.json()
    assert (told["sha256"], told["size"]) == (sha256("清理台账".encode()).hexdigest(), 12)


async def test_a_receipt_is_given_once_file_and_both_folders_survive_a_power_cut(
    ledger: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bring(ledger, "R09-1", "cwc", "working")
    durable: list[Path] = []

    def fsync(descriptor: int) -> None:
        durable.append(Path(f"/proc/self/fd/{descriptor}").resolve())

    monkeypatch.setattr(os, "fsync", fsync)
    hash_ = (await _upload(ledger, "cwc-clerk", "R09-1", b"durable")).json()["sha256"]
    folder = Path(ledger.settings.evidence_url.removeprefix("file://")).resolve()
    wanted = [folder / hash_[:2] / hash_, folder / hash_[:2], folder]
    assert [one for one in durable if one.is_relative_to(folder)] == wanted


@pytest.mark.parametrize(
    ("content", "headers", "code"),
    [
        (b"", {}, "file_empty"),
        (b"<script>", {"Content-Type": "text/html"}, "media_type_refused"),
        (b"<svg/>", {"Content-Type": "image/svg+xml"}, "media_type_refused"),
        (b"x", {"Content-Type": "application/octet-stream"}, "media_type_refused"),
    ],
)
async def test_what_is_empty_or_of_another_type_is_not_taken(
    ledger: Office, content: bytes, headers: dict[str, str], code: str
) -> None:
    await bring(ledger, "R09-1", "cwc", "working")
    assert _code(await _upload(ledger, "cwc-clerk", "R09-1", content, **headers)) == (409, code)


async def test_a_file_of_the_largest_size_is_taken_and_no_byte_more(ledger: Office) -> None:
    await bring(ledger, "R09-1", "cwc", "working")
    most = b"x" * (1024 * 1024)
    assert (await _upload(ledger, "cwc-clerk", "R09-1", most)).status_code == 200
    more = await _upload(ledger, "cwc-clerk", "R09-1", most + b"x")
    assert _code(more) in {(413, "body_too_large"), (409, "file_too_large")}


@pytest.mark.parametrize(
    "account", ["xsc-clerk", "kyy-head", "zgb-1", "ddz-1", "ld07", "auditor-1"]
)
async def test_only_the_lead_unit_uploads(ledger: Office, account: str) -> None:
    await bring(ledger, "R09-1", "cwc", "working")
    assert _code(await _upload(ledger, account, "R09-1", b"x")) == (403, "not_permitted")


async def test_a_receipt_is_of_its_person_and_its_task(ledger: Office) -> None:
    await bring(ledger, "R09-1", "cwc", "working")
    receipt = (await ledger.upload("cwc-clerk", "R09-1", b"mine"))["receipt"]
    body = {"measure": 1, "receipt": receipt}
    assert await ledger.refused("cwc-head", path("R09-1", "attach-evidence"), body) == (
        "receipt_invalid"
    )
    await bring(ledger, "R14-1", "hqb", "working")
    other = (await ledger.upload("hqb-clerk", "R14-1", b"other"))["receipt"]
    foreign = {"measure": 1, "receipt": other}
    assert await ledger.refused("cwc-clerk", path("R09-1", "attach-evidence"), foreign) == (
        "receipt_invalid"
    )


@pytest.mark.parametrize("receipt", ["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."])
async def test_a_forged_receipt_is_refused(ledger: Office, receipt: str) -> None:
    await bring(ledger, "R09-1", "cwc", "working")
    body = {"measure": 1, "receipt": receipt}
    assert await ledger.refused("cwc-clerk", path("R09-1", "attach-evidence"), body) == (
        "receipt_invalid"
    )


async def test_a_receipt_ends_after_a_day(office: Office) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R09-1", "cwc", "working")
    first = (await office.upload("cwc-clerk", "R09-1", b"first"))["receipt"]
    second = (await office.upload("cwc-clerk", "R09-1", b"second"))["receipt"]
    office.at("2021-09-21T08:59")
    await office.done(
        "cwc-clerk", path("R09-1", "attach-evidence"), {"measure": 1, "receipt": first}
    )
    office.at("2021-09-21T09:05")
    body = {"measure": 1, "receipt": second}
    assert await office.refused("cwc-clerk", path("R09-1", "attach-evidence"), body) == (
        "receipt_expired"
    )


async def test_the_same_file_on_two_tasks_is_allowed_and_kept_for_whoever_asks(
    ledger: Office,
) -> None:
    await bring(ledger, "R09-1", "cwc", "working")
    await bring(ledger, "R14-1", "hqb", "working")
    await attach(ledger, "R09-1", "cwc-clerk", b"shared")
    await attach(ledger, "R14-1", "hqb-clerk", b"shared")
    uses = await ledger.rows(
        "SELECT task FROM ledger.evidence_uses WHERE sha256 = $1", sha256(b"shared").hexdigest()
    )
    assert {row["task"] for row in uses} == {task("R09-1"), task("R14-1")}


async def test_evidence_is_read_by_those_who_may_see_the_task_and_each_read_is_logged(
    ledger: Office,
) -> None:
    await bring(ledger, "R14-1", "hqb", "working")
    await attach(ledger, "R14-1", "hqb-clerk", b"readable")
    url = f"/v1/tasks/{task('R14-1')}/evidence/{sha256(b'readable').hexdigest()}"
    for account in ("zgb-1", "ddz-1", "auditor-1", "jw-1", "hqb-head", "xsc-clerk", "ld09"):
        answer = await ledger.client.get(url, headers=ledger.headers(account))
        assert (answer.status_code, answer.content) == (200, b"readable"), account
        assert answer.headers["Content-Disposition"].startswith("attachment")
    for account in ("cwc-clerk", "ld02", "service:notifier"):
        answer = await ledger.client.get(url, headers=ledger.headers(account))
        assert answer.status_code == 403, account
    logged = await ledger.rows(
        "SELECT subject FROM access_log.entries WHERE kind = 'sensitive_read' AND target LIKE $1",
        f"%{sha256(b'readable').hexdigest()}",
    )
    assert len(logged) == 7


async def test_evidence_of_another_task_is_not_read_through_this_one(ledger: Office) -> None:
    await bring(ledger, "R14-1", "hqb", "working")
    await bring(ledger, "R09-1", "cwc", "working")
    await attach(ledger, "R09-1", "cwc-clerk", b"elsewhere")
    url = f"/v1/tasks/{task('R14-1')}/evidence/{sha256(b'elsewhere').hexdigest()}"
    answer = await ledger.client.get(url, headers=ledger.headers("hqb-clerk"))
    assert _code(answer) == (404, "not_found")


async def test_a_file_name_that_is_none_is_refused(ledger: Office) -> None:
    await bring(ledger, "R09-1", "cwc", "working")
    for name in ("x" * 600, "%20", "a%00b"):
        answer = await _upload(ledger, "cwc-clerk", "R09-1", b"named", **{"File-Name": name})
        assert answer.status_code in {400, 409, 422}, name
