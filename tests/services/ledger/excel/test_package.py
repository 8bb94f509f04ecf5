"""Files that are no workbook, or a hostile one, are refused with a reason."""

import zipfile
from io import BytesIO

import pytest

from services.ledger.adapters.excel import package, rows
from services.ledger.adapters.excel.reader import read_workbook
from services.ledger.application.importing.remarks.faults import UnreadableWorkbookError
from tests.services.ledger.excel.workbooks import HEADER, ROW, one_sheet, replaced, saved

SHEET_XML = "xl/worksheets/sheet1.xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
SOUND = saved(one_sheet())
DOCTYPE = b'<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa">]><worksheet'


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableWorkbookError) as error:
        read_workbook(data)
    return error.value.fault.code


def zipped(*parts: tuple[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts:
            target.writestr(name, content)
    return stream.getvalue()


def encrypted(data: bytes) -> bytes:
    """The file with the flag of encryption set on each part in the zip's directory."""
    marked = bytearray(data)
    at = marked.find(b"PK\x01\x02")
    while at != -1:
        marked[at + 8] |= 1
        at = marked.find(b"PK\x01\x02", at + 4)
    return bytes(marked)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_xlsx"),
        (b"\xef\xbb\xbf\xe5\xba\x8f\xe5\x8f\xb7,1", "not_xlsx"),
        (zipped(("a.txt", b"a")), "not_xlsx"),
        (zipped(("word/document.xml", b"<a/>")), "not_xlsx"),
        (OLE + b"\0" * 600, "old_format"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (encrypted(SOUND), "encrypted"),
        (SOUND[: len(SOUND) // 2], "damaged"),
        (SOUND[:60] + b"\xff" * 20 + SOUND[80:], "damaged"),
        (zipped(("xl/workbook.xml", b"<workbook/>")), "damaged"),
        (replaced(SOUND, SHEET_XML, b"</sheetData>", b""), "damaged"),
        (replaced(SOUND, SHEET_XML, b"<worksheet", DOCTYPE), "unsafe_xml"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_what_a_small_file_inflates_to_is_limited() -> None:
    blank = b" " * (package.MAX_INFLATED_BYTES + 1)
    bomb = replaced(SOUND, "docProps/app.xml", b"<Properties", b"<!--" + blank + b"--><Properties")
    assert len(bomb) < 1024 * 1024
    assert refused(bomb) == "too_large"


def test_a_file_that_declares_less_than_it_inflates_to_is_not_inflated() -> None:
    lying = bytearray(zipped(("xl/workbook.xml", b"<a>" + b" " * 1_000_000 + b"</a>")))
    at = lying.find(b"PK\x01\x02")
    lying[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert refused(bytes(lying)) == "damaged"


def test_size_parts_and_text_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_FILE_BYTES", len(SOUND) - 1)
    assert refused(SOUND) == "too_large"
    monkeypatch.undo()
    monkeypatch.setattr(package, "MAX_PARTS", 3)
    assert refused(SOUND) == "too_large"
    monkeypatch.undo()
    monkeypatch.setattr(rows, "MAX_TEXT", 2)
    assert refused(SOUND) == "too_large"


def test_rows_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_ROWS", 4)
    assert read_workbook(saved(one_sheet(*[ROW] * 3)))
    assert refused(saved(one_sheet(*[ROW] * 4))) == "too_large"


def test_columns_far_to_the_right_are_not_read() -> None:
    book = one_sheet()
    book["Sheet1"].cell(1, rows.MAX_COLUMNS + 1, "配合单位")
    assert len(read_workbook(saved(book)).tables[""].headings) == len(HEADER)
