"""A reader: a person with the posts held today, and the tasks that those posts let them see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.words import AccountStanding, Role
from services.reporting.application.ports.model import Scope
from services.reporting.application.refusals import NotAllowedError, PostNotHeldError
from services.reporting.domain.rows.directory import Appointment, OfficerRow
from services.reporting.domain.units import UnitTree

SEES_EVERYTHING = frozenset(
    {Role.AUDITOR, Role.OFFICE, Role.LEADING_GROUP, Role.SUPERVISOR, Role.DISCIPLINE}
)
SEES_CASES = frozenset({Role.AUDITOR, Role.LEADING_GROUP, Role.DISCIPLINE})
CHECKS_THE_SYSTEM = frozenset({Role.AUDITOR})
"""Who may ask for digests and read the access log."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks; `scope` is what they may see of tasks.

    `answers_for` are the units of which they are head or deputy, and those of their portfolio, each
    with all below it: whose assessment they may read.
    """

    officer: UUID
    account: str
    roles: frozenset[Role]
    scope: Scope
    answers_for: frozenset[str] = frozenset()

    @property
    def sees_cases(self) -> bool:
        """Whether accountability cases are shown."""
        return bool(self.roles & SEES_CASES)

    def may_assess(self, unit: str) -> bool:
        """Whether the unit's scores and record are shown."""
        return self.scope.everything or unit in self.answers_for

    def may_assess_officer(self, officer: UUID) -> bool:
        """Whether this person's scores and record are shown: one's own, or to who sees all."""
        return self.scope.everything or officer == self.officer

    @property
    def is_auditor(self) -> bool:
        """Whether they audit: they read everything, and each such reading is recorded."""
        return Role.AUDITOR in self.roles

    def must_be(self, roles: frozenset[Role]) -> None:
        """Raise NotAllowedError unless one of the roles is held."""
        if not self.roles & roles:
            raise NotAllowedError("this is for {wanted}", wanted=sorted(roles))


def reader_of(
    officer: OfficerRow | None, act_as: str | None, today: date, tree: UnitTree
) -> Reader:
    """The reader that the directory knows under an account.

    Raises NotAllowedError without a post today, PostNotHeldError for another's post.
    """
    if officer is None or officer.erased:
        raise NotAllowedError("the directory knows nobody under this account")
    if officer.standing is not AccountStanding.ACTIVE:
        raise NotAllowedError("this account is suspended or removed")
    held = [post for post in officer.appointments if post.held_on(today)]
    if act_as is not None:
        held = [post for post in held if f"{post.post}@{post.unit}" == act_as]
        if not held:
            raise PostNotHeldError("Act-As names a post that you do not hold today")
    deputy_of = [] if act_as else [d.unit for d in officer.deputyships if d.held_on(today)]
    if not held and not deputy_of:
        raise NotAllowedError("you hold no post today")
    roles = frozenset(post.role for post in held) | ({Role.HEAD} if deputy_of else set())
    scope = _scope(officer.id, held, deputy_of, tree)
    led = tree.below([*deputy_of, *(unit for post in held for unit in _led(post))])
    return Reader(officer.id, officer.account, roles, scope, led)


def _led(post: Appointment) -> tuple[str, ...]:
    """The units that a post answers for: of the head, or in a leader's portfolio."""
    if post.role is Role.HEAD:
        return (post.unit,)
    return post.portfolio if post.role is Role.LEADER else ()


def _scope(
    officer: UUID, held: Iterable[Appointment], deputy_of: Iterable[str], tree: UnitTree
) -> Scope:
    """All tasks; or those of own units and what is below, of portfolios, and naming a leader."""
    units, person = set(deputy_of), None
    for post in held:
        if post.role in SEES_EVERYTHING:
            return Scope(everything=True)
        if post.role is Role.LEADER:
            person = officer
            units.update(post.portfolio)
        else:
            units.add(post.unit)
    return Scope(units=tree.below(units), person=person)
