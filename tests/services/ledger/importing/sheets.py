"""Workbooks as grids, written like a sheet, and a small directory to resolve them against."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from contracts.identifiers import officer_id
from services.ledger.application.importing.directory import (
    Appointment,
    Directory,
    KnownOfficer,
    KnownUnit,
)
from services.ledger.application.importing.forms.recognise import LedgerSheet, recognise
from services.ledger.application.importing.grid import Grid, GridRow, WorkbookGrid
from services.ledger.application.importing.options import ImportOptions
from services.ledger.application.importing.preview import ImportPreview, preview

OPENED = date(2021, 9, 18)
Rows = Sequence[Sequence[Any]]

FINDING_HEADER = ["编号", "批次", "来源", "反馈原文", "涉及单位"]
TASK_HEADER = ["任务号", "问题号", "整改任务", "整改措施", "整改类型", "完成时限"]
RESPONSIBILITY_HEADER = ["任务号", "责任领导", "牵头单位", "配合单位", "具体责任人"]
FINDING = ["W01", "批次", "审计", "问题一", "组织部"]
TASK = ["R1", "W01", "任务一", "措施一", "立行立改", "2021-10-31"]
RESPONSIBILITY = ["R1", "校长", "组织部", "人事处", "张三"]
ONE_SHEET_HEADER = [
    "序号",
    "反馈问题",
    "整改任务",
    "整改措施",
    "责任领导",
    "牵头单位",
    "配合单位",
    "完成时限",
]


def officer(account: str, name: str, *posts: tuple[str, str]) -> KnownOfficer:
    """A person with posts, each a title and a unit."""
    held = tuple(Appointment(post, unit) for post, unit in posts)
    return KnownOfficer(officer_id(account), account, name, held)


DIRECTORY = Directory(
    units=(
        KnownUnit("univ", "某大学", "学校"),
        KnownUnit("zzb", "组织部", None, (), "univ"),
        KnownUnit("rsc", "人事处", "人事", (), "univ"),
        KnownUnit("cwc", "财务处", "财务", (), "univ"),
        KnownUnit("lxy", "理学院", "理学", ("各学院",), "univ"),
        KnownUnit("glxy", "管理学院", "管院", ("各学院",), "univ"),
    ),
    officers=(
        officer("xz", "李校长", ("校长", "univ")),
        officer("zs", "张三", ("经办人", "zzb"), ("督导组", "univ")),
        officer("zz-head", "王五", ("主要负责人", "zzb")),
        officer("rs-head", "赵六", ("主要负责人", "rsc")),
        officer("rs-zs2", "钱七", ("经办人", "rsc")),
    ),
)


def grid(title: str, rows: Rows) -> Grid:
    """A sheet from rows of values; None is blank."""
    cells = [{i: v for i, v in enumerate(row, 1) if v is not None} for row in rows]
    return Grid(title, tuple(GridRow(n, c, c) for n, c in enumerate(cells, 1) if c))


def ledger(
    findings: Rows = (FINDING,),
    tasks: Rows = (TASK,),
    responsibilities: Rows = (RESPONSIBILITY,),
) -> LedgerSheet:
    """The three lists under their headers, data from row 2."""
    sheets = (
        grid("问题清单", [FINDING_HEADER, *findings]),
        grid("任务清单", [TASK_HEADER, *tasks]),
        grid("责任清单", [RESPONSIBILITY_HEADER, *responsibilities]),
    )
    return _ledger(WorkbookGrid(sheets))


def one_sheet(*rows: Sequence[Any], header: Sequence[Any] = ONE_SHEET_HEADER) -> LedgerSheet:
    """A one-sheet ledger, data from row 2."""
    return _ledger(WorkbookGrid((grid("Sheet1", [header, *rows]),)))


def previewed(sheet: LedgerSheet, **options: Any) -> ImportPreview:
    """The preview against the small directory, opened on 2021-09-18."""
    return preview(sheet, DIRECTORY, ImportOptions(OPENED, **{"campaign": "批次", **options}))


def faults(result: ImportPreview) -> list[tuple[str, int, str, str]]:
    """The faults as sheet, row, column, code."""
    return [(f.sheet, f.row, f.column, f.code) for f in result.faults]


def _ledger(workbook: WorkbookGrid) -> LedgerSheet:
    sheet = recognise(workbook)
    assert isinstance(sheet, LedgerSheet)
    return sheet
