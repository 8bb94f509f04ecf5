"""What a unit or a person took on, and how it ended (检验 锻炼 培养): tenures, and what was asked.

A head answers for what the unit led while the post was held, a leader and a handler for the tasks
that named them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from contracts.words import Role, ScoreKind
from services.reporting.application.asking.assessing.assessment import Assessed, Reading, assess
from services.reporting.application.asking.desk import View
from services.reporting.domain.assessing.mark import Mark
from services.reporting.domain.assessing.step import steps
from services.reporting.domain.assessing.taken.asked import Asked, asked
from services.reporting.domain.assessing.taken.posts import PostHeld, posts_held
from services.reporting.domain.assessing.taken.tenure import Tenure, tenures


@dataclass(frozen=True, slots=True)
class Taken:
    """A tenure as it counts for somebody in this capacity, None for a unit; marks are theirs."""

    capacity: Role | None
    post: str | None
    tenure: Tenure
    marks: Sequence[Mark]

    def positions(self, *kinds: ScoreKind) -> list[int]:
        """The events that decided the marks of these kinds."""
        return [one.positions[-1] for one in self.marks if one.kind in kinds]


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """What a unit led, and what was asked of it beside."""

    taken: Sequence[Taken]
    asked: Sequence[Asked]


@dataclass(frozen=True, slots=True)
class OfficerRecord:
    """The posts a person held, and the tasks taken on in them."""

    posts: Sequence[PostHeld]
    taken: Sequence[Taken]


async def unit_record(view: View, campaign: UUID | None, unit: str, reading: Reading) -> UnitRecord:
    """The record of one unit alone."""
    assessed = await assess(view, campaign, reading)
    taken = [
        _taken(assessed, tenure, None, None) for tenure in _tenures(assessed) if tenure.unit == unit
    ]
    answers = [
        one for stream in assessed.streams.values() for one in asked(stream) if one.unit == unit
    ]
    return UnitRecord(_in_order(taken), sorted(answers, key=lambda one: one.asked))


async def officer_record(
    view: View, campaign: UUID | None, officer: UUID, reading: Reading
) -> OfficerRecord:
    """The record of one person, in every capacity."""
    assessed = await assess(view, campaign, reading)
    posts = await _posts(view, officer, reading)
    taken = [one for tenure in _tenures(assessed) for one in _of(assessed, tenure, officer, posts)]
    return OfficerRecord(posts, _in_order(taken))


def _of(
    assessed: Assessed, tenure: Tenure, officer: UUID, posts: Iterable[PostHeld]
) -> Iterator[Taken]:
    if tenure.leader and tenure.leader.officer == officer:
        yield _taken(assessed, tenure, Role.LEADER, tenure.leader.post)
    if officer in tenure.handlers:
        yield _taken(assessed, tenure, Role.HANDLER, None)
    over = tenure.until or tenure.ended
    for post in posts:
        of_the_unit = post.held.role is Role.HEAD and post.held.unit == tenure.unit
        if of_the_unit and post.overlaps(tenure.since.day, over.day if over else None):
            yield _taken(assessed, tenure, Role.HEAD, post.held.post, post)


def _taken(
    assessed: Assessed,
    tenure: Tenure,
    capacity: Role | None,
    post: str | None,
    in_post: PostHeld | None = None,
) -> Taken:
    marks = [
        mark
        for mark in assessed.marks[tenure.task.id]
        if tenure.holds(mark) and (in_post is None or in_post.held.held_on(mark.day))
    ]
    return Taken(capacity, post, tenure, marks)


def _tenures(assessed: Assessed) -> Iterator[Tenure]:
    for stream in assessed.streams.values():
        yield from tenures(stream)


def _in_order(taken: Iterable[Taken]) -> list[Taken]:
    return sorted(taken, key=lambda one: (one.tenure.since, one.capacity or ""))


async def _posts(view: View, officer: UUID, reading: Reading) -> list[PostHeld]:
    stored = await view.snapshot.histories([officer])
    told = [(one.position, reading.decode(one.state)) for one in stored]
    return posts_held(steps(told, {}, reading.zone))
