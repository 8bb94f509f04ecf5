"""One slip from its issue to the interview: each step in its own stream and in every task's."""

from contracts.identifiers import supervision_id
from tests.services.ledger.http.steps import bring, history, position
from tests.services.ledger.office import CAMPAIGN, Office, person, task

NUMBER = "督办〔2021〕1号"
SLIP = supervision_id(CAMPAIGN, NUMBER)
TASKS = ("R14-1", "R04-2")
"""The unit hqb leads the first and cooperates in the second."""


async def test_a_slip_is_issued_answered_and_talked_about_in_each_task(ledger: Office) -> None:
    for one in TASKS:
        await bring(ledger, one, "hqb", "assigned")
    body = {
        "campaign": str(CAMPAIGN),
        "document_number": NUMBER,
        "unit_addressed": "hqb",
        "tasks": [str(task(one)) for one in TASKS],
        "text": "请说明进展",
        "answer_due": "2999-01-01",
    }
    path = "supervision-slips/issue-supervision-slip"
    before = await position(ledger)
    stray = {**body, "unit_addressed": "lxy"}
    assert await ledger.refused("ddz-1", path, stray) == "unit_of_task"
    assert await ledger.refused("zgb-1", path, body) == "not_permitted"
    assert await position(ledger) == before
    told = await ledger.done("ddz-1", path, body)
    assert told["aggregate_id"] == str(SLIP)
    assert [one["type"] for one in told["events"]] == [
        "supervision.slip_issued.v1",
        *["task.supervision_slip_issued.v1"] * 2,
    ]
    assert await ledger.refused("ddz-1", path, body) == "already_exists"

    answer = f"supervision-slips/{SLIP}/answer-supervision-slip"
    assert await ledger.refused("lxy-head", answer, {"text": "已完成"}) == "not_permitted"
    await ledger.done("hqb-head", answer, {"text": "本月完成"})
    assert await ledger.refused("hqb-head", answer, {"text": "又答"}) == "already_exists"

    talk = f"supervision-slips/{SLIP}/hold-interview"
    held = {"with_whom": [str(person("nobody"))], "held_on": "2021-09-18", "text": "限期"}
    assert await ledger.refused("ddz-1", talk, held) == "not_found"
    await ledger.done("ddz-1", talk, {**held, "with_whom": [str(person("hqb-head"))]})

    assert [event.type for event in await history(ledger, SLIP)] == [
        "supervision.slip_issued.v1",
        "supervision.slip_answered.v1",
        "supervision.interview_held.v1",
    ]
    for one in TASKS:
        paired = (await history(ledger, task(one)))[-3:]
        assert [event.type for event in paired] == [
            "task.supervision_slip_issued.v1",
            "task.supervision_slip_answered.v1",
            "task.interview_held.v1",
        ]


async def test_a_notice_goes_to_a_unit_of_the_task(ledger: Office) -> None:
    await bring(ledger, TASKS[0], "hqb", "assigned")
    body = {
        "campaign": str(CAMPAIGN),
        "document_number": "提示〔2021〕1号",
        "unit_addressed": "hqb",
        "tasks": [str(task(TASKS[0]))],
        "text": "请关注",
    }
    told = await ledger.done("ddz-1", "supervision-slips/issue-notice", body)
    assert [one["type"] for one in told["events"]] == [
        "supervision.notice_issued.v1",
        "task.notice_issued.v1",
    ]
