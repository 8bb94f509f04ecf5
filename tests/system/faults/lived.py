"""How the good ledger came to be: a task through its whole life, others at work, all signed."""

from tests.services.ledger.http.steps import attach, bring, path
from tests.services.ledger.office import CAMPAIGN, Office, task

CLOSED, WORKING, OTHER = "R14-1", "R11-1", "R09-1"
"""A task that ran to its end, one with evidence and a deadline, one that began."""

REPLY = {
    "campaign": str(CAMPAIGN),
    "document_number": "校整改〔2021〕1号",
    "title": "整改情况报告",
    "recipient": "巡视办",
    "sent_on": "2021-09-20",
    "tasks": [str(task(CLOSED))],
}


async def first_days(office: Office) -> None:
    """What an old backup still has."""
    office.at("2021-09-19T09:00")
    await bring(office, CLOSED, "hqb", "submitted")
    await bring(office, WORKING, "cgzx", "working")


async def later_days(office: Office) -> None:
    """A task is closed; another gets its evidence, which a first one had already."""
    office.at("2021-09-20T09:00")
    await bring(office, CLOSED, "hqb", "verified")
    opinion = {"opinion": "目标达成", "goal_met": True}
    await office.done("ddz-1", path(CLOSED, "verify-task"), opinion)
    await office.done("zgb-1", "replies/reply-to-source", REPLY)
    await office.done("ld09", path(CLOSED, "endorse-closure"), {"opinion": "同意销号"})
    await office.done("zgb-1", path(CLOSED, "close-task"))
    await _a_position_unused(office)
    await attach(office, WORKING, "cgzx-clerk", CLOSED.encode())
    await attach(office, WORKING, "cgzx-clerk", "验收单".encode())
    await bring(office, OTHER, "cwc", "accepted")
    assert await office.refused("cwc-head", path(OTHER, "close-task")) == "task_status"


async def _a_position_unused(office: Office) -> None:
    """As an append that failed leaves it."""
    await office.rows("SELECT nextval(pg_get_serial_sequence('ledger.events', 'notification_id'))")
