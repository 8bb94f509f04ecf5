"""One difference between a file and the directory, and what the clerk confirms of all of them.

What is confirmed is the digest of what was shown: other differences, or the same ones on another
day, have another one.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import sha256
from json import dumps
from typing import ClassVar

from contracts.labels import worded
from services.ledger.application.importing.remarks.faults import Fault
from services.ledger.application.importing.sheet import CellRef
from services.ledger.application.reasons.chinese import REASONS
from services.ledger.domain.kernel.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Renamed:
    """A unit has another name or short name from `day` on."""

    kind: ClassVar[str] = "unit_renamed"
    column: ClassVar[str] = "名称"
    code: str
    before: str
    name: str
    short_name: str | None
    day: date
    at: CellRef | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A unit stands below another one from `day` on."""

    kind: ClassVar[str] = "unit_moved"
    column: ClassVar[str] = "上级代码"
    code: str
    before: str | None
    parent: str
    day: date
    at: CellRef | None


@dataclass(frozen=True, slots=True)
class Ended:
    """A person's post ends with `day`."""

    kind: ClassVar[str] = "post_ended"
    column: ClassVar[str] = "离任日期"
    account: str
    post: str
    unit: str
    day: date
    at: CellRef | None


@dataclass(frozen=True, slots=True)
class Begun:
    """A known person holds a post from `day` on."""

    kind: ClassVar[str] = "post_begun"
    column: ClassVar[str] = "岗位"
    account: str
    post: str
    unit: str
    portfolio: tuple[str, ...]
    day: date
    at: CellRef | None


@dataclass(frozen=True, slots=True)
class Described:
    """A person has another name, address or language; None where it is the same."""

    kind: ClassVar[str] = "details_changed"
    column: ClassVar[str] = "姓名"
    account: str
    name: str | None = field(repr=False)
    email: str | None = field(repr=False)
    language: str | None
    at: CellRef | None


Change = Renamed | Moved | Ended | Begun | Described


def digest_of(changes: Iterable[Change]) -> str:
    """What a clerk names to confirm these changes, on these days."""
    told = [[one.kind, asdict(one)] for one in changes]
    return sha256(dumps(told, default=str, ensure_ascii=False).encode()).hexdigest()[:16]


def refused(change: Change | None, refusal: Refusal) -> Fault:
    """The fault of a row whose change a guard refuses; row 0 where it is of no row."""
    at = (change and change.at) or CellRef("人员", 0)
    column = change.column if change else Begun.column
    chinese = worded(REASONS.get(refusal.reason, refusal.reason), refusal.values, "zh-CN")
    told = (chinese, str(refusal))
    return Fault(at.sheet, at.row, column, "refused_change", refusal=told)
