"""Names and posts in cells to people: by account, name, unit with post, post alone.

Where several people fit, the one with a post in the task's lead unit is meant; else it is
ambiguous.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum

from contracts.words import ROLE_OF_POST, Role
from services.ledger.application.importing.directory import Appointment, Directory, KnownOfficer
from services.ledger.application.importing.matching.nearest import Neighbours, plain
from services.ledger.application.importing.matching.units import UnitNames
from services.ledger.application.importing.sheet import OfficerRef

Held = tuple[KnownOfficer, Appointment]


class Duty(Enum):
    """For what a person is named, which says which of several posts is meant."""

    LEADER = "leader"
    FIRST_RESPONSIBLE = "first_responsible"
    HANDLER = "handler"


@dataclass(frozen=True, slots=True)
class OfficerMatch:
    """The person meant, or the several that fit, as labels; neither where nobody does."""

    officer: OfficerRef | None = None
    several: tuple[str, ...] = ()


class OfficerNames:
    """Resolves people; each way of naming is tried in turn, the surest first."""

    def __init__(self, directory: Directory, units: UnitNames) -> None:
        self._tiers: tuple[dict[str, list[Held]], ...] = tuple(defaultdict(list) for _ in range(4))
        for officer in directory.officers:
            for held in officer.appointments:
                self._add(officer, held, units)
        self._neighbours = Neighbours({key: key for tier in self._tiers[1:] for key in tier})

    def match(self, text: str, duty: Duty, lead_unit: str | None) -> OfficerMatch:
        """Whom the text means."""
        wanted = _bare(text)
        for tier in self._tiers:
            if held := tier.get(wanted):
                return _choose(held, wanted, duty, lead_unit)
        return OfficerMatch()

    def nearest(self, text: str) -> tuple[str, ...]:
        """The nearest names and posts."""
        return self._neighbours.nearest(text)

    def _add(self, officer: KnownOfficer, held: Appointment, units: UnitNames) -> None:
        account, named, unit_post, post = self._tiers
        account[officer.account].append((officer, held))
        post[_bare(held.post)].append((officer, held))
        for label in set(units.labels(held.unit)):
            unit_post[_bare(label + held.post)].append((officer, held))
        if officer.name:
            for key in {officer.name, officer.name + held.post, held.post + officer.name}:
                named[_bare(key)].append((officer, held))


def _choose(held: list[Held], wanted: str, duty: Duty, lead_unit: str | None) -> OfficerMatch:
    people = {officer.id for officer, _ in held}
    if len(people) > 1:
        nearer = [pair for pair in held if pair[1].unit == lead_unit]
        if len({officer.id for officer, _ in nearer}) != 1:
            labels = dict.fromkeys(f"{post.post}（{officer.account}）" for officer, post in held)
            return OfficerMatch(several=tuple(labels))
        held = nearer
    officer, appointment = max(held, key=lambda pair: _fit(pair[1], wanted, duty, lead_unit))
    return OfficerMatch(OfficerRef(officer.id, officer.account, appointment.post, appointment.unit))


def _fit(held: Appointment, wanted: str, duty: Duty, lead_unit: str | None) -> tuple[bool, ...]:
    in_lead = held.unit == lead_unit
    if duty is Duty.HANDLER:
        return (in_lead, ROLE_OF_POST.get(held.post) is Role.HANDLER)
    return (_bare(held.post) == wanted, held.post not in ROLE_OF_POST, in_lead)


def _bare(text: str) -> str:
    return re.sub(r"[()]", "", plain(text))
