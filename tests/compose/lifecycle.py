"""One task of the example campaign from assignment to closing."""

from contracts.identifiers import officer_id
from tests.compose.people import CAMPAIGN, People, task

CLOSED = "R14-1"


def furnish(people: People) -> None:
    """Directory and ledger imported."""
    people.imports("service:operator", "directory.xlsx")
    people.imports("zgb-1", "ledger-2021.xlsx", opened="2021-09-18")


def live_through(people: People) -> int:
    """Play it; the position of the last event."""
    room = f"tasks/{task(CLOSED)}"
    people.does("zgb-1", f"{room}/assign-task")
    people.does("hqb-clerk", f"{room}/accept-task")
    people.does("hqb-head", f"{room}/propose-measures", measures=[_measure(1), _measure(2)])
    people.does("zgb-1", f"{room}/approve-plan")
    for number in (1, 2):
        _work(people, room, number)
    people.does("ddz-1", f"{room}/verify-task", opinion="目标达成", goal_met=True)
    people.does("zgb-1", "replies/reply-to-source", **_reply())
    people.does("ld09", f"{room}/endorse-closure", opinion="同意销号")
    return int(people.does("zgb-1", f"{room}/close-task")["position"])


def _work(people: People, room: str, number: int) -> None:
    """A measure submitted, returned once where it is the first, and verified."""
    sha256 = people.hands_in("hqb-clerk", CLOSED, number, f"文件{number}".encode())
    people.does("hqb-head", f"{room}/submit-measure", measure=number, report="完成")
    if number == 1:
        people.does("ddz-1", f"{room}/return-measure", measure=1, reasons="缺少签字")
        people.does("hqb-head", f"{room}/submit-measure", measure=1, report="补签")
    people.does("ddz-1", f"{room}/verify-measure",
                measure=number, opinion="属实", evidence_checked=[sha256])  # fmt: skip


def _measure(number: int) -> dict[str, object]:
    return {
        "number": number,
        "text": f"第{number}项措施",
        "type": "immediate",
        "deadline": "2021-11-15",
        "deliverable": "服务承诺",
        "owner": str(officer_id("hqb-clerk")),
    }


def _reply() -> dict[str, object]:
    return {
        "campaign": str(CAMPAIGN),
        "document_number": "校整改〔2021〕1号",
        "title": "整改情况报告",
        "recipient": "巡视办",
        "sent_on": "2021-12-20",
        "tasks": [str(task(CLOSED))],
    }
