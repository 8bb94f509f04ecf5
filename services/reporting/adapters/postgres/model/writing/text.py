"""Values as COPY reads them in its text format: fields of a line, parted by tabs.

Postgres manual, "COPY", Text Format. Lines are made here in bulk, because the driver would encode
each value of each row through a codec of its own, at several times the cost.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

NULL = b"\\N"
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def text(value: str) -> bytes:
    """Any text."""
    return value.translate(_ESCAPED).encode()


def json(value: bytes) -> bytes:
    """JSON without line breaks between its values, in which tabs and breaks are escaped already."""
    return value.replace(b"\\", b"\\\\")


def array(values: Iterable[Any]) -> bytes:
    """An array, each element in quotes."""
    quoted = (str(each).replace("\\", "\\\\").replace('"', '\\"') for each in values)
    return text("{" + ",".join(f'"{each}"' for each in quoted) + "}")


def plain(value: Any) -> bytes:
    """A text, date or id that holds nothing to escape, or null."""
    return NULL if value is None else str(value).encode()


def day(value: date | None) -> bytes:
    """A date, or null."""
    return NULL if value is None else value.isoformat().encode()


def yes(value: bool) -> bytes:
    """A boolean."""
    return b"t" if value else b"f"
