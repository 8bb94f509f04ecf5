"""The auditor reads what the ledger refused, and that is recorded as well."""

import httpx
import pytest

from tests.services.ledger.http.steps import path
from tests.services.ledger.office import Office

LOG = "/v1/access-log"


async def get(ledger: Office, account: str, path: str) -> httpx.Response:
    """What this person is answered."""
    return await ledger.client.get(path, headers=ledger.headers(account))


async def test_the_auditor_finds_who_was_refused_what_and_why(ledger: Office) -> None:
    await ledger.do("ddz-1", path("R04-1", "assign-task"))
    asked = f"{LOG}?kind=refused_command&subject=ddz-1&limit=1"
    [found] = (await get(ledger, "auditor-1", asked)).json()["items"]
    assert found["entry"]["operation"] == "assign_task"
    assert found["entry"]["code"] == "not_permitted"
    assert found["entry"]["detail"]["reason"] in found["stored"]


async def test_reading_the_log_is_its_newest_entry(ledger: Office) -> None:
    [newest] = (await get(ledger, "auditor-1", f"{LOG}?limit=1")).json()["items"]
    told = newest["entry"]
    assert (told["subject"], told["kind"]) == ("auditor-1", "sensitive_read")
    assert (told["operation"], told["target"]) == ("read_ledger_access_log", "newest")


@pytest.mark.parametrize("account", ["zgb-1", "jw-1", "ldxz-2", "hqb-head"])
async def test_nobody_else_reads_it_and_the_attempt_is_recorded(
    ledger: Office, account: str
) -> None:
    answer = await get(ledger, account, LOG)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")
    [newest] = (await get(ledger, "auditor-1", f"{LOG}?subject={account}&limit=1")).json()["items"]
    assert newest["entry"]["operation"] == "read_ledger_access_log"
    assert newest["entry"]["kind"] == "refused_command"


@pytest.mark.parametrize(
    "wish", ["below=0", "below=x", "limit=0", "limit=201", "kind=other", "subject=%00"]
)
async def test_what_no_log_can_be_asked_for_is_refused(ledger: Office, wish: str) -> None:
    answer = await get(ledger, "auditor-1", f"{LOG}?{wish}")
    assert answer.status_code == 422
