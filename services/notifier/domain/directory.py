"""The organisation as the notifier knows it on one day: units, people, posts, tasks' labels.

Posts count on the day asked about: from `since` to the end of `until`. Erased people hold none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from contracts.words import Role, role_of


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with an account; `language` is a tag such as zh-CN."""

    officer: UUID
    account: str
    language: str
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Appointment:
    """A person in a post of a unit, first and last day included."""

    officer: UUID
    post: str
    unit: str
    since: date
    until: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether the person held the post on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Deputation:
    """A person standing in for the head of a unit, first and last day included."""

    deputy: UUID
    head: UUID
    unit: str
    since: date
    until: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether the person stood in on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class TaskLabel:
    """What a message says about a task, and who answers for it."""

    task: UUID
    number: str
    title: str
    lead_unit: str | None = None
    leader: UUID | None = None


@dataclass(frozen=True)
class Directory:
    """All units and people; `version` counts the events that made it."""

    version: int = 0
    units: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[UUID, Person] = field(default_factory=dict)
    appointments: tuple[Appointment, ...] = ()
    deputations: tuple[Deputation, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)

    def standing(self, unit: str | None) -> str | None:
        """The unit, or the last of those it was merged into: there its work goes on."""
        while unit is not None and unit in self.merged:
            unit = self.merged[unit]
        return unit

    def holders(self, roles: frozenset[Role], day: date, unit: str | None = None) -> list[UUID]:
        """Who holds a post of one of these roles that day, in `unit` or anywhere."""
        found = (
            each.officer
            for each in self.appointments
            if role_of(each.post) in roles
            and each.held_on(day)
            and unit in {None, each.unit}
            and not self.erased(each.officer)
        )
        return list(dict.fromkeys(found))

    def deputies(self, day: date, unit: str | None = None) -> list[UUID]:
        """Who stands in that day for the head of `unit`, or of any."""
        found = (
            each.deputy
            for each in self.deputations
            if each.held_on(day) and unit in {None, each.unit} and not self.erased(each.deputy)
        )
        return list(dict.fromkeys(found))

    def roles_of(self, officer: UUID, day: date, acting: str | None = None) -> frozenset[Role]:
        """The roles that the person's posts give that day, or the one named `post@unit` alone."""
        return frozenset(role_of(each.post) for each in self._held(officer, day, acting))

    def units_of(self, officer: UUID, day: date, acting: str | None = None) -> frozenset[str]:
        """The units in which these posts are."""
        return frozenset(each.unit for each in self._held(officer, day, acting))

    def _held(self, officer: UUID, day: date, acting: str | None) -> list[Appointment]:
        own = (each for each in self.appointments if each.officer == officer)
        held = [each for each in own if each.held_on(day)]
        if acting is not None:
            held = [each for each in held if f"{each.post}@{each.unit}" == acting]
        return held

    def unit_name(self, code: str | None) -> str:
        """The unit's name; its code where the directory does not know it."""
        return self.units.get(code, code) if code else ""

    def language_of(self, officer: UUID) -> str:
        """The language the person reads."""
        person = self.people.get(officer)
        return person.language if person else "zh-CN"

    def erased(self, officer: UUID) -> bool:
        """Whether the person's data were erased."""
        person = self.people.get(officer)
        return person is not None and person.erased
