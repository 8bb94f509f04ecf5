"""Workbooks as bytes, made by openpyxl as an office's program would, and changed by hand."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook

HEADER = ["序号", "问题", "整改任务", "整改措施", "责任领导", "牵头单位", "完成时限"]
ROW = [1, "问题一", "任务一", "措施一", "校长", "组织部", "2021-10-31"]


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Workbook:
    """A workbook with these sheets."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return book


def one_sheet(*rows: Sequence[Any]) -> Workbook:
    """A one-sheet ledger under its header."""
    return workbook({"Sheet1": [HEADER, *(rows or (ROW,))]})


def saved(book: Workbook) -> bytes:
    """The file's bytes."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def replaced(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The file with something replaced in one of its parts, which has to be there."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new)
            target.writestr(name, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
