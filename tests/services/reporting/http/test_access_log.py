"""The auditor reads who read what from reporting, and that is recorded as well."""

import pytest

from tests.services.reporting.http.conftest import Desk

LOG = "/v1/access-log"


async def test_the_auditor_finds_what_was_read(desk: Desk) -> None:
    await desk.read("auditor-1", "/v1/digest", as_of=3)
    newest, before = (await desk.read("auditor-1", LOG, limit=2))["items"]
    assert newest["entry"]["operation"] == "read_reporting_access_log"
    assert before["entry"]["operation"] == "read_digest"
    assert (before["entry"]["subject"], before["entry"]["target"]) == ("auditor-1", "3")
    older = await desk.read("auditor-1", LOG, below=before["id"], limit=200)
    assert before["id"] not in [one["id"] for one in older["items"]]
    assert older["next"] is None


@pytest.mark.parametrize("account", ["zgb-1", "jw-1", "ldxz-1", "yxb-head"])
async def test_nobody_else_reads_it(desk: Desk, account: str) -> None:
    assert await desk.refused(account, LOG) == (403, "forbidden")
