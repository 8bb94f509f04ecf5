"""R11-1 promised a rule: registered by the unit, confirmed by the office, the goal verified."""

from collections.abc import Iterator

from contracts.identifiers import institution_id
from deploy.embedded.story.play import Play, id_of

TASK, RULE = "R11-1", "校采〔2021〕3号"


def procurement(play: Play) -> Iterator[str]:
    """From the rule's file to the verified task."""
    yield "2021-11-09T10:00"
    rule = play.hands_in("cgzx-clerk", TASK, 1, "采购与招标管理办法.txt", "采购与招标管理办法")
    registered = {
        "title": "采购与招标管理办法",
        "act": "revised",
        "document_number": RULE,
        "dated": "2021-11-08",
        "serves": [{"task": str(id_of(TASK)), "measure": 1}],
    }
    path = "institutions/register-institution"
    play.gives("cgzx-head", "register-institution", TASK, path, registered)
    play.does("cgzx-head", "submit-measure", TASK, measure=1, report="办法已修订并印发")
    yield "2021-11-10T09:00"
    path = f"institutions/{institution_id(RULE)}/confirm-institution"
    play.gives("zgb-1", "confirm-institution", TASK, path, {"opinion": "文件已印发，内容相符"})
    play.verifies("ddz-1", TASK, 1, "办法写明了论证与验收", rule)
    yield "2021-11-11T15:00"
    play.does("ddz-1", "verify-task", TASK, opinion="程序合规", goal_met=True)
