"""What a file must be before it is opened: a plain zip of XML parts within limits.

Refuses encrypted and old files by name, parts larger than the limits (a zip's declared sizes
bound what is inflated), and any document type declaration, which Office never writes.
"""

import zipfile
import zlib
from io import BytesIO
from xml.parsers import expat

from services.ledger.application.importing.remarks.faults import UnreadableWorkbookError

MAX_FILE_BYTES = 32 * 1024 * 1024
MAX_INFLATED_BYTES = 96 * 1024 * 1024
MAX_PARTS = 2_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "xl/workbook.xml"
_ENCRYPTED_FLAG = 0x1
_MEBIBYTE = 1024 * 1024


def check_package(data: bytes) -> None:
    """Raises UnreadableWorkbookError unless openpyxl may safely be given these bytes."""
    if len(data) > MAX_FILE_BYTES:
        raise _too_large("file", MAX_FILE_BYTES)
    if data.startswith(_OLE):
        raise UnreadableWorkbookError("encrypted" if _ENCRYPTED_PACKAGE in data else "old_format")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check_parts(package)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error) as error:
        damaged = data.startswith(b"PK")
        raise UnreadableWorkbookError("damaged" if damaged else "not_xlsx") from error


def _check_parts(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if _WORKBOOK not in package.namelist():
        raise UnreadableWorkbookError("not_xlsx")
    if len(parts) > MAX_PARTS:
        raise UnreadableWorkbookError("too_large", what="parts", limit=MAX_PARTS)
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise UnreadableWorkbookError("encrypted")
    if sum(part.file_size for part in parts) > MAX_INFLATED_BYTES:
        raise _too_large("content", MAX_INFLATED_BYTES)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _refuse_document_type(package.read(part))


def _refuse_document_type(content: bytes) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _document_type
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise UnreadableWorkbookError("damaged") from error


def _document_type(*_declaration: object) -> None:
    raise UnreadableWorkbookError("unsafe_xml")


def _too_large(what: str, limit: int) -> UnreadableWorkbookError:
    return UnreadableWorkbookError("too_large", what=what, limit=f"{limit // _MEBIBYTE} MiB")
