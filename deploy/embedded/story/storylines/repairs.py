"""R14-1: repairs within a day. A contribution, one return, everything in time; struck off."""

from collections.abc import Iterator

from deploy.embedded.story.play import Play

TASK = "R14-1"


def repairs(play: Play) -> Iterator[str]:
    """From the first question to the goal that is met."""
    yield from figures_are_asked_for(play)
    yield from a_signature_is_missing(play)
    yield "2021-11-10T15:00"
    page = play.hands_in("hqb-clerk", TASK, 2, "查询页面.txt", "维修进度查询页面已上线")
    play.does("hqb-head", "submit-measure", TASK, measure=2, report="查询页面已公布")
    yield "2021-11-11T10:00"
    play.verifies("ddz-1", TASK, 2, "页面可查", page)
    opinion = "随机访问二十名学生，均表示满意"
    play.does("ddz-1", "verify-task", TASK, opinion=opinion, goal_met=True)


def figures_are_asked_for(play: Play) -> Iterator[str]:
    """The lead unit asks the student office, and gets an answer."""
    yield "2021-10-08T09:00"
    request = "请提供近一学年宿舍报修数据"
    play.does(
        "hqb-clerk", "request-contribution", TASK, unit="xsc", request=request, due="2021-10-12"
    )
    yield "2021-10-09T11:00"
    play.does("xsc-clerk", "contribute", TASK, contribution=1, text="已提供报修数据1862条")


def a_signature_is_missing(play: Play) -> Iterator[str]:
    """Measure 1 is returned once, and submitted again on the last day of its clock."""
    yield "2021-10-13T14:00"
    promise = play.hands_in("hqb-clerk", TASK, 1, "服务承诺.txt", "维修二十四小时内响应")
    play.does("hqb-head", "submit-measure", TASK, measure=1, report="响应时限已压缩")
    yield "2021-10-14T10:00"
    reasons = "服务承诺缺少负责人签字"
    play.does(
        "ddz-1", "return-measure", TASK, measure=1, reasons=reasons, evidence_checked=[promise]
    )
    yield "2021-10-15T16:00"
    signed = play.hands_in("hqb-clerk", TASK, 1, "服务承诺（签字）.txt", "维修响应承诺，已签字")
    play.does("hqb-head", "submit-measure", TASK, measure=1, report="已补签字")
    yield "2021-10-18T10:00"
    play.verifies("ddz-1", TASK, 1, "抽查十单，均在二十四小时内响应", signed)
