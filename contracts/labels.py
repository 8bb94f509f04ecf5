"""What the values of the closed vocabularies are called, in both languages.

Source: the words of the domain description. Stored and published are the values; labels are for
people, and may be worded better at any time.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any, Literal

Language = Literal["zh-CN", "en"]


class Term(str):
    """A word that is shown by its label, where it is of no vocabulary's enumeration."""

    __slots__ = ()


LABELS: dict[str, tuple[str, str]] = {
    "registered": ("已登记", "registered"),
    "assigned": ("已下达", "assigned"),
    "contested": ("有异议", "contested"),
    "accepted": ("已签收", "accepted"),
    "in_progress": ("整改中", "in progress"),
    "verified": ("已验收", "verified"),
    "closed": ("已销号", "closed"),
    "long_term": ("长期坚持", "long-term"),
    "withdrawn": ("已撤销", "withdrawn"),
    "reassigned": ("改派", "reassigned"),
    "dismissed": ("异议不成立", "dismissed"),
    "merged": ("已合并", "merged"),
    "split": ("已拆分", "split"),
    "risk_accepted": ("风险接受", "risk accepted"),
    "active": ("正常", "active"),
    "suspended": ("停用", "suspended"),
    "removed": ("已删除", "removed"),
    "planned": ("未提交", "planned"),
    "submitted": ("待核查", "submitted"),
    "returned": ("已退回", "returned"),
    "cancelled": ("已取消", "cancelled"),
    "immediate": ("立行立改", "immediate"),
    "phased": ("分阶段整改", "phased"),
    "continuous": ("持续整改", "continuous"),
    "completed": ("已完成", "completed"),
    "basically_completed": ("基本完成并持续推进", "basically completed and continuing"),
    "not_completed": ("未完成", "not completed"),
    "second_extension": ("第二次延期", "second extension"),
    "after_concentrated_period": ("超出集中整改期", "beyond the concentrated period"),
    "after_deadline": ("时限已过", "deadline over"),
    "on_time": ("正常", "on time"),
    "due_soon": ("临期", "due soon"),
    "overdue": ("逾期", "overdue"),
    "done": ("按期完成", "done"),
    "done_late": ("逾期完成", "done late"),
    "source": ("来源单位", "source"),
    "superior": ("上级", "superior"),
    "raiser": ("提出人", "raiser"),
    "internal": ("党内通报", "internal"),
    "public": ("公示", "public"),
    "issued": ("新制定", "issued"),
    "revised": ("修订", "revised"),
    "abolished": ("废止", "abolished"),
    "acceptance": ("签收", "acceptance"),
    "plan": ("方案", "plan"),
    "review": ("核查", "review"),
    "measure": ("措施", "measure"),
    "milestone": ("阶段节点", "milestone"),
    "task": ("任务", "task"),
    "risk": ("风险接受", "accepted risk"),
    "low": ("低", "low"),
    "medium": ("中", "medium"),
    "high": ("高", "high"),
    "progress": ("进展报告", "progress report"),
    "contribution": ("配合", "contribution"),
    "explanation": ("说明", "explanation"),
    "slip_answer": ("答复督办单", "answer to a supervision slip"),
    "replica_answer": ("自查答复", "answer to a replica"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "look_back": ("回头看", "look-back"),
    "spot_check": ("抽查", "spot check"),
    "former_source": ("此前来源的问题", "finding of a former source"),
    "in_order": ("属实到位", "in order"),
    "deficient": ("存在不足", "deficient"),
    "complaint": ("信访反映", "a complaint"),
    "central_inspection": ("中央巡视", "central inspection"),
    "inhouse_inspection": ("校内巡察", "in-house inspection"),
    "audit": ("审计", "audit"),
    "thematic_education": ("主题教育", "thematic education"),
    "self_check": ("自查", "self-check"),
    "other": ("其他", "other"),
    "perfunctory": ("敷衍整改", "perfunctory rectification"),
    "ineffective": ("整改不力", "ineffective rectification"),
    "falsified": ("虚假整改", "falsified rectification"),
    "none": ("不予问责", "no accountability"),
    "criticism": ("批评教育", "criticism"),
    "bulletin": ("通报批评", "bulletin"),
    "admonition": ("诫勉", "admonition"),
    "organisational": ("组织处理", "organisational measure"),
    "disciplinary": ("纪律处分", "disciplinary action"),
    "office": ("整改办", "the office"),
    "leading_group": ("领导小组", "the leading group"),
    "leader": ("责任领导", "a responsible leader"),
    "head": ("主要负责人", "the head of the unit"),
    "handler": ("经办人", "the handler"),
    "supervisor": ("督导组", "a supervisor"),
    "discipline": ("纪委", "the discipline office"),
    "auditor": ("审计", "the auditor"),
    "agreed": ("认可", "agreed"),
    "partly_agreed": ("部分认可", "partly agreed"),
    "disagreed": ("不认可", "disagreed"),
    "same": ("同一问题", "the same finding"),
    "repeats": ("屡查屡犯（重复此前问题）", "repeats an earlier finding"),
    "repeated_by": ("后来再次出现", "repeated by a later finding"),
    "related": ("相关", "related"),
    "first_responsible": ("第一责任人", "the first-responsible person"),
    "yellow": ("黄灯", "yellow"),
    "orange": ("橙灯", "orange"),
    "red": ("红灯", "red"),
    "evidence_reused": ("同一佐证多处使用", "the same evidence on several tasks"),
    "evidence_predates": ("佐证早于任务下达", "evidence dated before the assignment"),
    "submission_burst": ("短时集中提交", "many submissions at once"),
    "relapse": ("销号后不久反弹", "relapse soon after closing"),
    "plan_report": ("整改方案报告", "the report on the plan"),
    "progress_report": ("整改进展报告", "the report on progress"),
    "first_responsible_report": ("第一责任人报告", "the first-responsible person's report"),
    "not_here": ("本单位无此问题", "not here"),
    "here_too": ("本单位也有此问题", "here too"),
    "measure_in_time": ("措施按期完成", "measure done in time"),
    "measure_late": ("措施逾期完成", "measure done late"),
    "stage_in_time": ("阶段成果按期认定", "stage reached in time"),
    "task_closed": ("任务销号", "task closed"),
    "contribution_in_time": ("按期配合", "contribution made in time"),
    "look_back_passed": ("回头看通过", "look-back passed"),
    "acceptance_late": ("逾期签收", "accepted late"),
    "plan_late": ("逾期报送措施", "plan late"),
    "plan_returned": ("措施方案被退回", "plan returned"),
    "measure_overdue": ("措施逾期", "measure overdue"),
    "measure_returned": ("措施被退回", "measure returned"),
    "contribution_late": ("未按期配合", "contribution not made in time"),
    "slip_late": ("督办单未按期答复", "slip not answered in time"),
    "replica_late": ("举一反三未按期答复", "replica not answered in time"),
    "relapsed": ("反弹回潮", "relapsed"),
    "case_decided": ("问责决定", "case decided"),
    "no_task": ("尚未立项", "no task yet"),
    "plan_not_approved": ("措施未获批准", "plan not approved"),
    "not_settled": ("未销号", "not settled"),
    "milestone_missed": ("阶段节点已过", "milestone missed"),
    "no_reply": ("未回复", "no reply"),
    "upheld": ("评价属实", "upheld"),
    "not_upheld": ("评价不属实", "not upheld"),
    "draft": ("待审签", "a draft"),
    "published": ("已公开", "published"),
    "owner": ("具体责任人", "owner"),
    "deliverable": ("预期成果", "deliverable"),
    "campaign": ("批次", "campaign"),
    "finding": ("问题", "finding"),
    "unit": ("单位", "unit"),
    "officer": ("人员", "officer"),
    "institution": ("制度", "institution"),
    "reply": ("回复", "reply"),
    "replica": ("举一反三", "replica"),
    "supervision": ("督办", "notice or supervision slip"),
    "draw": ("抽取", "draw"),
    "case": ("问责", "case"),
    "result": ("公开结果", "published result"),
    "feedback": ("评价", "feedback"),
}


def label(value: str | None, language: Language) -> str:
    """The value as people read it; an unknown one as it is, None as nothing."""
    if value is None:
        return ""
    chinese, english = LABELS.get(value, (value, value))
    return chinese if language == "zh-CN" else english


def worded(template: str, values: Mapping[str, Any], language: Language) -> str:
    """The sentence with its values: vocabularies by their labels, several things as a list.

    A sentence without values is taken as it is, braces and all.
    """
    if not values:
        return template
    shown = {name: _shown(value, language) for name, value in values.items()}
    return template.format_map(shown)


def _shown(value: Any, language: Language) -> str:
    if isinstance(value, StrEnum | Term):
        return label(str(value), language)
    if isinstance(value, Collection) and not isinstance(value, str):
        return ("、" if language == "zh-CN" else ", ").join(_shown(one, language) for one in value)
    return str(value)
