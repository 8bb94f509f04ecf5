"""Replies and institutions over HTTP: one document, paired into each task that it serves."""

from typing import Any

from tests.services.ledger.http.steps import PROPOSAL, bring, history, path, position
from tests.services.ledger.office import CAMPAIGN, Office, person, task


def _rule(number: str, *serves: tuple[str, int]) -> dict[str, Any]:
    return {
        "title": "采购与招标管理办法",
        "document_number": number,
        "dated": "2021-09-20",
        "serves": [{"task": str(task(one)), "measure": measure} for one, measure in serves],
    }


async def _promising(office: Office, number: str, unit: str) -> None:
    await bring(office, number, unit, "accepted")
    plan = {**PROPOSAL, "owner": str(person(f"{unit}-clerk")), "institution": "管理办法"}
    await office.done(f"{unit}-head", path(number, "propose-measures"), {"measures": [plan]})
    await bring(office, number, unit, "working")


async def test_a_rule_is_registered_by_the_lead_unit_and_confirmed_by_the_office(
    ledger: Office,
) -> None:
    await _promising(ledger, "R02-2", "xb")
    register = "institutions/register-institution"
    foreign = await ledger.refused("rsc-head", register, _rule("1号", ("R02-2", 1)))
    assert foreign == "not_permitted"
    told = await ledger.done("xb-head", register, _rule("1号", ("R02-2", 1)))
    assert [one["type"] for one in told["events"]] == [
        "institution.registered.v1",
        "task.institution_registered.v1",
    ]
    again = await ledger.refused("xb-head", register, _rule("1号", ("R02-2", 1)))
    assert again == "already_exists"
    confirm = f"institutions/{told['aggregate_id']}/confirm-institution"
    await ledger.done("zgb-1", confirm, {"opinion": "属实"})
    newest = (await history(ledger, task("R02-2")))[-1]
    assert newest.type == "task.institution_confirmed.v1"


async def test_a_document_that_one_task_refuses_is_recorded_nowhere(ledger: Office) -> None:
    await bring(ledger, "R08-1", "yxb", "working")
    before = await position(ledger)
    register = "institutions/register-institution"
    both = _rule("2号", ("R08-1", 1), ("R08-1", 9))
    assert await ledger.refused("yxb-head", register, both) == "institution_promised"
    reply = {
        "campaign": str(CAMPAIGN),
        "document_number": "3号",
        "title": "报告",
        "recipient": "巡视办",
        "sent_on": "2021-09-20",
        "tasks": [str(task("R08-1"))],
    }
    assert await ledger.refused("zgb-1", "replies/reply-to-source", reply) == "task_status"
    assert await position(ledger) == before


async def test_a_measure_is_served_once_by_a_document(ledger: Office) -> None:
    await _promising(ledger, "R15-1", "rsc")
    register = "institutions/register-institution"
    twice = _rule("4号", ("R15-1", 1), ("R15-1", 1))
    assert await ledger.refused("rsc-head", register, twice) == "measure_named_twice"
