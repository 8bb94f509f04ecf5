"""R12-1, whose colleges report and which is verified; and R03-1, half done by October."""

from collections.abc import Iterator

from deploy.embedded.story.play import Play


def colleges(play: Play) -> Iterator[str]:
    """R12-1: two measures at once, then the goal."""
    yield "2021-10-28T15:00"
    reports = play.hands_in("dwb-clerk", "R12-1", 1, "自查报告.txt", "六个学院的自查报告")
    template = play.hands_in("dwb-clerk", "R12-1", 2, "会议记录模板.txt", "党政联席会议记录模板")
    play.does("dwb-head", "submit-measure", "R12-1", measure=1, report="各学院已自查")
    play.does("dwb-head", "submit-measure", "R12-1", measure=2, report="模板已印发")
    yield "2021-11-01T10:00"
    play.verifies("ddz-1", "R12-1", 1, "查阅六份报告，记录完整", reports)
    play.verifies("ddz-1", "R12-1", 2, "模板适用", template)
    yield "2021-11-11T11:00"
    play.does("ddz-1", "verify-task", "R12-1", opinion="记录完整可查", goal_met=True)


def places(play: Play) -> Iterator[str]:
    """R03-1: its first measure is verified, the second has until January."""
    yield "2021-10-29T09:00"
    found = play.hands_in("xcb-clerk", "R03-1", 1, "普查清单.txt", "阵地普查清单")
    play.does("xcb-head", "submit-measure", "R03-1", measure=1, report="普查完成并建档")
    yield "2021-11-01T14:00"
    play.verifies("ddz-2", "R03-1", 1, "清单与实地一致", found)
