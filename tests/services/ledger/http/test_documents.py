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


async def test_a_rule_gives_way_to_its_revision_and_is_abolished_each_in_one_transaction(
    office: Office,
) -> None:
    office.at("2021-09-20T09:00")
    await _promising(office, "R05-1", "zzb")
    await _promising(office, "R05-2", "zzb")
    register = "institutions/register-institution"
    first = await office.done("zzb-head", register, _rule("11号", ("R05-1", 1)))
    revising = _rule("12号", ("R05-2", 1)) | {"act": "revised", "revises": first["aggregate_id"]}
    told = await office.done("zzb-head", register, revising)
    assert [one["type"] for one in told["events"]] == [
        "institution.registered.v1",
        "task.institution_registered.v1",
        "institution.revised.v1",
        "task.institution_revised.v1",
    ]
    again = _rule("13号", ("R05-2", 1)) | {"act": "revised", "revises": first["aggregate_id"]}
    assert await office.refused("zzb-head", register, again) == "already_exists"
    abolish = f"institutions/{told['aggregate_id']}/abolish-institution"
    body = {"reason": "职能调整", "abolished_on": "2021-09-20"}
    assert await office.refused("xb-head", abolish, body) == "not_permitted"
    ended = await office.done("zzb-head", abolish, body)
    assert [one["type"] for one in ended["events"]] == [
        "institution.abolished.v1",
        "task.institution_abolished.v1",
    ]
    assert (await history(office, task("R05-2")))[-1].unit == "zzb"


async def test_the_file_of_a_rule_comes_by_receipt_and_is_read_by_who_sees_its_tasks(
    office: Office,
) -> None:
    office.at("2021-09-20T09:00")
    await _promising(office, "R02-1", "dwb")
    register = "institutions/register-institution"
    rule = _rule("5号", ("R02-1", 1))
    by_hash = {**rule, "file_sha256": "0" * 64}
    answer = await office.do("dwb-head", register, by_hash)
    assert answer.status_code == 422, answer.text
    others = await office.upload("dwb-clerk", "R02-1", b"rule")
    foreign = {**rule, "receipt": others["receipt"]}
    assert await office.refused("dwb-head", register, foreign) == "receipt_invalid"
    uploaded = await office.upload("dwb-head", "R02-1", b"rule")
    told = await office.done("dwb-head", register, {**rule, "receipt": uploaded["receipt"]})
    (registered,) = await history(office, told["aggregate_id"])
    assert getattr(registered.data, "file_sha256", None) == uploaded["sha256"]
    document = f"/v1/institutions/{told['aggregate_id']}/document"
    read = await office.client.get(document, headers=office.headers("ddz-1"))
    assert read.content == b"rule"
    refused = await office.client.get(document, headers=office.headers("yxb-head"))
    assert (refused.status_code, refused.json()["code"]) == (403, "not_permitted")


async def test_a_plan_is_published_with_the_file_that_the_office_uploaded_for_it(
    ledger: Office,
) -> None:
    documents = f"campaigns/{CAMPAIGN}/documents"
    publish = f"campaigns/{CAMPAIGN}/publish-plan"
    plan = {"title": "工作方案", "document_number": "方案1号", "published_on": "2021-09-20"}
    foreign = await ledger.do("hqb-head", documents, **{"File-Name": "1.pdf"})
    assert (foreign.status_code, foreign.json()["code"]) == (403, "not_permitted")
    uploaded = await ledger.upload_to("zgb-1", documents, "方案".encode())
    receipt = {"receipt": uploaded["receipt"]}
    file = f"/v1/{documents}/{uploaded['sha256']}"
    unpublished = await ledger.client.get(file, headers=ledger.headers("hqb-head"))
    assert unpublished.status_code == 404
    assert (await ledger.do("zgb-1", publish, {**plan, "file_sha256": "0" * 64})).status_code == 422
    await bring(ledger, "R14-1", "hqb", "assigned")
    of_a_task = await ledger.upload("hqb-clerk", "R14-1", b"evidence")
    evidence = {**plan, "receipt": of_a_task["receipt"]}
    assert await ledger.refused("zgb-1", publish, evidence) == "receipt_invalid"
    await ledger.done("zgb-1", publish, {**plan, **receipt})
    read = await ledger.client.get(file, headers=ledger.headers("hqb-head"))
    assert read.content == "方案".encode()


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
