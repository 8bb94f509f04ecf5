"""One letter answers the source for three tasks, two are struck off; three others only begin."""

from collections.abc import Iterator

from deploy.embedded.story.plans import plan
from deploy.embedded.story.play import CAMPAIGN, Play, id_of

LETTER = "校整改〔2021〕1号"


def the_source_is_answered(play: Play) -> Iterator[str]:
    """Leaders endorse two of the three tasks, and the office closes these."""
    yield "2021-11-12T09:00"
    letter = {
        "campaign": str(CAMPAIGN),
        "document_number": LETTER,
        "title": "关于立行立改任务整改情况的报告",
        "recipient": "巡视工作领导小组办公室",
        "sent_on": "2021-11-12",
        "tasks": [str(id_of(task)) for task in ("R11-1", "R12-1", "R14-1")],
    }
    play.gives("zgb-1", "reply-to-source", LETTER, "replies/reply-to-source", letter)
    yield "2021-11-12T15:00"
    play.does("ld09", "endorse-closure", "R14-1", opinion="同意销号")
    play.does("ld07", "endorse-closure", "R11-1", opinion="同意销号")
    yield "2021-11-15T09:00"
    play.does("zgb-1", "close-task", "R14-1")
    play.does("zgb-1", "close-task", "R11-1")


def latecomers(play: Play) -> Iterator[str]:
    """R09-1 waits for its plan's approval, R10-1 is accepted, R15-1 only given out."""
    yield "2021-11-15T14:00"
    for task in ("R09-1", "R10-1", "R15-1"):
        play.does("zgb-2", "assign-task", task)
    yield "2021-11-16T10:00"
    play.does("cwc-clerk", "accept-task", "R09-1")
    play.does("sbc-clerk", "accept-task", "R10-1")
    play.does("cwc-head", "propose-measures", "R09-1", measures=plan("R09-1", "cwc-clerk"))
