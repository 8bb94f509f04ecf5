"""What each event of a task is called and says: one entry a topic, in both languages.

In the sentences, `{name}` is a field of the event in words; units appear by name.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """Title and sentence of an event, Chinese and English."""

    title: tuple[str, str]
    says: tuple[str, str]


_MEASURE = "措施{measure}", "Measure {measure}"
_CASE = "（内容依权限另行查阅）", "(contents are read where permitted)"

WORDINGS: dict[str, Wording] = {
    "task.registered.v1": Wording(
        ("登记任务", "Task registered"),
        ("问题{finding_number}；{task[title]}", "Finding {finding_number}; {task[title]}"),
    ),
    "task.assigned.v1": Wording(
        ("下达任务", "Task assigned"),
        (
            "牵头单位{lead_unit}，责任领导{leader[post]}，{acceptance_due}前签收",
            "To {lead_unit} under {leader[post]}; to be accepted by {acceptance_due}",
        ),
    ),
    "task.accepted.v1": Wording(
        ("签收任务", "Task accepted"),
        ("{plan_due}前报送整改措施", "Measures are due by {plan_due}"),
    ),
    "task.measures_proposed.v1": Wording(
        ("报送整改措施", "Measures proposed"),
        ("共{measures}条", "{measures} measures"),
    ),
    "task.plan_approved.v1": Wording(
        ("批准整改措施", "Plan approved"),
        (
            "共{measures}条，时限{deadline}；{opinion}",
            "{measures} measures by {deadline}. {opinion}",
        ),
    ),
    "task.plan_returned.v1": Wording(("退回整改措施", "Plan returned"), ("{reasons}", "{reasons}")),
    "task.contribution_requested.v1": Wording(
        ("请求配合", "Contribution requested"),
        ("请{unit_asked}：{request}（{due}）", "Of {unit_asked}: {request} ({due})"),
    ),
    "task.contribution_made.v1": Wording(
        ("提供配合", "Contribution made"), ("{unit_asked}：{text}", "{unit_asked}: {text}")
    ),
    "task.contribution_waived.v1": Wording(
        ("免除配合", "Contribution waived"), ("{unit_asked}：{reason}", "{unit_asked}: {reason}")
    ),
    "task.extension_requested.v1": Wording(
        ("申请延期", "Extension requested"),
        (
            f"{_MEASURE[0]}：由{{deadline}}延至{{new_deadline}}，{{decided_by}}决定；{{reason}}",
            f"{_MEASURE[1]}: from {{deadline}} to {{new_deadline}}, for {{decided_by}} to decide."
            " {reason}",
        ),
    ),
    "task.extension_endorsed.v1": Wording(
        ("延期审签", "Extension endorsed"),
        (
            f"{_MEASURE[0]}延至{{new_deadline}}：{{opinion}}",
            f"{_MEASURE[1]} to {{new_deadline}}: {{opinion}}",
        ),
    ),
    "task.extension_granted.v1": Wording(
        ("同意延期", "Extension granted"),
        (
            f"{_MEASURE[0]}：第{{count}}次延期，由{{deadline}}延至{{new_deadline}}；{{opinion}}",
            f"{_MEASURE[1]}: extension {{count}}, from {{deadline}} to {{new_deadline}}."
            " {opinion}",
        ),
    ),
    "task.extension_refused.v1": Wording(
        ("不同意延期", "Extension refused"),
        (
            f"{_MEASURE[0]}时限仍为{{deadline}}：{{reasons}}",
            f"{_MEASURE[1]} remains due {{deadline}}: {{reasons}}",
        ),
    ),
    "task.milestone_reached.v1": Wording(
        ("阶段达成", "Milestone reached"),
        (
            f"{_MEASURE[0]}：{{milestone}}的阶段成果已认定，下一节点{{next_milestone}}；{{opinion}}",
            f"{_MEASURE[1]}: stage of {{milestone}}, next {{next_milestone}}. {{opinion}}",
        ),
    ),
    "task.classified_long_term.v1": Wording(
        ("转为长期坚持", "Classified long-term"),
        ("下一节点{next_milestone}；{reason}", "Next milestone {next_milestone}. {reason}"),
    ),
    "task.long_term_ended.v1": Wording(
        ("结束长期坚持", "Long term ended"), ("{reason}", "{reason}")
    ),
    "task.evidence_attached.v1": Wording(
        ("提交佐证", "Evidence attached"),
        (f"{_MEASURE[0]}：{{file_name}}", f"{_MEASURE[1]}: {{file_name}}"),
    ),
    "task.measure_submitted.v1": Wording(
        ("提交措施", "Measure submitted"),
        (
            f"{_MEASURE[0]}第{{round}}次提交：{{report}}",
            f"{_MEASURE[1]}, round {{round}}: {{report}}",
        ),
    ),
    "task.measure_verified.v1": Wording(
        ("措施核查通过", "Measure verified"),
        (f"{_MEASURE[0]}：{{opinion}}", f"{_MEASURE[1]}: {{opinion}}"),
    ),
    "task.measure_returned.v1": Wording(
        ("措施退回", "Measure returned"),
        (f"{_MEASURE[0]}：{{reasons}}", f"{_MEASURE[1]}: {{reasons}}"),
    ),
    "task.verified.v1": Wording(("任务核查验收", "Task verified"), ("{opinion}", "{opinion}")),
    "task.reply_sent.v1": Wording(
        ("回复", "Reply sent"),
        (
            "{document_number}《{title}》，{sent_on}送{recipient}",
            "{document_number} “{title}”, sent to {recipient} on {sent_on}",
        ),
    ),
    "task.replica_answered.v1": Wording(
        ("举一反三立项", "Found here too"),
        ("{unit_asked}：{explanation}", "{unit_asked}: {explanation}"),
    ),
    "task.institution_registered.v1": Wording(
        ("登记制度", "Institution registered"),
        (
            f"{_MEASURE[0]}：{{act}}《{{title}}》{{document_number}}",
            f"{_MEASURE[1]}: {{act}} “{{title}}” {{document_number}}",
        ),
    ),
    "task.institution_confirmed.v1": Wording(
        ("确认制度", "Institution confirmed"),
        ("{document_number}：{opinion}", "{document_number}: {opinion}"),
    ),
    "task.closure_endorsed.v1": Wording(
        ("责任领导审签", "Closure endorsed"), ("{opinion}", "{opinion}")
    ),
    "task.closed.v1": Wording(
        ("销号", "Task closed"),
        ("{result_class}；{look_back_due}回头看", "{result_class}; look-back on {look_back_due}"),
    ),
    "task.accountability_signalled.v1": Wording(("问责线索", "Accountability signalled"), _CASE),
    "task.accountability_explained.v1": Wording(("线索说明", "Signal explained"), _CASE),
    "task.accountability_proposed.v1": Wording(("问责建议", "Accountability proposed"), _CASE),
    "task.accountability_proposal_dismissed.v1": Wording(
        ("建议未采纳", "Proposal dismissed"), _CASE
    ),
    "task.accountability_triggered.v1": Wording(("启动问责", "Accountability triggered"), _CASE),
    "task.accountability_answered.v1": Wording(("问责答复", "Accountability answered"), _CASE),
    "task.accountability_decided.v1": Wording(("问责决定", "Accountability decided"), _CASE),
    "task.accountability_withdrawn.v1": Wording(("撤回问责", "Accountability withdrawn"), _CASE),
    "task.clock_passed.v1": Wording(
        ("时限已过", "Clock passed"), ("{clock}时限{due}", "{clock}, due {due}")
    ),
    "task.reminded.v1": Wording(
        ("催办", "Reminded"), ("{unit_reminded}：{text}", "{unit_reminded}: {text}")
    ),
    "task.became_overdue.v1": Wording(("逾期", "Became overdue"), ("时限{due}", "Was due {due}")),
}
