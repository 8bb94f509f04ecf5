"""Values of the closed vocabularies, in both languages."""

from typing import Literal

Language = Literal["zh-CN", "en"]

WORDS: dict[str, tuple[str, str]] = {
    "registered": ("已登记", "registered"),
    "assigned": ("已下达", "assigned"),
    "contested": ("有异议", "contested"),
    "accepted": ("已签收", "accepted"),
    "in_progress": ("整改中", "in progress"),
    "verified": ("已核查验收", "verified"),
    "closed": ("已销号", "closed"),
    "long_term": ("长期坚持", "long-term"),
    "withdrawn": ("已撤销", "withdrawn"),
    "merged": ("已合并", "merged"),
    "split": ("已拆分", "split"),
    "risk_accepted": ("风险接受", "risk accepted"),
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
    "contribution": ("配合", "contribution"),
}


def in_words(value: str | None, language: Language) -> str:
    """The value as people read it; an unknown one as it is, None as nothing."""
    if value is None:
        return ""
    chinese, english = WORDS.get(value, (value, value))
    return chinese if language == "zh-CN" else english
