"""The columns that are read, by form, with the other names that offices give them.

Source: the domain description's table of sheets; `needed` are its bold columns.
"""

from dataclasses import dataclass, replace
from enum import StrEnum


class Field(StrEnum):
    """What a column says, whatever a sheet calls it."""

    ORDINAL = "ordinal"
    CAMPAIGN = "campaign"
    FINDING = "finding"
    SOURCE = "source"
    TEXT = "text"
    CATEGORY = "category"
    UNITS = "units"
    ROOT_CAUSE = "root_cause"
    COMMON = "common"
    REPEATED = "repeated"
    TASK = "task"
    TITLE = "title"
    GOAL = "goal"
    MEASURE_NUMBER = "measure_number"
    MEASURE = "measure"
    TYPE = "type"
    DEADLINE = "deadline"
    DELIVERABLE = "deliverable"
    INSTITUTION = "institution"
    PROGRESS = "progress"
    LEADER = "leader"
    FIRST_RESPONSIBLE = "first_responsible"
    LEAD_UNIT = "lead_unit"
    COOPERATING = "cooperating"
    HANDLER = "handler"
    PHONE = "phone"
    REMARK = "remark"
    CODE = "code"
    NAME = "name"
    SHORT_NAME = "short_name"
    PARENT = "parent"
    GROUPS = "groups"
    SINCE = "since"
    UNTIL = "until"
    ACCOUNT = "account"
    POST = "post"
    UNIT = "unit"
    PORTFOLIO = "portfolio"
    EMAIL = "email"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a form: its name in the reference sheets, and its aliases."""

    field: Field
    name: str
    needed: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that this column answers to, its own first."""
        return (self.name, *self.aliases)


def _column(field: Field, names: str, *, needed: bool = False) -> Column:
    name, *aliases = names.split()
    return Column(field, name, needed, tuple(aliases))


FINDINGS: tuple[Column, ...] = (
    _column(Field.FINDING, "编号 问题编号 问题号 问题序号 序号", needed=True),
    _column(Field.CAMPAIGN, "批次 整改批次 批次名称"),
    _column(Field.SOURCE, "来源 问题来源 反馈来源"),
    _column(Field.TEXT, "反馈原文 反馈问题 问题 具体问题 存在问题 问题描述 问题表述", needed=True),
    _column(Field.CATEGORY, "类别 问题类别 问题类型"),
    _column(Field.UNITS, "涉及单位"),
    _column(Field.ROOT_CAUSE, "根源 问题根源 原因分析 产生原因"),
    _column(Field.COMMON, "是否共性 共性问题"),
    _column(Field.REPEATED, "是否重复 重复问题"),
    _column(Field.REMARK, "备注"),
)

TASKS: tuple[Column, ...] = (
    _column(Field.TASK, "任务号 任务编号 任务序号", needed=True),
    _column(Field.FINDING, "问题号 问题编号 问题序号 对应问题", needed=True),
    _column(Field.TITLE, "整改任务 任务 任务名称 任务内容", needed=True),
    _column(Field.GOAL, "整改目标 目标 目标要求"),
    _column(Field.MEASURE_NUMBER, "措施号 措施编号 措施序号"),
    _column(Field.MEASURE, "整改措施 措施 具体措施 主要措施", needed=True),
    _column(Field.TYPE, "整改类型 类型 整改类别", needed=True),
    _column(
        Field.DEADLINE,
        "完成时限 整改时限 时限 完成时间 整改期限 时间节点 完成期限",
        needed=True,
    ),
    _column(Field.DELIVERABLE, "预期成果 成果 成果形式 整改成果"),
    _column(Field.INSTITUTION, "制度名称 制度 制度机制 制度成果"),
    _column(Field.PROGRESS, "整改进展 进展情况 进展 整改情况 整改进展情况 完成情况"),
    _column(Field.REMARK, "备注"),
)

RESPONSIBILITIES: tuple[Column, ...] = (
    _column(Field.TASK, "任务号 任务编号 任务序号", needed=True),
    _column(Field.LEADER, "责任领导 责任校领导 分管领导 牵头领导", needed=True),
    _column(Field.FIRST_RESPONSIBLE, "第一责任人"),
    _column(Field.LEAD_UNIT, "牵头单位 牵头部门 责任单位 责任部门 主责单位", needed=True),
    _column(Field.COOPERATING, "配合单位 配合部门 协同单位 协办单位"),
    _column(Field.HANDLER, "具体责任人 责任人 经办人 联系人"),
    _column(Field.PHONE, "联系电话 电话 联系方式"),
    _column(Field.REMARK, "备注"),
)

_NUMBERS = (
    _column(Field.ORDINAL, "序号"),
    _column(Field.FINDING, "编号 问题编号 问题号"),
    _column(Field.TASK, "任务号 任务编号"),
)
_NEEDED = frozenset({Field.TEXT, Field.TITLE, Field.MEASURE})


def _one_sheet() -> tuple[Column, ...]:
    read: dict[Field, Column] = {}
    for column in (*_NUMBERS, *FINDINGS, *TASKS, *RESPONSIBILITIES):
        read.setdefault(column.field, replace(column, needed=column.field in _NEEDED))
    return tuple(read.values())


ONE_SHEET: tuple[Column, ...] = _one_sheet()


UNITS: tuple[Column, ...] = (
    _column(Field.CODE, "代码 单位代码 单位编码", needed=True),
    _column(Field.NAME, "名称 单位名称", needed=True),
    _column(Field.SHORT_NAME, "简称 单位简称"),
    _column(Field.PARENT, "上级代码 上级单位代码 上级单位"),
    _column(Field.CATEGORY, "类别 单位类别"),
    _column(Field.GROUPS, "所属群组 群组 单位群组"),
    _column(Field.SINCE, "启用日期 启用时间"),
)

OFFICERS: tuple[Column, ...] = (
    _column(Field.ACCOUNT, "账号 工号 帐号", needed=True),
    _column(Field.NAME, "姓名 人员姓名", needed=True),
    _column(Field.POST, "岗位 职务", needed=True),
    _column(Field.UNIT, "单位代码 单位 所在单位", needed=True),
    _column(Field.PORTFOLIO, "分管单位 分管部门"),
    _column(Field.EMAIL, "邮箱 电子邮箱 邮件 电子邮件"),
    _column(Field.LANGUAGE, "语言"),
    _column(Field.SINCE, "启用日期 任职日期 启用时间"),
    _column(Field.UNTIL, "离任日期 免职日期"),
)

LIST_SHEETS: dict[str, tuple[Column, ...]] = {
    "问题清单": FINDINGS,
    "任务清单": TASKS,
    "责任清单": RESPONSIBILITIES,
}
DIRECTORY_SHEETS: dict[str, tuple[Column, ...]] = {"单位": UNITS, "人员": OFFICERS}
