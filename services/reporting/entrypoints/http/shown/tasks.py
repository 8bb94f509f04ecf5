"""A task as a row of a list."""

from datetime import date
from uuid import UUID

from pydantic import Field

from contracts.words import MeasureType, ResultClass, TaskStatus
from services.reporting.application.asking.desk import View
from services.reporting.application.asking.tasks import ListedTask
from services.reporting.domain.rows.task import TaskRow
from services.reporting.entrypoints.http.shown import parts


class ShownFinding(parts.Shown):
    """The finding in its original words (反馈原文), with its source as written."""

    id: UUID
    number: str = Field(examples=["W08"])
    text: str
    source: str = Field(examples=["中央巡视"])


class ShownTask(parts.Shown):
    """A task with its three axes: status, standing, result class."""

    id: UUID
    version: int = Field(description="version of the task's stream that is shown")
    campaign: parts.ShownCampaignName
    number: str = Field(examples=["R08-1"])
    title: str
    finding: ShownFinding
    status: TaskStatus
    standing: parts.ShownStanding
    result_class: ResultClass | None
    lead_unit: parts.ShownUnit | None
    cooperating: list[parts.ShownUnit]
    leader: parts.ShownPerson | None
    type: MeasureType | None
    deadline: date | None
    first_deadline: date | None
    measures: int = Field(description="live measures")
    measures_verified: int
    replied: bool
    endorsed: bool
    closed_on: date | None
    look_back_due: date | None
    ever_overdue: bool


class TaskList(parts.Shown):
    """One page; `next` goes into `cursor`, and is null on the last page."""

    items: list[ShownTask]
    next: str | None
    seen_at: parts.SeenAt


def shown_task(view: View, people: parts.People, listed: ListedTask) -> ShownTask:
    """A row of a list."""
    row = listed.row
    live = row.live_measures
    return ShownTask(
        id=row.id,
        version=row.version,
        campaign=parts.campaign_name(view, row.campaign),
        number=row.number,
        title=row.title,
        finding=_finding(row),
        status=row.status,
        standing=parts.standing(listed.standing),
        result_class=row.result_class,
        lead_unit=parts.unit(view, row.lead_unit) if row.lead_unit else None,
        cooperating=[parts.unit(view, code) for code in row.units if code != row.lead_unit],
        leader=leader(people, row),
        type=row.type,
        deadline=row.deadline,
        first_deadline=row.first_deadline,
        measures=len(live),
        measures_verified=sum(measure.done for measure in live),
        replied=bool(row.replies),
        endorsed=row.endorsed is not None,
        closed_on=row.closed_on,
        look_back_due=row.look_back_due,
        ever_overdue=row.ever_overdue,
    )


def leader(people: parts.People, row: TaskRow) -> parts.ShownPerson | None:
    """The responsible leader (责任领导)."""
    if row.leader is None:
        return None
    return parts.person(people, row.leader.officer, row.leader.post, row.leader.unit)


def _finding(row: TaskRow) -> ShownFinding:
    return ShownFinding(
        id=row.finding, number=row.finding_number, text=row.finding_text, source=row.source
    )
