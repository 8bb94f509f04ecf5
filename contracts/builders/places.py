"""The streams that the examples write to, and the files that they name.

Numbers and texts are those of `examples/ledger-2021.xlsx`: finding W08, task R08-1.
"""

from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from uuid import UUID, uuid5

from contracts.events.task.summary import TaskSummary
from contracts.identifiers import (
    campaign_id,
    finding_id,
    institution_id,
    reply_id,
    task_id,
)

CAMPAIGN_NAME = "2021年巡视整改"
CAMPAIGN: UUID = campaign_id(CAMPAIGN_NAME)
FINDING: UUID = finding_id(CAMPAIGN, "W08")
TASK: UUID = task_id(CAMPAIGN, "R08-1")
TITLE = "对附属医院管理体制问题重新整改"
LEAD_UNIT = "yxb"

INSTITUTION_NUMBER = "××大学发〔2022〕41号"
INSTITUTION: UUID = institution_id(INSTITUTION_NUMBER)
REPLY_NUMBER = "××大学整改〔2022〕8号"
REPLY: UUID = reply_id(CAMPAIGN, REPLY_NUMBER)
CASE: UUID = uuid5(TASK, "case/1")

REGISTERED = TaskSummary(campaign=CAMPAIGN, number="R08-1", title=TITLE)
"""The task as long as it has no lead unit."""

SUMMARY = REGISTERED.model_copy(update={"lead_unit": LEAD_UNIT, "leader_post": "校长"})
"""The task under its lead unit."""

WORKBOOK_SHA256 = "ce4cfecd5d156683c7564182bc1e901e36a8d019d7253ee6d6ba862d835e5bb2"

_SCHOOL_TIME = timezone(timedelta(hours=8))


def file_hash(content: str) -> str:
    """SHA-256 of a file with this text in it."""
    return sha256(content.encode()).hexdigest()


def at(day: str, hour: int = 9, minute: int = 0) -> datetime:
    """That hour of an ISO day as the school's clocks show it (UTC+8), in UTC."""
    local = datetime.fromisoformat(day).replace(hour=hour, minute=minute, tzinfo=_SCHOOL_TIME)
    return local.astimezone(UTC)
