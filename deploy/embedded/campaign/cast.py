"""Who takes part: forty units with a head and a handler each, their leaders, and the bodies."""

from dataclasses import dataclass

LEADERS = (
    *("党委书记", "校长", "常务副校长", "分管教学工作的副校长", "分管科研工作的副校长"),
    *("分管人事工作的副校长", "分管财务工作的副校长", "分管后勤工作的副校长"),
    *("分管学生工作的副书记", "分管宣传工作的副书记"),
)
"""Posts of the responsible leaders, by the last digit of the unit."""

OFFICES = (
    *("党委办公室", "校长办公室", "组织部", "宣传部", "统战部", "教师工作部", "学生工作部"),
    *("人事处", "财务处", "教务处", "研究生院", "科研院", "学生处", "团委", "审计处", "基建处"),
    *("后勤保障部", "信息化办公室", "采购与招标中心", "实验室与设备管理处"),
)
COLLEGES = (
    *("机械工程学院", "电气工程学院", "能源与动力工程学院", "管理学院", "人文社会科学学院"),
    *("理学院", "材料学院", "化工学院", "电子信息学院", "计算机学院", "生命科学学院", "法学院"),
    *("外国语学院", "经济与金融学院", "马克思主义学院", "体育中心", "附属医院"),
    *("口腔医院", "医学部", "图书馆"),
)


@dataclass(frozen=True)
class Unit:
    """A unit that works on tasks; `leader` is the post that answers for it."""

    code: str
    name: str
    leader: str
    kind: str

    @property
    def head(self) -> str:
        """The account of its head."""
        return f"{self.code}-head"

    @property
    def clerk(self) -> str:
        """The account of its handler."""
        return f"{self.code}-clerk"


CODES = {"医学部": "yxb"}
"""Of the unit whose head is one of the demo's people; the others are numbered."""

UNITS = tuple(
    Unit(CODES.get(name, f"u{number:02}"), name, LEADERS[number % len(LEADERS)], kind)
    for number, (name, kind) in enumerate(
        [*((name, "机关") for name in OFFICES), *((name, "学院") for name in COLLEGES)]
    )
)

BODIES = (
    ("zgb", "整改工作办公室", "整改办", ("zgb-1", "zgb-2")),
    ("ddz", "整改督导组", "督导组", ("ddz-1", "ddz-2")),
    ("ldxz", "整改工作领导小组", "领导小组", ("ldxz-1",)),
    ("jw", "纪委办公室", "纪委", ("jw-1",)),
    ("sj", "内部审计室", "审计", ("auditor-1",)),
)
"""Code, name, post and accounts of the bodies that judge and decide."""


def leader_account(post: str) -> str:
    """The account of the leader in this post."""
    return f"ld{LEADERS.index(post) + 1:02}"
