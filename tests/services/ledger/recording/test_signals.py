"""Signals by the clock process: found in what is recorded, raised once, settled by people."""

import asyncio
from hashlib import sha256
from typing import Any

from contracts.words import SignalKind
from tests.services.ledger.http.steps import (
    PROPOSAL,
    attach,
    bring,
    history,
    path,
    position,
    stored,
)
from tests.services.ledger.office import Office, person, task
from tests.services.ledger.signals import read_case, rules, signals
from tests.services.ledger.sweeping import sweeper

SHARED = "不同任务的同一份会议纪要".encode()


async def test_one_file_on_two_tasks_is_signalled_once_explained_proposed_and_dismissed(
    office: Office,
) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R14-1", "hqb", "working")
    await bring(office, "R09-1", "cwc", "working")
    await attach(office, "R14-1", "hqb-clerk", SHARED)
    async with sweeper(office) as one, sweeper(office) as other:
        await one.sweep()
        assert await signals(office) == []
        await attach(office, "R09-1", "cwc-clerk", SHARED)
        await asyncio.gather(one.sweep(), other.sweep())
        await other.sweep()
        (signal,) = await signals(office)
        found = signal["entries"][0]["content"]
        assert {name: found[name] for name in ("rule", "kind", "unit", "figure", "limit")} == {
            "rule": "reused-evidence",
            "kind": "evidence_reused",
            "unit": "cwc",
            "figure": 2,
            "limit": 2,
        }
        assert set(signal["tasks"]) == {str(task("R14-1")), str(task("R09-1"))}
        case = signal["id"]
        await _is_sealed_and_paired(office, case)

        dismiss, reason = f"cases/{case}/dismiss-accountability-proposal", {"text": "情况属实"}
        explain, said = f"cases/{case}/explain-accountability", {"text": "同一次会议研究两项任务"}
        assert await office.refused("jw-1", dismiss, reason) == "not_proposed"
        assert await office.refused("hqb-head", explain, said) == "not_permitted"
        await office.done("cwc-head", explain, said)
        assert (await read_case(office, "cwc-head", case))["entries"][1]["content"]["text"] == said[
            "text"
        ]
        await asyncio.gather(one.sweep(), other.sweep())
        assert (await one.sweep())[1] == 0
    proposal = (await read_case(office, "jw-1", case))["entries"][-1]
    assert proposal["type"] == "case.accountability_proposed.v1"
    assert proposal["content"] == {"signal": found, "explanation": said["text"]}
    assert await office.refused("zgb-1", dismiss, reason) == "not_permitted"
    await office.done("jw-1", dismiss, reason)
    stranger = await office.client.get(f"/v1/cases/{case}", headers=office.headers("hqb-head"))
    assert stranger.status_code == 403


async def _is_sealed_and_paired(office: Office, case: str) -> None:
    (state,) = await stored(office, case)
    for secret in (b"cwc", b"reused-evidence", b"evidence_reused", sha256(SHARED).hexdigest()):
        assert (secret if isinstance(secret, bytes) else secret.encode()) not in state
    for number in ("R14-1", "R09-1"):
        pair: Any = (await history(office, task(number)))[-1]
        assert pair.type == "task.accountability_signalled.v1"
        assert (str(pair.data.case), pair.actor.post) == (case, "clock")
        assert pair.data.case_event_sha256 == sha256(state).hexdigest()


async def test_what_is_overdue_for_long_is_found_after_days_of_being_down_and_then_raised(
    office: Office,
) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R14-1", "hqb", "working")
    async with sweeper(office) as one, sweeper(office) as other:
        office.at("2021-10-16T09:00")
        await one.sweep()
        office.at("2021-11-13T23:00")
        await one.sweep()
        assert await signals(office) == []
        office.at("2021-12-20T09:00")
        await asyncio.gather(one.sweep(), other.sweep())
        (signal,) = await signals(office)
        assert signal["entries"][0]["content"]["kind"] == SignalKind.OVERDUE
        office.at("2021-12-27T09:00")
        await one.sweep()
        assert len((await signals(office))[0]["entries"]) == 1
        office.at("2021-12-28T00:01")
        await asyncio.gather(one.sweep(), other.sweep())
        before = await position(office)
        await one.sweep()
        assert await position(office) == before
    (signal,) = await signals(office)
    proposal = signal["entries"][-1]
    assert proposal["content"]["explanation"] is None
    trigger = {
        "tasks": signal["tasks"],
        "ground": "ineffective",
        "subjects": [str(person("hqb-head"))],
        "facts": "长期逾期",
        "rests_on": proposal["content"]["signal"]["rests_on"],
        "proposal": signal["id"],
    }
    raised = await office.done("jw-1", "cases/trigger-accountability", trigger)
    assert raised["aggregate_id"] == signal["id"]
    answer = {"text": "已整改"}
    await office.done("hqb-head", f"cases/{signal['id']}/answer-accountability", answer)
    again = await office.refused("jw-1", "cases/trigger-accountability", trigger)
    assert again == "already_exists"


