"""Values as example events would have them, by the variable of a template that they fill."""

from collections.abc import Iterable, Mapping

_VALUES: dict[str, str] = {
    "number": "R08-1",
    "title": "完善采购管理制度",
    "lead_unit": "研究生院",
    "unit": "财务处",
    "task": "b0d3a5b4-3c77-5b6e-9d8e-2f3b6f0f3a11",
    "tasks": "R08-1、R08-2",
    "name": "2021年巡视整改",
    "due": "2021-11-30",
    "old": "2021-10-31",
    "since": "2021-09-20",
    "day": "2021-10-08",
    "measure": "2",
    "measures": "3",
    "replacement": "4",
    "round": "1",
    "version": "2",
    "days": "5",
    "reason": "材料尚未齐备",
    "reasons": "缺少制度正式文本",
    "opinion": "同意",
    "request": "请提供近三年采购数据",
    "text": "请尽快办理",
    "conclusion": "整改任务全部办结",
    "answer": "here_too",
    "ground": "perfunctory",
    "result": "completed",
    "late": "late",
    "clock": "measure",
    "because": "failing",
    "part": "lead",
}

PARTS = ("lead", "former", "cooperating", "leader", "supervisor", "subject", "body", "head", "")
"""The parts in a matter for which people are told; a template may say other things to each."""


def example(variables: Iterable[str], given: Mapping[str, str]) -> dict[str, str]:
    """A value for each variable: the one given, else the example's."""
    return {name: given.get(name, _VALUES.get(name, name)) for name in variables}
