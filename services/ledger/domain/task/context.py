"""What a decision about a task may ask: who, when, and the campaign's policy.

And the guards that several phases share: whose body decides, and who is independent.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from contracts.events.parts import Independence, PostHolder
from contracts.words import Role
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.directory.officer import Appointment
from services.ledger.domain.kernel.deadlines import Moment
from services.ledger.domain.kernel.refusals import GuardRefused
from services.ledger.domain.task.state import Task


def nobody(*_: str) -> frozenset[UUID]:
    """The holders of any post, where the directory was not asked."""
    return frozenset()


@dataclass(frozen=True)
class Context:
    """The doer, the campaign, and what the directory says at this moment.

    `vacant` lists the posts of the task that nobody holds, `groups` the units of each group;
    `closed_units` are those that ended, `successors` the units that stand for merged ones now;
    `holders` tells who holds a post in a unit today, `members` who holds any post there.
    """

    by: Doer
    campaign: Campaign
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    known_units: frozenset[str] = frozenset()
    closed_units: frozenset[str] = frozenset()
    successors: Mapping[str, str] = field(default_factory=dict)
    vacant: tuple[str, ...] = ()
    holders: Callable[[str, str], frozenset[UUID]] = nobody
    members: Callable[[str], frozenset[UUID]] = nobody

    @property
    def moment(self) -> Moment:
        """When the decision is made."""
        return self.by.moment

    def standing(self, units: Iterable[str]) -> frozenset[str]:
        """These units, each merged one as its successor: predecessor and successor are one."""
        return frozenset(self.successors.get(one, one) for one in units)


def require_body(task: Task, context: Context, body: Role) -> None:
    """The body decides; where the task is its own, the leading group does in its place."""
    own = context.standing(context.by.body_units.get(body, frozenset()))
    context.by.require(Role.LEADING_GROUP if own & context.standing(task.units) else body)


def require_independent(task: Task, context: Context) -> Independence:
    """Proof that the doer is independent of the work, or a refusal that says why not.

    Judged on the person, across all posts held from the assignment to now (R11, separation
    of duties); the officer's version that was read is recorded with the decision.
    """
    officer, today = context.by.officer, context.moment.today
    since = task.assigned_on or today
    if context.vacant:
        _refuse("nobody holds {posts}, so independence cannot be judged", posts=context.vacant)
    if officer.id in task.workers:
        _refuse("you acted for the unit in this task")
    if officer.id in task.owners:
        _refuse("you own one of its measures")
    _refuse_holder(task, context, since)
    return Independence(officer=officer.id, officer_version=officer.version, held_since=since)


def _refuse_holder(task: Task, context: Context, since: date) -> None:
    officer, today = context.by.officer, context.moment.today
    if task.leader is not None and task.leader.officer == officer.id:
        _refuse("you are its responsible leader")
    units = context.standing(task.units | task.former_units)
    for post in officer.appointments:
        if not post.overlaps(since, today):
            continue
        if task.leader is not None and _same_post(context, post, task.leader):
            _refuse("you held the leader's post since the assignment")
        if context.standing([post.unit]) & units:
            _refuse(
                "you held {post}@{unit}, a unit of the task, since the assignment",
                post=post.post,
                unit=post.unit,
            )
    _refuse_deputy(context, units, since)


def _same_post(context: Context, held: Appointment, leader: PostHolder) -> bool:
    """Whether it is the leader's post; in the successor of a merged unit it is the same post."""
    return held.post == leader.post and len(context.standing([held.unit, leader.unit])) == 1


def _refuse_deputy(context: Context, units: frozenset[str], since: date) -> None:
    for one in context.by.officer.deputations:
        concerns = context.standing([one.unit]) & units
        if concerns and one.since <= context.moment.today and (not one.until or one.until >= since):
            _refuse(
                "you were deputy in {unit}, a unit of the task, since the assignment",
                unit=one.unit,
            )


def _refuse(why: str, **values: Any) -> None:
    raise GuardRefused("independence", why, **values)
