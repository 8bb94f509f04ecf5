"""What the campaign left to be read once it was played."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import openpyxl


@dataclass(frozen=True)
class Campaign:
    """What was printed, and the workbook that stands behind it."""

    lines: list[str]
    workbook: Path
    mail: Path

    def rows(self, sheet: str) -> list[tuple[Any, ...]]:
        """The rows below the header."""
        book = openpyxl.load_workbook(self.workbook, read_only=True)
        return list(book[sheet].iter_rows(min_row=3, values_only=True))

    def row(self, head: str) -> list[str]:
        """The words of the last line of a table that begins with this one."""
        begun = [line.strip() for line in self.lines if line.strip().startswith(f"{head} ")]
        found = [line.removeprefix(head).split() for line in begun]
        assert found, head
        return found[-1]

    def mails(self, subject: re.Pattern[str]) -> Iterator[tuple[re.Match[str], EmailMessage]]:
        """Every mail that was sent with such a subject, and how the subject matches."""
        parser = BytesParser(policy=policy.default)
        for file in self.mail.iterdir():
            written = file.read_bytes()
            if found := subject.search(parser.parsebytes(written, headersonly=True)["Subject"]):
                yield found, parser.parsebytes(written)
