"""One task from assignment to closing, by the people who do it."""

from contracts.identifiers import draw_id
from contracts.words import DrawKind
from tests.services.ledger.http.conftest import add
from tests.services.ledger.http.steps import signed
from tests.services.ledger.office import CAMPAIGN, Office, person, task
from tests.services.ledger.signals import rules, signals
from tests.services.ledger.sweeping import sweeper

R14 = f"tasks/{task('R14-1')}"


async def test_a_task_runs_from_assignment_to_closing_and_comes_back(office: Office) -> None:
    office.at("2021-09-20T09:00")
    await office.done("zgb-1", f"{R14}/assign-task")
    await office.done("hqb-clerk", f"{R14}/accept-task")
    measures = [
        {
            "number": number,
            "text": text,
            "type": "immediate",
            "deadline": due,
            "deliverable": "服务承诺",
            "owner": str(person("hqb-clerk")),
        }
        for number, text, due in [
            (1, "压缩维修响应时限", "2021-10-15"),
            (2, "公布查询", "2021-11-15"),
        ]
    ]
    await office.done("hqb-head", f"{R14}/propose-measures", {"measures": measures})
    await office.done("zgb-1", f"{R14}/approve-plan")
    await office.done(
        "hqb-clerk",
        f"{R14}/request-contribution",
        {"unit": "xsc", "request": "请提供报修数据", "due": "2021-10-01"},
    )
    await office.done("xsc-clerk", f"{R14}/contribute", {"contribution": 1, "text": "已提供"})
    for number in (1, 2):
        uploaded = await office.upload("hqb-clerk", "R14-1", f"文件{number}".encode())
        await office.done(
            "hqb-clerk",
            f"{R14}/attach-evidence",
            {"measure": number, "receipt": uploaded["receipt"]},
        )
        await office.done(
            "hqb-head", f"{R14}/submit-measure", {"measure": number, "report": "完成"}
        )
        if number == 1:
            await office.done(
                "ddz-1", f"{R14}/return-measure", {"measure": 1, "reasons": "缺少签字"}
            )
            await office.done("hqb-head", f"{R14}/submit-measure", {"measure": 1, "report": "补签"})
        await office.done(
            "ddz-1",
            f"{R14}/verify-measure",
            {"measure": number, "opinion": "属实", "evidence_checked": [uploaded["sha256"]]},
        )
    await office.done("ddz-1", f"{R14}/verify-task", {"opinion": "目标达成", "goal_met": True})
    assert await office.refused("zgb-1", f"{R14}/close-task") == "reply_dated"
    reply = {
        "campaign": str(await _campaign(office)),
        "document_number": "校整改〔2021〕1号",
        "title": "整改情况报告",
        "recipient": "巡视办",
        "sent_on": "2021-09-20",
        "tasks": [str(task("R14-1"))],
    }
    await office.done("zgb-1", "replies/reply-to-source", reply)
    assert await office.refused("zgb-1", f"{R14}/close-task") == "closure_endorsed"
    await office.done("ld09", f"{R14}/endorse-closure", {"opinion": "同意销号"})
    closed = await office.done("zgb-1", f"{R14}/close-task")
    assert closed["version"] == 19
    assert [one["type"] for one in closed["events"]] == ["task.closed.v1"]
    await _drawn_relapsed_and_reopened(office)


async def _drawn_relapsed_and_reopened(office: Office) -> None:
    """Half a year later: it was returned once, so that every draw takes it."""
    assert await office.rows("SELECT FROM ledger.due_dates WHERE clock = 'look_back'")
    await add(office, "ddz-9", ("督导组", "ddz"))
    office.at("2022-03-19T09:00")
    draw = draw_id(CAMPAIGN, DrawKind.LOOK_BACK, 1)
    body = {
        "campaign": str(CAMPAIGN),
        "kind": "look_back",
        "number": 1,
        "percent": 10,
        "due_until": "2022-03-19",
        "purpose": "上半年回头看",
    }
    await office.done("ddz-1", "draws/announce-draw", body)
    await signed(office, draw, b"r" * 32)
    by = {"look_back_by": "2022-04-19"}
    drawn = await office.done("ddz-1", f"draws/{draw}/draw-look-back", by)
    types = ["draw.look_back_drawn.v1", "task.look_back_drawn.v1"]
    assert [one["type"] for one in drawn["events"]] == types
    assert not await office.rows("SELECT FROM ledger.open_tasks WHERE task = $1", task("R14-1"))
    found = {"relapsed": True, "opinion": "又超时"}
    assert await office.refused("ddz-1", f"{R14}/look-back", found) == "independence"
    again = {"ground": "look_back", "reason": "反弹"}
    assert await office.refused("ldxz-1", f"{R14}/reopen-task", again) == "relapse_found"
    await office.done("ddz-9", f"{R14}/look-back", found)
    told = await office.done("ldxz-1", f"{R14}/reopen-task", again)
    assert told["version"] == 22
    (row,) = await office.rows(
        "SELECT openness FROM ledger.open_tasks WHERE task = $1", task("R14-1")
    )
    assert row["openness"] == "open"
    await _signalled_once_as_back_too_soon(office)


async def _signalled_once_as_back_too_soon(office: Office) -> None:
    """Closed 180 days ago: the relapse that was found, and the reopening, are one signal."""
    await rules(office, "2022-03-19", relapse=180)
    async with sweeper(office) as sweeps:
        await sweeps.sweep()
    (signal,) = await signals(office)
    found = signal["entries"][0]["content"]
    assert (found["kind"], found["unit"], found["figure"]) == ("relapse", "hqb", 180)


async def _campaign(office: Office) -> str:
    rows = await office.rows(
        "SELECT originator_id FROM ledger.events WHERE topic = 'campaign.opened.v1'"
    )
    return str(rows[0][0])
