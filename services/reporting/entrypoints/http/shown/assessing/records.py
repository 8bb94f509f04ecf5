"""Records of units and people: what they took on, how it ended, each with event positions."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from pydantic import Field

from contracts.words import ResultClass, Role, ScoreKind, TaskStatus
from services.reporting.application.asking.assessing.records import (
    OfficerRecord,
    Taken,
    UnitRecord,
)
from services.reporting.application.asking.desk import View
from services.reporting.application.reading.reader import Reader
from services.reporting.domain.assessing.step import At
from services.reporting.domain.assessing.taken.asked import Asked, AskedFor
from services.reporting.domain.assessing.taken.posts import PostHeld
from services.reporting.entrypoints.http.shown import parts

LATE = (
    ScoreKind.ACCEPTANCE_LATE,
    ScoreKind.PLAN_LATE,
    ScoreKind.MEASURE_OVERDUE,
)
RETURNED = (ScoreKind.PLAN_RETURNED, ScoreKind.MEASURE_RETURNED)


class ShownAt(parts.Shown):
    """An event by its position, and the organisation's day of it."""

    position: int
    day: date


class ShownLateness(parts.Shown):
    """What was late, by how many days, and the events that it rests on."""

    kind: ScoreKind
    measure: int | None
    days: int
    positions: list[int]


class ShownTaken(parts.Shown):
    """A task as it was somebody's: from when, until when, and what came of it meanwhile.

    `capacity` is the person's, null in the record of a unit. `until` is where it was handed on,
    `ended` where the task itself ended; `status` and `result_class` are as it last stood in their
    hands. `cases` are the decisions of cases on it, null for who may not read cases.
    """

    capacity: Role | None
    post: str | None
    unit: parts.ShownUnit
    campaign: parts.ShownCampaignName
    task: UUID
    number: str = Field(examples=["R08-1"])
    title: str
    since: ShownAt
    until: ShownAt | None
    ended: ShownAt | None
    status: TaskStatus
    result_class: ResultClass | None
    done: list[int] = Field(description="positions at which measures and stages were found done")
    late: list[ShownLateness]
    returned: list[int]
    extended: list[int]
    relapsed: list[int]
    cases: list[int] | None


class ShownAsked(parts.Shown):
    """What the unit was asked beside its tasks; `due` is null where no answer was asked for."""

    of: AskedFor
    campaign: parts.ShownCampaignName
    about: UUID
    number: str
    asked: ShownAt
    due: date | None
    answered: ShownAt | None
    excused: bool
    late: bool


class ShownPostHeld(parts.Shown):
    """A post from its appointment on; positions are those of its events."""

    post: str
    unit: parts.ShownUnit
    since: date
    until: date | None
    appointed: int
    relieved: int | None


class UnitRecordShown(parts.Shown):
    """What a unit led, and what was asked of it beside."""

    unit: parts.ShownUnit
    tasks: list[ShownTaken]
    asked: list[ShownAsked]
    seen_at: parts.SeenAt


class OfficerRecordShown(parts.Shown):
    """A person's posts, and what was taken on in them."""

    officer: parts.ShownPerson
    posts: list[ShownPostHeld]
    tasks: list[ShownTaken]
    seen_at: parts.SeenAt


def unit_record_shown(view: View, reader: Reader, unit: str, found: UnitRecord) -> UnitRecordShown:
    """A unit's record."""
    return UnitRecordShown(
        unit=parts.unit(view, unit),
        tasks=_tasks(view, reader, found.taken),
        asked=[_asked(view, one) for one in found.asked],
        seen_at=parts.seen_at(view),
    )


def officer_record_shown(
    view: View, reader: Reader, officer: parts.ShownPerson, found: OfficerRecord
) -> OfficerRecordShown:
    """A person's record."""
    return OfficerRecordShown(
        officer=officer,
        posts=[_post(view, one) for one in found.posts],
        tasks=_tasks(view, reader, found.taken),
        seen_at=parts.seen_at(view),
    )


def _tasks(view: View, reader: Reader, taken: Iterable[Taken]) -> list[ShownTaken]:
    return [_taken(view, reader, one) for one in taken]


def _taken(view: View, reader: Reader, taken: Taken) -> ShownTaken:
    tenure, task = taken.tenure, taken.tenure.task
    return ShownTaken(
        capacity=taken.capacity,
        post=taken.post,
        unit=parts.unit(view, tenure.unit),
        campaign=parts.campaign_name(view, task.campaign),
        task=task.id,
        number=task.number,
        title=task.title,
        since=_at(tenure.since),
        until=_at(tenure.until) if tenure.until else None,
        ended=_at(tenure.ended) if tenure.ended else None,
        status=task.status,
        result_class=task.result_class,
        done=taken.positions(
            ScoreKind.MEASURE_IN_TIME, ScoreKind.MEASURE_LATE, ScoreKind.STAGE_IN_TIME
        ),
        late=[
            ShownLateness(
                kind=one.kind, measure=one.measure, days=one.days, positions=list(one.positions)
            )
            for one in taken.marks
            if one.kind in LATE
        ],
        returned=taken.positions(*RETURNED),
        extended=[one.position for one in tenure.extensions],
        relapsed=taken.positions(ScoreKind.RELAPSED),
        cases=taken.positions(ScoreKind.CASE_DECIDED) if reader.sees_cases else None,
    )


def _asked(view: View, one: Asked) -> ShownAsked:
    return ShownAsked(
        of=one.of,
        campaign=parts.campaign_name(view, one.about.campaign),
        about=one.about.about,
        number=one.about.number,
        asked=_at(one.asked),
        due=one.due,
        answered=_at(one.answered) if one.answered else None,
        excused=one.excused,
        late=one.late(view.today),
    )


def _post(view: View, one: PostHeld) -> ShownPostHeld:
    held = one.held
    return ShownPostHeld(
        post=held.post,
        unit=parts.unit(view, held.unit),
        since=held.since,
        until=held.until,
        appointed=one.appointed,
        relieved=one.relieved,
    )


def _at(at: At) -> ShownAt:
    return ShownAt(position=at.position, day=at.day)
