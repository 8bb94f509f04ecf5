"""People whom a file has in other posts, or none, or describes otherwise (任免、调动).

A person whom the file names holds the posts of its rows and no other; of whom it does not name
nothing is said, unless the file is the whole directory.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from services.ledger.application.importing.changes.change import Begun, Change, Described, Ended
from services.ledger.application.importing.directory import Appointment, KnownOfficer
from services.ledger.application.importing.remarks.faults import Fault
from services.ledger.application.importing.sheet import AppointmentDraft, CellRef, OfficerDraft


@dataclass(frozen=True, slots=True)
class Days:
    """Today, and when a change takes effect where its row names no day."""

    today: date

    def end(self, named: date | None) -> date:
        """The last day of a post; what was held until now is not held undone."""
        return max(self.today, named) if named else self.today

    def over(self, end: date | None) -> bool:
        """Whether that last day is past."""
        return end is not None and end < self.today


def changes_of_people(
    drafts: Iterable[OfficerDraft], known: Iterable[KnownOfficer], today: date, *, whole: bool
) -> Iterator[Change]:
    """Differences of people who are known and whose data are not erased."""
    people = {one.account: one for one in known if one.name is not None}
    days, named = Days(today), set()
    for draft in drafts:
        named.add(draft.account)
        if person := people.get(draft.account):
            yield from _described(draft, person)
            yield from _posts(draft, person, days)
    if whole:
        for account in sorted(people.keys() - named):
            for held in people[account].appointments:
                yield Ended(account, held.post, held.unit, today, None)


def moved_ends(drafts: Iterable[OfficerDraft], changes: Iterable[Change]) -> Iterator[Fault]:
    """Notices of rows whose 离任日期 has passed: their posts end on another day, which is shown."""
    ends = {(one.account, one.post, one.unit): one for one in changes if isinstance(one, Ended)}
    for draft in drafts:
        for row in draft.appointments:
            ended = ends.get((draft.account, row.post, row.unit))
            if ended and row.until and row.until < ended.day:
                days = (("value", row.until.isoformat()), ("day", ended.day.isoformat()))
                yield Fault(row.at.sheet, row.at.row, Ended.column, "past_end", days)


def _described(draft: OfficerDraft, person: KnownOfficer) -> Iterator[Change]:
    name = draft.name if draft.name != person.name else None
    email = draft.email if draft.email and draft.email != person.email else None
    language = draft.language if draft.language and draft.language != person.language else None
    if name or email or language:
        yield Described(draft.account, name, email, language, draft.at)


def _posts(draft: OfficerDraft, person: KnownOfficer, days: Days) -> Iterator[Change]:
    said = {(one.post, one.unit): one for one in draft.appointments}
    held = {(one.post, one.unit): one for one in person.appointments}
    ending = {(one.post, one.unit): one.until for one in person.ending if not days.over(one.until)}
    begun = [
        one
        for key, one in said.items()
        if key not in held and key not in ending and not days.over(one.until)
    ]
    leaves = min((one.since - timedelta(days=1) for one in begun if one.since), default=None)
    for key, post in held.items():
        yield from _held(draft, post, said.get(key), days, leaves)
    for one in begun:
        yield _begun(draft.account, one, one.since or days.today, one.portfolio or ())
        if one.until is not None:
            yield Ended(draft.account, one.post, one.unit, one.until, one.at)
    for key, until in ending.items():
        if (row := said.get(key)) and row.until not in (None, until):
            yield Ended(draft.account, row.post, row.unit, row.until, row.at)


def _held(
    draft: OfficerDraft,
    held: Appointment,
    row: AppointmentDraft | None,
    days: Days,
    leaves: date | None,
) -> Iterator[Change]:
    if row is None:
        yield _ended(draft.account, held, days.end(leaves), draft.at)
    elif row.until is not None:
        yield _ended(draft.account, held, days.end(row.until), row.at)
    elif row.portfolio is not None and set(row.portfolio) != set(held.portfolio):
        last = days.end(row.since - timedelta(days=1) if row.since else None)
        yield _ended(draft.account, held, last, row.at)
        yield _begun(draft.account, row, last + timedelta(days=1), row.portfolio)


def _ended(account: str, held: Appointment, day: date, at: CellRef) -> Ended:
    return Ended(account, held.post, held.unit, day, at)


def _begun(account: str, row: AppointmentDraft, day: date, portfolio: tuple[str, ...]) -> Begun:
    return Begun(account, row.post, row.unit, portfolio, day, row.at)
