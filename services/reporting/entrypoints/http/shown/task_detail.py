"""One task with everything about it: measures, rounds, evidence, replies, clocks."""

from datetime import date, datetime
from uuid import UUID

from contracts.words import MeasureStatus, MeasureType
from services.reporting.application.asking.desk import View
from services.reporting.application.asking.tasks import ListedTask
from services.reporting.application.reading.reader import Reader
from services.reporting.domain.rows.measure import (
    EvidenceRow,
    ExtensionRow,
    Judgement,
    MeasureRow,
    PromisedInstitution,
    Round,
)
from services.reporting.domain.rows.task import (
    ContributionRow,
    PassedClock,
    ReplyRow,
    TaskRow,
)
from services.reporting.domain.rows.turns.afterwards import Afterwards
from services.reporting.domain.rows.turns.handing import Turns
from services.reporting.domain.rows.turns.working import Changes, Progress
from services.reporting.domain.standing.timeliness import due_of_measure, judge
from services.reporting.entrypoints.http.shown import parts
from services.reporting.entrypoints.http.shown.tasks import ShownTask, shown_task


class ShownJudgement(parts.Shown):
    """Who judged, when, in which words."""

    by: parts.ShownPerson
    at: datetime
    words: str


class ShownMeasure(parts.Shown):
    """A measure; `deadline` is null for 长期坚持, which has a milestone instead."""

    number: int
    text: str
    type: MeasureType
    status: MeasureStatus
    standing: parts.ShownStanding
    deadline: date | None
    first_deadline: date | None
    deadline_derived: bool
    first_milestone: date | None
    deliverable: str | None
    promised_institution: str | None
    institution: PromisedInstitution | None
    owner: parts.ShownPerson | None
    declared_progress: str | None
    rounds: list[Round]
    returns: int
    evidence: list[EvidenceRow]
    verified: ShownJudgement | None
    last_return: ShownJudgement | None
    times_extended: int
    extensions: list[ExtensionRow]
    milestone: date | None
    stages: list[ShownJudgement]
    changes: Changes


class TaskDetail(parts.Shown):
    """The task at one moment; `cases` is null for whoever may not read cases."""

    task: ShownTask
    goal: str | None
    measures: list[ShownMeasure]
    groups: list[str]
    first_responsible: parts.ShownPerson | None
    handler: parts.ShownPerson | None
    registered_at: datetime
    assigned_at: datetime | None
    acceptance_due: date | None
    accepted_at: datetime | None
    accepted_late: bool
    plan_due: date | None
    plan_approved: bool
    contributions: list[ContributionRow]
    verified: ShownJudgement | None
    replies: list[ReplyRow]
    endorsed: ShownJudgement | None
    clocks_passed: list[PassedClock]
    reminders: list[date]
    cases: list[UUID] | None
    turns: Turns
    progress: Progress
    afterwards: Afterwards
    seen_at: parts.SeenAt


PLAIN = (
    *("goal", "registered_at", "assigned_at", "acceptance_due", "accepted_at"),
    *("accepted_late", "plan_due", "plan_approved", "turns", "progress", "afterwards"),
)


def task_detail(view: View, reader: Reader, people: parts.People, listed: ListedTask) -> TaskDetail:
    """Everything about a task that the reader may see."""
    row = listed.row
    plain = {name: getattr(row, name) for name in PLAIN}
    return TaskDetail(
        task=shown_task(view, people, listed),
        measures=[_measure(view, people, row, measure) for measure in row.measures],
        groups=[group.name for group in row.groups],
        first_responsible=_maybe(people, row.first_responsible),
        handler=_maybe(people, row.handler),
        contributions=list(row.contributions),
        verified=_judgement(people, row.verified),
        replies=list(row.replies),
        endorsed=_judgement(people, row.endorsed),
        clocks_passed=list(row.clocks_passed),
        reminders=list(row.reminders),
        cases=list(row.cases) if reader.sees_cases else None,
        seen_at=parts.seen_at(view),
        **plain,
    )


def people_in(row: TaskRow) -> set[UUID]:
    """Everyone whose name a task's page shows."""
    found = {row.first_responsible, row.handler}
    found.add(row.leader.officer if row.leader else None)
    judgements = [row.verified, row.endorsed]
    for measure in row.measures:
        found.add(measure.plan.owner)
        judgements += [measure.verified, measure.last_return, *measure.stages]
    found |= {judgement.by for judgement in judgements if judgement}
    return {officer for officer in found if officer is not None}


def _measure(view: View, people: parts.People, row: TaskRow, measure: MeasureRow) -> ShownMeasure:
    found = judge(due_of_measure(measure), view.today, view.warnings(row.campaign))
    plan = measure.plan
    return ShownMeasure(
        number=plan.number,
        text=plan.text,
        type=plan.type,
        status=measure.status,
        standing=parts.standing(found),
        deadline=plan.deadline,
        first_deadline=measure.first_deadline,
        deadline_derived=plan.deadline_derived,
        first_milestone=plan.first_milestone,
        deliverable=plan.deliverable,
        promised_institution=plan.institution,
        institution=measure.institution,
        owner=_maybe(people, plan.owner),
        declared_progress=plan.declared_progress,
        rounds=list(measure.rounds),
        returns=measure.returns,
        evidence=list(measure.evidence),
        verified=_judgement(people, measure.verified),
        last_return=_judgement(people, measure.last_return),
        times_extended=measure.times_extended,
        extensions=list(measure.extensions),
        milestone=measure.milestone,
        stages=[shown for one in measure.stages if (shown := _judgement(people, one))],
        changes=measure.changes,
    )


def _judgement(people: parts.People, judgement: Judgement | None) -> ShownJudgement | None:
    if judgement is None:
        return None
    by = parts.person(people, judgement.by, judgement.post)
    return ShownJudgement(by=by, at=judgement.at, words=judgement.words)


def _maybe(people: parts.People, officer: UUID | None) -> parts.ShownPerson | None:
    return parts.person(people, officer) if officer else None