async def test_days_on_which_the_risk_was_accepted_are_left_out_and_the_rest_is_found_after_them(
    office: Office,
) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R14-1", "hqb", "working")
    await bring(office, "R09-1", "cwc", "working")
    risk = {"reason": "须待上级方案", "residual_rating": "low", "expires_on": "2021-12-31"}
    await office.done("ldxz-1", path("R14-1", "accept-risk"), risk)
    async with sweeper(office) as sweeps:
        office.at("2021-10-25T09:00")
        await sweeps.sweep()
        await office.done("ldxz-1", path("R09-1", "accept-risk"), risk)
        found: dict[str, list[object]] = {}
        # Due on 15 October: one became overdue at rest, the other ten days before its rest.
        for day in ("2021-12-30", "2022-01-19", "2022-01-20", "2022-01-29", "2022-01-30"):
            office.at(f"{day}T09:00")
            await sweeps.sweep()
            contents = [one["entries"][0]["content"] for one in await signals(office)]
            found[day] = [(one["unit"], one["figure"]) for one in contents]
    late = [("cwc", 30), ("hqb", 30)]
    assert list(found.values()) == [[], [], late[:1], late[:1], late]


async def test_a_burst_is_signalled_by_the_policy_of_its_day_and_one_bulk_command_is_not(
    office: Office,
) -> None:
    office.at("2021-09-20T09:00")
    await rules(office, "2021-09-20", submission_burst=2)
    for number in ("R14-1", "R09-1", "R11-1", "R02-2"):
        await office.done("zgb-1", path(number, "assign-task"), {"lead_unit": "hqb"})
        await bring(office, number, "hqb", "evidenced")
    done = {"measure": 1, "report": "完成"}
    bulk = {"items": [{"id": str(task(one)), "command": done} for one in ("R11-1", "R02-2")]}
    async with sweeper(office) as sweeps:
        told = await office.done("hqb-head", "bulk/submit-measure", bulk)
        assert told["carried_out"] == 2
        await sweeps.sweep()
        assert await signals(office) == []
        office.at("2021-09-20T09:05")
        for number in ("R14-1", "R09-1"):
            await office.done("hqb-head", path(number, "submit-measure"), done)
        # Nobody looked that day, and the next day's policy is milder.
        await rules(office, "2021-09-21", submission_burst=10)
        office.at("2021-09-21T09:00")
        await sweeps.sweep()
    (signal,) = await signals(office)
    found = signal["entries"][0]["content"]
    assert (found["kind"], found["unit"], found["policy_version"]) == (
        SignalKind.SUBMISSION_BURST,
        "hqb",
        2,
    )


async def _institution(office: Office, number: str, unit: str, text: bytes) -> None:
    """A rule with this text, promised by the task's measure and registered."""
    await bring(office, number, unit, "accepted")
    plan = {**PROPOSAL, "owner": str(person(f"{unit}-clerk")), "institution": "管理办法"}
    await office.done(f"{unit}-head", path(number, "propose-measures"), {"measures": [plan]})
    await bring(office, number, unit, "working")
    uploaded = await office.upload(f"{unit}-head", number, text)
    rule = {
        "title": "管理办法",
        "act": "issued",
        "document_number": "5号",
        "dated": "2021-09-20",
        "serves": [{"task": str(task(number)), "measure": 1}],
        "receipt": uploaded["receipt"],
    }
    await office.done(f"{unit}-head", "institutions/register-institution", rule)


async def test_the_text_of_an_institution_and_a_declared_file_are_no_signal(
    office: Office,
) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R14-1", "hqb", "working")
    await bring(office, "R09-1", "cwc", "working")
    for number, account in (("R14-1", "hqb-clerk"), ("R09-1", "cwc-clerk")):
        uploaded = await office.upload(account, number, SHARED)
        declared = {"measure": 1, "receipt": uploaded["receipt"], "shared_reason": "同一通知"}
        await office.done(account, path(number, "attach-evidence"), declared)
    rule = "制度全文".encode()
    await _institution(office, "R02-1", "dwb", rule)
    for number, account in (("R14-1", "hqb-clerk"), ("R09-1", "cwc-clerk")):
        await attach(office, number, account, rule)
    async with sweeper(office) as sweeps:
        await sweeps.sweep()
    assert await signals(office) == []
