"""The main job over HTTP, seen on NATS by a stranger and in reporting as of any earlier moment."""

import json
from typing import Any
from uuid import UUID

import nats
import pytest
from nats.aio.client import Client
from nats.js.errors import FetchTimeoutError

from contracts.identifiers import officer_id, task_id
from tests.system.world import CAMPAIGN, World

TASK = task_id(CAMPAIGN, "R11-1")
PATH = f"tasks/{TASK}"
RULE = {
    "title": "采购与招标管理办法",
    "act": "revised",
    "document_number": "校采〔2021〕3号",
    "dated": "2021-09-18",
    "serves": [{"task": str(TASK), "measure": 1}],
}
REPLY = {
    "campaign": str(CAMPAIGN),
    "document_number": "校整改〔2021〕11号",
    "title": "整改情况报告",
    "recipient": "审计组",
    "sent_on": "2021-09-18",
    "tasks": [str(TASK)],
}


@pytest.fixture(scope="module")
async def positions(world: World) -> dict[str, int]:
    """R11-1 lived through to its closing, and then a case on it; the position of each step."""
    at: dict[str, int] = {}

    async def step(name: str, account: str, path: str, body: Any = None) -> dict[str, Any]:
        told = await world.done(account, path, body)
        at[name] = told["position"]
        return told

    await step("assigned", "zgb-1", f"{PATH}/assign-task")
    await step("accepted", "cgzx-clerk", f"{PATH}/accept-task")
    measure = {
        "number": 1,
        "text": "修订采购管理办法",
        "type": "immediate",
        "deadline": "2021-11-15",
        "deliverable": "文件",
        "institution": RULE["title"],
        "owner": str(officer_id("cgzx-clerk")),
    }
    await step("proposed", "cgzx-head", f"{PATH}/propose-measures", {"measures": [measure]})
    await step("approved", "zgb-1", f"{PATH}/approve-plan")
    file = await world.upload("cgzx-clerk", TASK, "采购与招标管理办法".encode())
    receipt = {"measure": 1, "receipt": file["receipt"]}
    attached = await step("attached", "cgzx-clerk", f"{PATH}/attach-evidence", receipt)
    report = {"measure": 1, "report": "已修订"}
    await step("submitted", "cgzx-head", f"{PATH}/submit-measure", report)
    checked = {"measure": 1, "opinion": "属实", "evidence_checked": [file["sha256"]]}
    await step("measure verified", "ddz-1", f"{PATH}/verify-measure", checked)
    goal = {"opinion": "目标达成", "goal_met": True}
    await step("verified", "ddz-1", f"{PATH}/verify-task", goal)
    rule = await step("registered", "cgzx-head", "institutions/register-institution", RULE)
    confirm = f"institutions/{rule['aggregate_id']}/confirm-institution"
    await step("confirmed", "zgb-2", confirm, {"opinion": "属实"})
    await step("replied", "zgb-1", "replies/reply-to-source", REPLY)
    await step("endorsed", "ld07", f"{PATH}/endorse-closure", {"opinion": "同意"})
    await step("closed", "zgb-1", f"{PATH}/close-task")
    case = {
        "tasks": [str(TASK)],
        "ground": "ineffective",
        "subjects": [str(officer_id("cgzx-head"))],
        "units": ["cgzx"],
        "facts": "整改推进不力",
        "rests_on": [attached["events"][0]["event_id"]],
    }
    raised = await step("triggered", "jw-1", "cases/trigger-accountability", case)
    of_case = f"cases/{raised['aggregate_id']}"
    await step("answered", "cgzx-head", f"{of_case}/answer-accountability", {"text": "说明"})
    decision = {"outcome": "criticism", "text": "批评教育"}
    await step("decided", "ldxz-1", f"{of_case}/decide-accountability", decision)
    await world.caught_up()
    return at


async def integrator(world: World) -> tuple[Client, dict[str, str]]:
    """A subscriber that knows nothing but what run.json tells an integrator."""
    access: dict[str, str] = json.loads(world.stack.folder.run_file.read_text())["nats"]
    client = await nats.connect(
        access["url"],
        user=access["user"],
        password=access["password"],
        inbox_prefix=access["inbox_prefix"].encode(),
    )
    return client, access


async def test_an_integrator_sees_every_step_in_order_as_stored(
    world: World, positions: dict[str, int]
) -> None:
    client, access = await integrator(world)
    pull = await client.jetstream().pull_subscribe_bind(
        durable=access["durable"], stream=access["stream"]
    )
    seen: dict[int, dict[str, Any]] = {}
    while len(seen) < max(positions.values()):
        try:
            messages = await pull.fetch(200, timeout=2)
        except (TimeoutError, FetchTimeoutError):
            break
        for message in messages:
            headers = message.headers or {}
            if headers["ce-subject"] == str(TASK) or "case" in headers["ce-type"]:
                seen[int(headers["ce-sequence"])] = json.loads(message.data)
            await message.ack()
    await client.close()
    assert list(seen) == sorted(seen)
    versions = [e["aggregate_version"] for e in seen.values() if e["aggregate_id"] == str(TASK)]
    assert versions == list(range(1, len(versions) + 1))
    types = [event["type"] for event in seen.values()]
    assert types.index("task.assigned.v1") < types.index("task.closed.v1")
    assert "case.accountability_decided.v1" in types


async def test_what_an_integrator_sees_of_a_case_names_no_subject_and_no_fact(
    world: World, positions: dict[str, int]
) -> None:
    async with world.database() as database:
        rows = await database.fetch(
            "SELECT topic, state FROM ledger.events WHERE topic LIKE 'case.%'"
        )
    told = {row["topic"]: row["state"] for row in rows}
    assert len(told) >= 3
    subject = str(officer_id("cgzx-head")).encode()
    # The subject is named as the one who answered, and nowhere else.
    assert {topic for topic, state in told.items() if subject in state} == {
        "case.accountability_answered.v1"
    }
    for secret in ("整改推进不力", "批评教育", "说明"):
        assert all(secret.encode() not in state for state in told.values())


async def test_an_integrator_can_neither_publish_nor_read_another_inbox(world: World) -> None:
    client, _ = await integrator(world)
    refused: list[str] = []

    async def note(error: Exception) -> None:
        refused.append(str(error).lower())

    client._error_cb = note  # the library offers it at connect only
    await client.publish(f"taizhang.v1.task.-.{UUID(int=0)}.TaskClosed", b"{}")
    await client.subscribe("_INBOX.relay.>")
    await client.flush()
    await world.until(lambda: len(refused) >= 2)
    await client.close()
    assert any("permissions violation for publish" in one for one in refused)
    assert any("permissions violation for subscription" in one for one in refused)


@pytest.mark.parametrize(
    ("step", "status"),
    [
        ("assigned", "assigned"),
        ("accepted", "accepted"),
        ("approved", "in_progress"),
        ("verified", "verified"),
        ("closed", "closed"),
    ],
)
async def test_reporting_shows_the_task_as_of_each_earlier_step(
    world: World, positions: dict[str, int], step: str, status: str
) -> None:
    answer = await world.client.get(
        f"{world.stack.endpoints['reporting']}/v1/tasks/{TASK}",
        params={"as_of": str(positions[step])},
        headers=world.headers("auditor-1"),
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["task"]["status"] == status
