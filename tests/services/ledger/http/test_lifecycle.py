"""One task from assignment to closing, by the people who do it."""

from tests.services.ledger.office import Office, person, task

R14 = f"tasks/{task('R14-1')}"


async def test_a_task_runs_from_assignment_to_closing(office: Office) -> None:
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


async def _campaign(office: Office) -> str:
    rows = await office.rows(
        "SELECT originator_id FROM ledger.events WHERE topic = 'campaign.opened.v1'"
    )
    return str(rows[0][0])
