"""The directory's sheets (单位, 人员) to drafts; a person's row repeats for each post."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from services.ledger.application.importing.forms.columns import Field
from services.ledger.application.importing.forms.table import RowReader
from services.ledger.application.importing.layouts.tree import check_tree
from services.ledger.application.importing.sheet import (
    AppointmentDraft,
    OfficerDraft,
    UnitDraft,
)
from services.ledger.application.importing.wording.codes import is_unit_code
from services.ledger.application.importing.wording.dates import NotADateError, read_day
from services.ledger.application.importing.wording.names import split_names

LANGUAGES = ("zh-CN", "en")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def read_units(rows: Iterable[RowReader], known: frozenset[str]) -> tuple[UnitDraft, ...]:
    """The units, parents first; `known` are the codes that the store has."""
    drafts: dict[str, tuple[UnitDraft, RowReader]] = {}
    for row in rows:
        code = _code(row)
        name = row.needed(Field.NAME)
        if code in drafts:
            row.fault(Field.CODE, "duplicate", value=code, first_row=drafts[code][1].at.row)
        elif code:
            drafts[code] = (_unit(row, code, name), row)
    _unique_names(drafts.values())
    return check_tree(drafts, known)


def read_officers(
    rows: Iterable[RowReader], units: frozenset[str], closed: frozenset[str] = frozenset()
) -> tuple[OfficerDraft, ...]:
    """The officers; `units` are all codes, of the file and the store, some of them `closed`."""
    officers: dict[str, _OpenOfficer] = {}
    for row in rows:
        account = row.needed(Field.ACCOUNT)
        name = row.needed(Field.NAME)
        email, language = _email(row), _language(row)
        officer = officers.get(account) or _OpenOfficer(account, name, email, language, row)
        if officer.name != name:
            row.fault(Field.NAME, "differs", first_row=officer.row.at.row)
        officer.appoint(row, units, closed)
        if account:
            officers[account] = officer
    return tuple(officer.draft() for officer in officers.values())


@dataclass(slots=True)
class _OpenOfficer:
    account: str
    name: str
    email: str | None
    language: str | None
    row: RowReader
    posts: list[AppointmentDraft] = field(default_factory=list)

    def appoint(self, row: RowReader, units: frozenset[str], closed: frozenset[str]) -> None:
        """Add the post of a row; the same post in the same unit twice is a fault."""
        post, unit = row.needed(Field.POST), row.needed(Field.UNIT)
        if unit and unit not in units:
            row.fault(Field.UNIT, "unknown_code", value=unit)
        if unit in closed:
            row.fault(Field.UNIT, "closed_unit", value=unit)
        for held in self.posts:
            if (held.post, held.unit) == (post, unit):
                row.fault(Field.ACCOUNT, "duplicate", value=self.account, first_row=held.at.row)
        portfolio = tuple(name.text for name in split_names(row.text(Field.PORTFOLIO)))
        for code in portfolio:
            if code not in units:
                row.fault(Field.PORTFOLIO, "unknown_code", item=code, value=code)
        said = portfolio if row.table.has(Field.PORTFOLIO) else None
        days = (_day(row, Field.SINCE), _day(row, Field.UNTIL))
        if days[0] and days[1] and days[1] < days[0]:
            row.fault(Field.UNTIL, "ends_before_begin", value=days[1], since=days[0])
        self.posts.append(AppointmentDraft(post, unit, said, row.at, *days))

    def draft(self) -> OfficerDraft:
        """The person with every post."""
        return OfficerDraft(
            self.account, self.name, self.email, self.language, tuple(self.posts), self.row.at
        )


def _unit(row: RowReader, code: str, name: str) -> UnitDraft:
    return UnitDraft(
        code=code,
        name=name,
        short_name=row.optional(Field.SHORT_NAME),
        parent=row.optional(Field.PARENT),
        category=row.optional(Field.CATEGORY),
        groups=tuple(group.text for group in split_names(row.text(Field.GROUPS))),
        since=_day(row, Field.SINCE),
        at=row.at,
    )


def _code(row: RowReader) -> str:
    code = row.needed(Field.CODE)
    if code and not is_unit_code(code):
        row.fault(Field.CODE, "bad_code", value=code)
    return code


def _day(row: RowReader, column: Field) -> date | None:
    value = row.raw(column)
    if value is None:
        return None
    try:
        return read_day(value, date(1, 1, 1))
    except NotADateError as error:
        row.fault(column, error.code, value=row.text(column))
        return None


def _email(row: RowReader) -> str | None:
    email = row.optional(Field.EMAIL)
    if email and not _EMAIL.fullmatch(email):
        row.fault(Field.EMAIL, "bad_email")
    return email


def _language(row: RowReader) -> str | None:
    language = row.optional(Field.LANGUAGE)
    if language and language not in LANGUAGES:
        row.fault(Field.LANGUAGE, "unknown_language", value=language)
    return language


def _unique_names(drafts: Iterable[tuple[UnitDraft, RowReader]]) -> None:
    """Two units of one name could not be told apart in any ledger."""
    seen: dict[str, int] = {}
    for draft, row in drafts:
        if draft.name in seen:
            row.fault(Field.NAME, "duplicate", value=draft.name, first_row=seen[draft.name])
        elif draft.name:
            seen[draft.name] = row.at.row
