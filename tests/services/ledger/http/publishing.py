"""A result made public, who is invited to judge it, and the public that does."""

from typing import Any
from uuid import UUID

from tests.services.ledger.http.steps import bring, path
from tests.services.ledger.office import CAMPAIGN, Office, task

TITLE = "报修两小时到场"
GOAL = {"opinion": "目标达成", "goal_met": True}


def draft(number: str) -> dict[str, Any]:
    """What the office wants to say of this task's result."""
    text = "宿舍报修由一天缩短到两小时。"
    return {"campaign": str(CAMPAIGN), "title": TITLE, "text": text, "tasks": [str(task(number))]}


class Public:
    """Anybody, without a token."""

    def __init__(self, office: Office, result: str) -> None:
        self._office = office
        self._path = f"/v1/public/results/{result}/feedback"

    async def give(
        self, invitation: str, score: int, words: str = "", seen_at: UUID | None = None
    ) -> Any:
        """Answer an invitation; `seen_at` is the request's id in the log of a proxy on its way."""
        body = {"invitation": invitation, "score": score, "words": words}
        headers = {"X-Correlation-Id": str(seen_at)} if seen_at else {}
        return await self._office.client.post(self._path, json=body, headers=headers)

    async def reply(self, receipt: str) -> Any:
        """Ask for the reply."""
        return await self._office.client.get(self._path, headers={"Feedback-Receipt": receipt})


async def drafted(office: Office, number: str, unit: str) -> str:
    """A drafted result of a verified task."""
    await bring(office, number, unit, "verified")
    await office.done("ddz-1", path(number, "verify-task"), GOAL)
    told = await office.done("zgb-1", "results/draft-result", draft(number))
    result: str = told["aggregate_id"]
    return result


async def published(office: Office, number: str, unit: str) -> str:
    """The same, approved and public."""
    result = await drafted(office, number, unit)
    await office.done("ldxz-1", f"results/{result}/publish-result", {"opinion": "同意公开"})
    return result


async def invited(office: Office, result: str, count: int) -> list[str]:
    """So many invitations."""
    told = await office.done("zgb-1", f"results/{result}/invite-feedback", {"count": count})
    codes: list[str] = told["invitations"]
    return codes
