"""What rules found so far, and with which rules: the policy's, narrowed to what a test is about."""

from typing import Any

from contracts.events.campaigns.rules import SIGNALS
from tests.services.ledger.office import CAMPAIGN, Office


async def rules(office: Office, since: str, **limits: int) -> None:
    """A policy from this day on with these rules alone."""
    rules = [
        {**one.model_dump(mode="json"), "limit": limits[one.kind.value]}
        for one in SIGNALS
        if one.kind.value in limits
    ]
    change = {
        "policy": {"signals": rules},
        "effective_from": since,
        "reason": "试行",
    }
    await office.done("ldxz-1", f"campaigns/{CAMPAIGN}/change-policy", change)


async def signals(office: Office) -> list[dict[str, Any]]:
    """What rules found so far, as the discipline office reads it."""
    rows = await office.rows(
        """SELECT originator_id FROM ledger.events
        WHERE topic = 'case.accountability_signalled.v1' ORDER BY notification_id"""
    )
    return [await read_case(office, "jw-1", row["originator_id"]) for row in rows]


async def read_case(office: Office, account: str, case: object) -> dict[str, Any]:
    """The case, opened for whoever may read it."""
    answer = await office.client.get(f"/v1/cases/{case}", headers=office.headers(account))
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told
