"""What supervision does with a task, and what comes of it: slips, checks, a task reopened."""

from services.reporting.application.wording.titles import Wording

SUPERVISED: dict[str, Wording] = {
    "task.notice_issued.v1": Wording(
        ("提示函", "Notice"),
        (
            "{document_number}，致{unit_addressed}：{text}",
            "{document_number}, to {unit_addressed}: {text}",
        ),
    ),
    "task.supervision_slip_issued.v1": Wording(
        ("督办单", "Supervision slip"),
        (
            "{document_number}，{unit_addressed}于{answer_due}前答复：{text}",
            "{document_number}, {unit_addressed} to answer by {answer_due}: {text}",
        ),
    ),
    "task.supervision_slip_answered.v1": Wording(
        ("答复督办单", "Supervision slip answered"),
        (
            "{document_number}，{unit_addressed}：{text}",
            "{document_number}, {unit_addressed}: {text}",
        ),
    ),
    "task.supervision_slip_clock_passed.v1": Wording(
        ("督办单逾期未答复", "Supervision slip not answered"),
        (
            "{document_number}，{late_unit}应于{due}前答复",
            "{document_number}, {late_unit} was to answer by {due}",
        ),
    ),
    "task.interview_held.v1": Wording(
        ("约谈", "Interview held"),
        (
            "{document_number}，{held_on}约谈{with_whom}人：{text}",
            "{document_number}, on {held_on}, officers: {with_whom}. {text}",
        ),
    ),
    "task.spot_check_drawn.v1": Wording(
        ("抽中抽查", "Drawn for a spot check"),
        ("第{draw_number}次抽查", "Spot check {draw_number}"),
    ),
    "task.spot_check_concluded.v1": Wording(
        ("抽查结论", "Spot check concluded"), ("{result}：{opinion}", "{result}: {opinion}")
    ),
    "task.look_back_drawn.v1": Wording(
        ("回头看抽取", "Look-back drawn"),
        (
            "第{draw_number}次抽取，抽中：{drawn}；{look_back_by}",
            "Draw {draw_number}, drawn: {drawn}. {look_back_by}",
        ),
    ),
    "task.look_back_passed.v1": Wording(
        ("回头看通过", "Look-back passed"), ("{opinion}", "{opinion}")
    ),
    "task.relapse_found.v1": Wording(("发现反弹回潮", "Relapse found"), ("{reasons}", "{reasons}")),
    "task.reopened.v1": Wording(
        ("重启整改", "Task reopened"),
        (
            "依据{ground}，{plan_due}前重新报送整改措施；{reason}；{reference}",
            "Because of {ground}, measures are due by {plan_due}. {reason}. {reference}",
        ),
    ),
}
