"""A campaign closes over HTTP with its reports approved, and never beside a task that opens."""

import asyncio
from typing import Any

import pytest

from contracts.identifiers import campaign_id, finding_id
from tests.services.ledger.http.steps import history
from tests.services.ledger.office import Office

KINDS = ("plan_report", "progress_report", "first_responsible_report")


async def _opened(office: Office, name: str) -> str:
    """A campaign with a finding and every report approved; its path."""
    opening = {"name": name, "opened_on": "2021-09-18"}
    await office.done("zgb-1", "campaigns/open-campaign", opening)
    id_ = campaign_id(name)
    finding = {"campaign": str(id_), "number": "1", "source_kind": "audit", "text": "账实不符"}
    await office.done("zgb-1", "findings/register-finding", finding)
    for kind in KINDS:
        report = {"kind": kind, "document_number": f"{name}{kind}", "title": "报告"}
        await office.done("ldxz-1", f"campaigns/{id_}/approve-report", report)
    return f"campaigns/{id_}"


def _row(name: str, number: str) -> dict[str, Any]:
    campaign = campaign_id(name)
    ids = {"campaign": str(campaign), "finding": str(finding_id(campaign, "1"))}
    return {**ids, "number": number, "title": "清查"}


async def test_a_report_is_sent_with_the_file_that_was_approved(ledger: Office) -> None:
    path = await _opened(ledger, "报告批次")
    uploaded = await ledger.upload_to("ldxz-1", f"{path}/documents", "报告正文".encode())
    report = {"kind": "progress_report", "document_number": "9号", "title": "进展报告"}
    approve = {**report, "receipt": uploaded["receipt"]}
    await ledger.done("ldxz-1", f"{path}/approve-report", approve)
    send = {"document_number": "9号", "recipient": "巡视办", "sent_on": "2021-09-20"}
    told = await ledger.done("zgb-1", f"{path}/submit-report", send)
    newest = (await history(ledger, told["aggregate_id"]))[-1].data
    assert getattr(newest, "file_sha256", None) == uploaded["sha256"]
    file = f"/v1/{path}/documents/{uploaded['sha256']}"
    read = await ledger.client.get(file, headers=ledger.headers("zgb-1"))
    assert read.content == "报告正文".encode()
    foreign = await ledger.client.get(file, headers=ledger.headers("hqb-head"))
    assert foreign.status_code == 404


async def test_an_open_task_keeps_its_campaign_open_and_a_closed_one_takes_no_more(
    ledger: Office,
) -> None:
    path = await _opened(ledger, "小批次")
    await ledger.done("zgb-1", "tasks/register-task", _row("小批次", "1-1"))
    close = {"conclusion": "办结"}
    answer = await ledger.do("ldxz-1", f"{path}/close-campaign", close)
    assert (answer.status_code, answer.json()["code"]) == (409, "no_open_task")
    assert "1-1" in answer.text
    other = await _opened(ledger, "空批次")
    told = await ledger.done("ldxz-1", f"{other}/close-campaign", close)
    assert told["events"][0]["type"] == "campaign.closed.v1"
    refused = await ledger.refused("zgb-1", "tasks/register-task", _row("空批次", "1-1"))
    assert refused == "campaign_closed"


@pytest.mark.parametrize("attempt", range(6))
async def test_a_task_and_the_end_of_its_campaign_never_both_get_through(
    ledger: Office, attempt: int
) -> None:
    name = f"争先批次{attempt}"
    path = await _opened(ledger, name)
    tasks = [
        ledger.do("zgb-1", "tasks/register-task", _row(name, f"1-{number}")) for number in range(3)
    ]
    ends = [ledger.do("ldxz-1", f"{path}/close-campaign", {"conclusion": "办结"})]
    answers = await asyncio.gather(*([*ends, *tasks] if attempt % 2 else [*tasks, *ends]))
    events = await history(ledger, campaign_id(name))
    closed = any(one.type == "campaign.closed.v1" for one in events)
    opened = await ledger.rows(
        "SELECT FROM ledger.open_tasks WHERE campaign = $1", campaign_id(name)
    )
    assert closed is not bool(opened)
    assert sum(one.status_code == 200 for one in answers) == (1 if closed else 3)
