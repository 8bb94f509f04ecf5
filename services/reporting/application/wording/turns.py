"""What each event is called and says that turns a task from its straight way."""

from services.reporting.application.wording.titles import Wording

_MEASURE = "措施{measure}", "Measure {measure}"

TURNS: dict[str, Wording] = {
    "task.contested.v1": Wording(("提出异议", "Task contested"), ("{reason}", "{reason}")),
    "task.contest_upheld.v1": Wording(
        ("异议成立", "Contest upheld"),
        ("原牵头单位{previous_unit}：{reason}", "{previous_unit} led it: {reason}"),
    ),
    "task.contest_dismissed.v1": Wording(
        ("异议不成立", "Contest dismissed"),
        ("{acceptance_due}前签收；{reason}", "To be accepted by {acceptance_due}. {reason}"),
    ),
    "task.transferred.v1": Wording(
        ("移交任务", "Task transferred"),
        (
            "由{previous_unit}移交{handover[lead_unit]}：{reason}",
            "From {previous_unit} to {handover[lead_unit]}: {reason}",
        ),
    ),
    "task.withdrawn.v1": Wording(("撤销任务", "Task withdrawn"), ("{reason}", "{reason}")),
    "task.merged.v1": Wording(
        ("合并任务", "Task merged"),
        ("并入任务{into[number]}：{reason}", "Into task {into[number]}: {reason}"),
    ),
    "task.merged_in.v1": Wording(
        ("并入任务", "Task merged in"),
        ("任务{merged[number]}并入：{reason}", "Task {merged[number]} was merged in: {reason}"),
    ),
    "task.split.v1": Wording(
        ("拆分任务", "Task split"),
        ("拆分为{parts}项任务：{reason}", "Into {parts} tasks: {reason}"),
    ),
    "task.split_off.v1": Wording(
        ("拆分而来", "Task split off"),
        ("由任务{whole[number]}拆分：{reason}", "From task {whole[number]}: {reason}"),
    ),
    "task.risk_accepted.v1": Wording(
        ("接受风险", "Risk accepted"),
        (
            "剩余风险{residual_rating}，有效期至{expires_on}：{reason}",
            "Residual risk {residual_rating}, to {expires_on}: {reason}",
        ),
    ),
    "task.risk_expired.v1": Wording(
        ("风险接受到期", "Accepted risk expired"),
        ("{expires_on}到期，恢复为“{status}”", "Expired on {expires_on}; {status} again"),
    ),
    "task.evidence_superseded.v1": Wording(
        ("更新佐证", "Evidence superseded"),
        (
            f"{_MEASURE[0]}：{{file_name}}；{{reason}}",
            f"{_MEASURE[1]}: {{file_name}}. {{reason}}",
        ),
    ),
    "task.progress_reported.v1": Wording(
        ("报告进展", "Progress reported"),
        ("{since}至{until}：{text}", "{since} to {until}: {text}"),
    ),
    "task.measure_change_requested.v1": Wording(
        ("申请变更措施", "Change of a measure asked"),
        (f"{_MEASURE[0]}：{{reason}}", f"{_MEASURE[1]}: {{reason}}"),
    ),
    "task.measure_cancelled.v1": Wording(
        ("取消措施", "Measure cancelled"),
        (f"{_MEASURE[0]}：{{reason}}", f"{_MEASURE[1]}: {{reason}}"),
    ),
    "task.measure_replaced.v1": Wording(
        ("替换措施", "Measure replaced"),
        (
            f"{_MEASURE[0]}改为措施{{replacement[number]}}：{{replacement[text]}}；{{reason}}",
            f"{_MEASURE[1]} by {{replacement[number]}}, {{replacement[text]}}. {{reason}}",
        ),
    ),
    "task.measure_change_refused.v1": Wording(
        ("不同意变更措施", "Change of a measure refused"),
        (f"{_MEASURE[0]}：{{reason}}", f"{_MEASURE[1]}: {{reason}}"),
    ),
}
