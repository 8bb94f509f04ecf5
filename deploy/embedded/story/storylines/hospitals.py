"""R08-1: the same empty plan is handed in twice; the discipline office raises a case on it.

The case rests on the events of both submissions and both returns; another body decides it.
"""

from collections.abc import Iterator

from contracts.identifiers import officer_id
from contracts.words import Ground, Outcome
from deploy.embedded.story.play import Play, event_of, id_of

TASK = "R08-1"


def hospitals(play: Play) -> Iterator[str]:
    """From the first submission to the decision."""
    events: list[str] = []
    yield from perfunctory_work(play, events)
    yield "2021-11-03T09:00"
    case = raises_case(play, events)
    yield "2021-11-05T15:00"
    answer = {"text": "专班未按期开会，责任在我，接受批评，十一月底前重新提出方案"}
    play.gives("yxb-head", "answer-accountability", TASK, f"{case}/answer-accountability", answer)
    yield "2021-11-08T10:00"
    decision = {"outcome": Outcome.CRITICISM.value, "text": "给予批评教育，责令限期重新提出方案"}
    play.gives("ldxz-1", "decide-accountability", TASK, f"{case}/decide-accountability", decision)


def perfunctory_work(play: Play, events: list[str]) -> Iterator[str]:
    """Submitted, returned, submitted unchanged, returned; `events` gets what a case can rest on."""
    yield "2021-10-20T17:00"
    play.hands_in("yxb-clerk", TASK, 1, "方案.txt", "拟成立专班，方案另行上报")
    events += [submits(play)]
    yield "2021-10-21T10:00"
    events += [returns(play, "没有专班名单，也没有方案")]
    yield "2021-11-01T17:00"
    events += [submits(play)]
    yield "2021-11-02T10:00"
    events += [returns(play, "与上次提交的内容相同，未作任何修改")]


def submits(play: Play) -> str:
    """The head submits measure 1; the event."""
    return event_of(play.does("yxb-head", "submit-measure", TASK, measure=1, report="方案已提出"))


def returns(play: Play, reasons: str) -> str:
    """A supervisor returns it; the event."""
    return event_of(play.does("ddz-1", "return-measure", TASK, measure=1, reasons=reasons))


def raises_case(play: Play, events: list[str]) -> str:
    """The discipline office raises the case; its path."""
    raised = {
        "tasks": [str(id_of(TASK))],
        "ground": Ground.PERFUNCTORY.value,
        "subjects": [str(officer_id("yxb-head"))],
        "units": ["yxb"],
        "facts": "同一措施两次以相同材料提交，两次被退回",
        "rests_on": events,
    }
    path = "cases/trigger-accountability"
    answer = play.gives("jw-1", "trigger-accountability", TASK, path, raised)
    return f"cases/{answer['aggregate_id']}"
