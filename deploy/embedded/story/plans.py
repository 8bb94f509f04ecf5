"""The measures that heads of units propose: those of the ledger, each now with an owner."""

from dataclasses import dataclass
from typing import Any

from contracts.identifiers import officer_id
from contracts.words import MeasureType

NOW, PHASED = MeasureType.IMMEDIATE, MeasureType.PHASED


@dataclass(frozen=True)
class Step:
    """A measure as its row says it."""

    text: str
    type: MeasureType
    deadline: str
    deliverable: str
    institution: str | None = None


PLANS: dict[str, tuple[Step, ...]] = {
    "R02-2": (Step("上线督办台账并按月通报", NOW, "2021-11-15", "督办台账"),),
    "R03-1": (
        Step("完成阵地普查并建档", NOW, "2021-10-31", "普查清单"),
        Step("修订讲座论坛审批办法", PHASED, "2022-01-31", "文件", "讲座论坛审批管理办法"),
    ),
    "R08-1": (
        Step("成立专班并提出方案", NOW, "2021-10-20", "方案"),
        Step("完成管理权责清单", PHASED, "2022-06-30", "权责清单", "附属医院管理权责清单"),
    ),
    "R09-1": (
        Step("完成存量项目清理", PHASED, "2021-12-31", "清理台账"),
        Step("建立结题自动提醒", PHASED, "2022-03-31", "系统功能", "结余资金管理办法"),
    ),
    "R11-1": (Step("修订采购管理办法", NOW, "2021-11-15", "文件", "采购与招标管理办法"),),
    "R12-1": (
        Step("全部学院自查并报告", NOW, "2021-10-31", "自查报告"),
        Step("制定会议记录模板", NOW, "2021-10-31", "模板"),
    ),
    "R14-1": (
        Step("维修响应时限压缩至二十四小时", NOW, "2021-10-15", "服务承诺"),
        Step("公布维修进度查询", NOW, "2021-11-15", "查询页面"),
    ),
}


def plan(task: str, owner: str) -> list[dict[str, Any]]:
    """The body of the proposal, owned by one person."""
    return [
        {
            "number": number,
            "text": step.text,
            "type": step.type.value,
            "deadline": step.deadline,
            "deliverable": step.deliverable,
            "institution": step.institution,
            "owner": str(officer_id(owner)),
        }
        for number, step in enumerate(PLANS[task], start=1)
    ]
