"""Everything that the workbook of one campaign is written from, read at one moment."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from uuid import UUID

from contracts.envelope import Event
from contracts.labels import label
from contracts.words import ResultClass
from services.reporting.application.asking.coverage import CoverageOf, Part, coverage
from services.reporting.application.asking.desk import Desk, View
from services.reporting.application.asking.past.history import as_seen
from services.reporting.application.ports.model import Page, TaskFilter
from services.reporting.application.ports.people import Person
from services.reporting.application.reading.reader import Reader
from services.reporting.domain.numbering import sort_key
from services.reporting.domain.rows.campaign import CampaignRow
from services.reporting.domain.rows.findings.finding import FindingRow
from services.reporting.domain.rows.task import TaskRow
from services.reporting.domain.standing.timeliness import Warnings
from services.reporting.domain.units import UnitTree

ALL_TASKS = 1_000_000


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """An event of a task or finding at its position."""

    position: int
    event: Event


@dataclass(frozen=True, slots=True)
class Extract:
    """One campaign as the reader may see it; `zone` is the organisation's.

    `events` are those of each task and finding, by its id.
    """

    campaign: CampaignRow
    findings: Sequence[FindingRow]
    tasks: Sequence[TaskRow]
    events: Mapping[UUID, Sequence[RecordedEvent]]
    coverage: Sequence[CoverageOf]
    people: Mapping[UUID, Person]
    tree: UnitTree
    today: date
    zone: tzinfo

    @property
    def warnings(self) -> Warnings:
        """When the light changes, by the campaign's policy."""
        policy = self.campaign.policy
        return Warnings(policy.yellow_days, policy.orange_days)

    def result(self, result: ResultClass) -> str:
        """A result class as the campaign calls it, else by its usual word."""
        own = {one.result: one.zh for one in self.campaign.policy.result_labels}
        return own.get(result) or label(result.value, "zh-CN")

    def person(self, officer: UUID | None, otherwise: str | None = None) -> str | None:
        """The person's name; where it is not known, the post or else the id."""
        if officer is None:
            return otherwise
        known = self.people.get(officer)
        return known.name if known and known.name else otherwise or str(officer)

    def units(self, codes: Sequence[str]) -> list[str]:
        """The units' names, in this order."""
        return [self.tree.name(code) or code for code in codes]

    def local(self, moment: datetime) -> str:
        """A moment as the organisation's clocks show it."""
        return moment.astimezone(self.zone).strftime("%Y-%m-%d %H:%M:%S")


async def extract(
    desk: Desk,
    view: View,
    reader: Reader,
    campaign: CampaignRow,
    decode: Callable[[bytes], Event],
    zone: tzinfo,
) -> Extract:
    """Read one campaign."""
    wanted = TaskFilter(reader.scope, view.today, campaign=campaign.id)
    tasks = [row for _, row in await view.snapshot.tasks(wanted, Page(limit=ALL_TASKS))]
    findings = await view.snapshot.all(FindingRow, campaign.id)
    if not reader.scope.everything:
        seen = {task.finding for task in tasks}
        own = reader.scope.units
        findings = [one for one in findings if one.id in seen or own & set(one.units)]
    events: dict[UUID, list[RecordedEvent]] = defaultdict(list)
    streams = [*(finding.id for finding in findings), *(task.id for task in tasks)]
    for stored in await view.snapshot.histories(streams):
        event = as_seen(decode(stored.state), reader)
        events[event.aggregate_id].append(RecordedEvent(stored.position, event))
    answer = await coverage(view, reader, Part(campaign=campaign.id))
    people = await desk.names(_people(campaign, tasks, events))
    return Extract(
        campaign=campaign,
        findings=sorted(findings, key=lambda finding: sort_key(finding.number)),
        tasks=tasks,
        events=events,
        coverage=[*answer.units, answer.whole],
        people=people,
        tree=view.tree,
        today=view.today,
        zone=zone,
    )


def _people(
    campaign: CampaignRow,
    tasks: Sequence[TaskRow],
    events: Mapping[UUID, Sequence[RecordedEvent]],
) -> set[UUID]:
    found = {campaign.first_responsible}
    for task in tasks:
        found |= {task.first_responsible, task.handler}
        found.add(task.leader.officer if task.leader else None)
        found |= {measure.plan.owner for measure in task.measures}
        found |= {each.event.actor.person for each in events.get(task.id, ())}
    return {officer for officer in found if officer is not None}
