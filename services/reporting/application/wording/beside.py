"""What each event is called and says that is not of a task: directory, campaigns, findings.

Read by auditors on the page of a bundle. People are named by their opaque id alone: names are under
keys, and accounts stand in the event itself.
"""

from services.reporting.application.wording.titles import Wording

_CASE = "涉及{tasks}项任务，{ground}", "On {tasks} tasks: {ground}"
_FINDING = "问题{finding[number]}", "Finding {finding[number]}"

BESIDE: dict[str, Wording] = {
    "campaign.opened.v1": Wording(
        ("批次开启", "Campaign opened"), ("{name}，自{opened_on}起", "{name}, from {opened_on}")
    ),
    "campaign.work_plan_published.v1": Wording(
        ("方案印发", "Work plan published"),
        (
            "{document_number}《{title}》，{published_on}印发",
            "{document_number} “{title}”, on {published_on}",
        ),
    ),
    "campaign.ledger_imported.v1": Wording(
        ("台账导入", "Ledger imported"),
        (
            "{file_name}：问题{findings}个，任务{tasks}项，措施{measures}条",
            "{file_name}: findings {findings}, tasks {tasks}, measures {measures}",
        ),
    ),
    "campaign.policy_changed.v1": Wording(
        ("调整政策", "Policy changed"),
        (
            "第{policy[version]}版，自{effective_from}起：{reason}",
            "Version {policy[version]}, from {effective_from}: {reason}",
        ),
    ),
    "campaign.report_approved.v1": Wording(
        ("审定整改报告", "Report approved"),
        ("{document_number}《{title}》：{opinion}", "{document_number} “{title}”: {opinion}"),
    ),
    "campaign.report_sent.v1": Wording(
        ("报送整改报告", "Report sent"),
        (
            "{document_number}《{title}》，{sent_on}送{recipient}",
            "{document_number} “{title}”, sent to {recipient} on {sent_on}",
        ),
    ),
    "campaign.closed.v1": Wording(
        ("批次结束", "Campaign closed"), ("{conclusion}", "{conclusion}")
    ),
    "finding.registered.v1": Wording(
        ("登记问题", "Finding registered"),
        ("{number}（{source_kind}）：{text}", "{number} ({source_kind}): {text}"),
    ),
    "finding.management_response_recorded.v1": Wording(
        ("管理层答复", "Management response recorded"),
        (
            f"{_FINDING[0]}，{{responding_unit}}{{stance}}：{{text}}",
            f"{_FINDING[1]}, {{responding_unit}} ({{stance}}): {{text}}",
        ),
    ),
    "finding.root_cause_recorded.v1": Wording(
        ("根源认定", "Root cause recorded"),
        (f"{_FINDING[0]}：{{root_cause}}", f"{_FINDING[1]}: {{root_cause}}"),
    ),
    "finding.linked.v1": Wording(
        ("问题关联", "Finding linked"),
        (
            f"{_FINDING[0]}与问题{{other_finding[number]}}（{{relation}}）：{{reason}}",
            f"{_FINDING[1]} and finding {{other_finding[number]}} ({{relation}}): {{reason}}",
        ),
    ),
    "finding.replicated.v1": Wording(
        ("举一反三", "Finding replicated"),
        (
            f"{_FINDING[0]}，请{{asked}}个单位自查：{{request}}",
            f"{_FINDING[1]}, asked of {{asked}} units: {{request}}",
        ),
    ),
    "replica.asked.v1": Wording(
        ("请单位自查", "Unit asked"),
        (
            f"{_FINDING[0]}，请{{unit_asked}}自查：{{request}}（{{due}}）",
            f"{_FINDING[1]}, asked of {{unit_asked}}: {{request}} ({{due}})",
        ),
    ),
    "replica.clock_passed.v1": Wording(
        ("自查逾期未答复", "Replica not answered"),
        ("{late_unit}应于{due}前答复", "{late_unit} was to answer by {due}"),
    ),
    "replica.answered.v1": Wording(
        ("自查答复", "Unit answered"),
        (
            f"{_FINDING[0]}，{{unit_asked}}：{{answer}}。{{explanation}}",
            f"{_FINDING[1]}, {{unit_asked}}: {{answer}}. {{explanation}}",
        ),
    ),
    "supervision.notice_issued.v1": Wording(
        ("发出提示函", "Notice issued"),
        (
            "{document_number}，致{unit_addressed}：{text}",
            "{document_number}, to {unit_addressed}: {text}",
        ),
    ),
    "supervision.slip_issued.v1": Wording(
        ("发出督办单", "Supervision slip issued"),
        (
            "{document_number}，{unit_addressed}于{answer_due}前答复：{text}",
            "{document_number}, {unit_addressed} to answer by {answer_due}: {text}",
        ),
    ),
    "supervision.slip_answered.v1": Wording(
        ("答复督办单", "Supervision slip answered"),
        (
            "{document_number}，{unit_addressed}：{text}",
            "{document_number}, {unit_addressed}: {text}",
        ),
    ),
    "supervision.slip_clock_passed.v1": Wording(
        ("督办单逾期未答复", "Supervision slip not answered"),
        (
            "{document_number}，{late_unit}应于{due}前答复",
            "{document_number}, {late_unit} was to answer by {due}",
        ),
    ),
    "supervision.interview_held.v1": Wording(
        ("约谈", "Interview held"),
        (
            "{document_number}，{held_on}约谈{with_whom}人：{text}",
            "{document_number}, on {held_on}, officers: {with_whom}. {text}",
        ),
    ),
    "draw.announced.v1": Wording(
        ("抽取预告", "Draw announced"),
        (
            "第{draw_number}次{draw_kind}，抽取{percent}%：{purpose}",
            "{draw_kind} {draw_number}, {percent}%: {purpose}",
        ),
    ),
    "draw.look_back_drawn.v1": Wording(
        ("抽取回头看", "Look-back drawn"),
        (
            "第{draw_number}次，{population}项中抽取{drawn}项，{look_back_by}前完成",
            "Draw {draw_number}: {drawn} of {population} tasks, by {look_back_by}",
        ),
    ),
    "draw.spot_check_drawn.v1": Wording(
        ("抽取抽查任务", "Spot check drawn"),
        (
            "第{draw_number}次，{population}项中抽取{drawn}项",
            "Draw {draw_number}: {drawn} of {population} tasks",
        ),
    ),
    "draw.spot_check_concluded.v1": Wording(
        ("抽查结论", "Spot check concluded"),
        ("任务{number}，{result}：{opinion}", "Task {number}, {result}: {opinion}"),
    ),
    "unit.registered.v1": Wording(
        ("登记单位", "Unit registered"),
        ("{name}（{code}），自{valid_from}起", "{name} ({code}), from {valid_from}"),
    ),
    "unit.renamed.v1": Wording(
        ("单位更名", "Unit renamed"),
        (
            "{code}：{former_name}更名为{name}，自{valid_from}起",
            "{code}: {former_name} is now {name}, from {valid_from}",
        ),
    ),
    "unit.moved.v1": Wording(
        ("单位调整隶属", "Unit moved"),
        ("{code}改隶{parent}，自{valid_from}起", "{code} is below {parent}, from {valid_from}"),
    ),
    "unit.closed.v1": Wording(
        ("单位撤销", "Unit closed"),
        ("{code}，自{valid_from}起：{reason}", "{code}, from {valid_from}: {reason}"),
    ),
    "unit.merged.v1": Wording(
        ("单位并入", "Unit merged"),
        (
            "{code}并入{into}，自{valid_from}起：{reason}",
            "{code} into {into}, from {valid_from}: {reason}",
        ),
    ),
    "officer.registered.v1": Wording(
        ("登记人员", "Officer registered"), ("人员 {id}", "Officer {id}")
    ),
    "officer.details_changed.v1": Wording(
        ("人员信息变更", "Officer's details changed"),
        ("人员 {id}：账号{standing}", "Officer {id}: account {standing}"),
    ),
    "officer.appointed.v1": Wording(
        ("任职", "Officer appointed"),
        (
            "人员 {id}：{unit}{post}，自{since}起",
            "Officer {id}: {post}, {unit}, from {since}",
        ),
    ),
    "officer.relieved.v1": Wording(
        ("免职", "Officer relieved"),
        ("人员 {id}：{unit}{post}，至{until}止", "Officer {id}: {post}, {unit}, until {until}"),
    ),
    "officer.deputy_named.v1": Wording(
        ("指定代理", "Deputy named"),
        ("人员 {id}：代理{unit}，自{since}起", "Officer {id}: for {unit}, from {since}"),
    ),
    "officer.erased.v1": Wording(
        ("删除个人信息", "Officer erased"), ("人员 {id}：{reason}", "Officer {id}: {reason}")
    ),
    "institution.registered.v1": Wording(
        ("登记制度", "Institution registered"),
        (
            "{act}《{title}》{document_number}（{registered_by}）",
            "{act} “{title}” {document_number} ({registered_by})",
        ),
    ),
    "institution.confirmed.v1": Wording(
        ("确认制度", "Institution confirmed"), ("{opinion}", "{opinion}")
    ),
    "reply.sent.v1": Wording(
        ("发出回复", "Reply sent"),
        (
            "{document_number}《{title}》，{sent_on}送{recipient}，答复{tasks}项任务",
            "{document_number} “{title}”, sent to {recipient} on {sent_on}, tasks: {tasks}",
        ),
    ),
    "case.accountability_signalled.v1": Wording(
        ("问责线索", "Accountability signalled"),
        (
            "{ground}，{tasks}项任务；{explain_by}前说明",
            "{ground}, tasks: {tasks}; to explain by {explain_by}",
        ),
    ),
    "case.accountability_explained.v1": Wording(("线索说明", "Signal explained"), _CASE),
    "case.accountability_proposed.v1": Wording(("问责建议", "Accountability proposed"), _CASE),
    "case.accountability_proposal_dismissed.v1": Wording(
        ("建议未采纳", "Proposal dismissed"), _CASE
    ),
    "case.accountability_triggered.v1": Wording(("启动问责", "Accountability triggered"), _CASE),
    "case.accountability_answered.v1": Wording(("问责答复", "Accountability answered"), _CASE),
    "case.accountability_decided.v1": Wording(("问责决定", "Accountability decided"), _CASE),
    "case.accountability_withdrawn.v1": Wording(("撤回问责", "Accountability withdrawn"), _CASE),
}
