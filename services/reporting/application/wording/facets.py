"""What the facets of a task are called that a reader sees changed, in both languages."""

from contracts.labels import Language

_OF_TASK = {
    "status": ("状态", "status"),
    "lead_unit": ("牵头单位", "lead unit"),
    "leader_post": ("责任领导", "responsible leader"),
    "goal": ("整改目标", "goal"),
    "type": ("整改类型", "type"),
    "deadline": ("完成时限", "deadline"),
    "replies": ("回复", "replies"),
    "endorsed": ("领导审签", "endorsed"),
    "result_class": ("结果类别", "result"),
    "closed_on": ("销号日期", "closed on"),
    "look_back_due": ("回头看日期", "look-back due"),
    "look_back": ("回头看", "look-back"),
    "ever_overdue": ("曾经逾期", "ever overdue"),
}
_OF_MEASURE = {
    "status": ("状态", "status"),
    "deadline": ("时限", "deadline"),
    "milestone": ("阶段节点", "milestone"),
    "extensions": ("延期次数", "times extended"),
    "round": ("轮次", "round"),
    "evidence": ("佐证", "evidence"),
    "institution": ("制度文号", "institution"),
}


def facet(name: str) -> str:
    """`measures.1.deadline` as people read it, Chinese first; one without a word as it is."""
    return " ".join((facet_in(name, "zh-CN"), facet_in(name, "en")))


def facet_in(name: str, language: Language) -> str:
    """The same in one language."""
    of, _, rest = name.partition(".")
    if of == "measures":
        number, _, what = rest.partition(".")
        chinese, english = _OF_MEASURE.get(what, (what, what))
        both = f"措施{number}{chinese}", f"measure {number} {english}"
    else:
        both = _OF_TASK.get(name, (name, name))
    return both[0] if language == "zh-CN" else both[1]
