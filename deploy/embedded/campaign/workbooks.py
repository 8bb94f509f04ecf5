"""The campaign's two workbooks, as an office would hand them in: directory and ledger."""

from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook

from deploy.embedded.campaign.cast import BODIES, LEADERS, UNITS, leader_account
from deploy.embedded.campaign.fates import PARTS

CAMPAIGN_NAME = "2021年集中整改"
DIRECTORY, LEDGER = "directory.xlsx", "ledger.xlsx"
SCHOOL = "univ"

Row = tuple[str | None, ...]


def write_workbooks(folder: Path) -> tuple[Path, Path]:
    """Write both below the folder; their paths."""
    folder.mkdir(exist_ok=True)
    directory, ledger = folder / DIRECTORY, folder / LEDGER
    _write(directory, {"单位": _units(), "人员": _people()})
    _write(ledger, {"问题清单": _findings(), "任务清单": _tasks(), "责任清单": _responsibilities()})
    return directory, ledger


def _write(file: Path, sheets: dict[str, Iterable[Row]]) -> None:
    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(file)


def _units() -> Iterable[Row]:
    yield ("代码", "名称", "简称", "上级代码", "类别", "所属群组", "启用日期")
    yield (SCHOOL, "××大学", "学校", None, "学校", None, "2020-01-01")
    for unit in UNITS:
        group = "各学院" if unit.kind == "学院" else None
        yield (unit.code, unit.name, None, SCHOOL, unit.kind, group, "2020-01-01")
    for code, name, _, _ in BODIES:
        yield (code, name, None, SCHOOL, "专班", None, "2020-01-01")


def _people() -> Iterable[Row]:
    yield ("账号", "姓名", "岗位", "单位代码", "分管单位", "邮箱", "语言")
    for post in LEADERS:
        own = "、".join(unit.code for unit in UNITS if unit.leader == post)
        yield _person(leader_account(post), post, SCHOOL, own, post)
    for unit in UNITS:
        yield _person(unit.head, "主要负责人", unit.code, None, f"{unit.name}主要负责人")
        yield _person(unit.clerk, "经办人", unit.code, None, f"{unit.name}经办人")
    for code, name, post, accounts in BODIES:
        for account in accounts:
            yield _person(account, post, code, None, f"{name}{account}")


def _person(account: str, post: str, unit: str, portfolio: str | None, name: str) -> Row:
    return (account, name, post, unit, portfolio, f"{account}@example.edu.cn", "zh-CN")


def _findings() -> Iterable[Row]:
    yield ("编号", "批次", "来源", "反馈原文", "类别", "涉及单位")
    for part in PARTS:
        text = f"{part.unit.name}在{part.task}所涉事项上落实不到位"
        yield (part.finding, CAMPAIGN_NAME, part.source, text, "管理", part.unit.name)


def _tasks() -> Iterable[Row]:
    yield (
        *("任务号", "问题号", "整改任务", "整改目标", "整改措施", "整改类型"),
        *("完成时限", "预期成果", "制度名称"),
    )
    for part in PARTS:
        yield (
            *(part.task, part.finding, f"整改{part.unit.name}问题{part.finding}", "问题整改到位"),
            *(f"完成{part.finding}所列事项", part.type, part.deadline, "整改报告", part.rule),
        )


def _responsibilities() -> Iterable[Row]:
    yield ("任务号", "责任领导", "第一责任人", "牵头单位", "具体责任人")
    for part in PARTS:
        unit = part.unit
        yield (part.task, unit.leader, "党委书记", unit.name, f"{unit.name}经办人")
