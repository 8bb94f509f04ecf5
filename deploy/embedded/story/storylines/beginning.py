"""The operator brings in the directory, the office the ledger; six tasks get their plans."""

from collections.abc import Iterator

from deploy.embedded.story.examples import DIRECTORY, LEDGER, example
from deploy.embedded.story.plans import plan
from deploy.embedded.story.play import CAMPAIGN, CAMPAIGN_NAME, OPERATOR, Play

OPENED = "2021-09-18"
UNITS = {
    "R02-2": "xb",
    "R03-1": "xcb",
    "R08-1": "yxb",
    "R11-1": "cgzx",
    "R12-1": "dwb",
    "R14-1": "hqb",
}


def beginning(play: Play) -> Iterator[str]:
    """From an empty store to a campaign with twenty registered tasks."""
    yield "2021-09-18T09:00"
    play.brings_in(OPERATOR, example(DIRECTORY))
    play.brings_in("zgb-1", example(LEDGER), opened=OPENED)
    published = {
        "title": "2021年巡视整改工作方案",
        "document_number": "校党发〔2021〕28号",
        "published_on": OPENED,
    }
    path = f"campaigns/{CAMPAIGN}/publish-plan"
    play.gives("zgb-1", "publish-plan", CAMPAIGN_NAME, path, published)


def planning(play: Play) -> Iterator[str]:
    """Given out, accepted, planned; the plan of R11-1 is returned once."""
    yield "2021-09-22T09:00"
    for task in UNITS:
        play.does("zgb-1", "assign-task", task)
    yield "2021-09-23T10:00"
    for task, unit in UNITS.items():
        play.does(f"{unit}-clerk", "accept-task", task)
    yield "2021-09-27T15:00"
    for task in UNITS:
        proposes(play, task)
    yield "2021-09-28T09:30"
    for task in UNITS:
        if task != "R11-1":
            play.does("zgb-1", "approve-plan", task, opinion="措施具体，时限合规")
    play.does("zgb-1", "return-plan", "R11-1", reasons="请写明修订后的办法由谁验收")
    yield "2021-09-29T16:00"
    proposes(play, "R11-1")
    yield "2021-09-30T09:00"
    play.does("zgb-2", "approve-plan", "R11-1", opinion="同意")


def proposes(play: Play, task: str) -> None:
    """The head of the lead unit proposes the measures of the ledger, owned by its handler."""
    unit = UNITS[task]
    play.does(f"{unit}-head", "propose-measures", task, measures=plan(task, f"{unit}-clerk"))
