"""A policy changed over HTTP governs from its day on, and no decision before it."""

from contracts.identifiers import campaign_id, finding_id, task_id
from tests.services.ledger.http.steps import history
from tests.services.ledger.office import Office, person

NAME = "政策批次"
CAMPAIGN = campaign_id(NAME)
LEADER = {"officer": str(person("ld02")), "post": "校长", "unit": "univ"}


async def _assigned(office: Office, number: str) -> tuple[int, str]:
    """A task more, assigned: by which version of the policy, and until when to be accepted."""
    row = {
        "campaign": str(CAMPAIGN),
        "finding": str(finding_id(CAMPAIGN, "1")),
        "number": number,
        "title": "清查",
        "responsibility": {"lead_unit": "hqb", "leader": LEADER},
    }
    await office.done("zgb-1", "tasks/register-task", row)
    task = task_id(CAMPAIGN, number)
    await office.done("zgb-1", f"tasks/{task}/assign-task")
    fact = (await history(office, task))[-1].data
    return getattr(fact, "policy_version", 0), str(getattr(fact, "acceptance_due", ""))


async def test_a_version_governs_from_its_day_on_and_is_named_by_what_it_decided(
    ledger: Office,
) -> None:
    opening = {"name": NAME, "opened_on": "2021-09-18"}
    await ledger.done("zgb-1", "campaigns/open-campaign", opening)
    finding = {"campaign": str(CAMPAIGN), "number": "1", "source_kind": "audit", "text": "账实不符"}
    await ledger.done("zgb-1", "findings/register-finding", finding)
    change = f"campaigns/{CAMPAIGN}/change-policy"
    policy = {"acceptance_working_days": 1}
    later = {"policy": policy, "effective_from": "2021-12-01", "reason": "压缩时限"}
    assert await ledger.refused("zgb-1", change, later) == "not_permitted"
    await ledger.done("ldxz-1", change, later)
    version, usual = await _assigned(ledger, "1-1")
    assert version == 1
    today = {"policy": {"plan_days": 20}, "effective_from": "2021-09-20", "reason": "压缩时限"}
    await ledger.done("ldxz-1", change, today)
    version, shorter = await _assigned(ledger, "1-2")
    assert version == 3
    assert shorter < usual
    misspelt = {**today, "policy": {"plan_day": 20}}
    assert (await ledger.do("ldxz-1", change, misspelt)).status_code == 422
