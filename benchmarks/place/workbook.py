"""A ledger of any size in the three-sheet form, from a seed: the shapes of the example, larger."""

import random
from datetime import date, timedelta
from io import BytesIO

from openpyxl import Workbook

OPENED = date(2021, 9, 18)
UNITS = ("党委办公室", "组织部", "财务处", "人事处", "后勤保障部", "医学部", "学生处", "科研院")
SOURCES = ("中央巡视", "校内巡察", "审计", "主题教育检视", "上次中央巡视")
FINDINGS = ("编号", "批次", "来源", "反馈原文", "类别", "涉及单位", "根源", "是否共性", "是否重复")
TASKS = (
    *("任务号", "问题号", "整改任务", "整改目标", "措施号", "整改措施"),
    *("整改类型", "完成时限", "预期成果", "制度名称"),
)
DUTIES = ("任务号", "责任领导", "第一责任人", "牵头单位", "配合单位", "具体责任人", "联系电话")


def workbook(measures: int, name: str, seed: int = 2021) -> bytes:
    """A workbook with so many rows of measures: a task has two, a finding two tasks."""
    dice = random.Random(seed)  # noqa: S311 - reproducible, not secret
    tasks = [(f"R{n // 2 + 1:05}-{n % 2 + 1}", f"W{n // 2 + 1:05}") for n in range(measures // 2)]
    findings = sorted({finding for _, finding in tasks})
    book = Workbook(write_only=True)
    _sheet(book, "问题清单", FINDINGS, [_finding(dice, one, name) for one in findings])
    _sheet(book, "任务清单", TASKS, [row for one in tasks for row in _measures(dice, *one)])
    _sheet(book, "责任清单", DUTIES, [_duty(dice, task) for task, _ in tasks])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: Workbook, title: str, header: tuple[str, ...], rows: list[list[object]]) -> None:
    sheet = book.create_sheet(title)
    sheet.append([title])
    sheet.append(list(header))
    for row in rows:
        sheet.append(row)


def _finding(dice: random.Random, number: str, campaign: str) -> list[object]:
    text = f"问题 {number}：部分工作落实不到位，制度执行不够严格，台账记录不够完整"
    source, unit = dice.choice(SOURCES), dice.choice(UNITS)
    return [number, campaign, source, text, "类别", unit, None, "否", "否"]


def _measures(dice: random.Random, task: str, finding: str) -> list[list[object]]:
    title = f"任务 {task}：完善制度并检查落实情况"
    rows: list[list[object]] = []
    for number in (1, 2):
        due = OPENED + timedelta(days=dice.randint(61, 360))
        text = f"措施 {number}：修订办法并开展专项检查"
        row = [
            task,
            finding,
            title,
            "落实到位",
            number,
            text,
            "分阶段整改",
            due.isoformat(),
            "文件",
            None,
        ]
        rows.append([*row])
    return rows


def _duty(dice: random.Random, task: str) -> list[object]:
    lead, other = dice.sample(UNITS, 2)
    return [task, "党委书记", "党委书记", lead, other, f"{lead}经办人", None]
