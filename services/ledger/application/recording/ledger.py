"""Recording a ledger: the campaign if it is new, units the clerk registered, findings, tasks."""

from dataclasses import dataclass, field

from contracts.events.campaign import CampaignOpened, LedgerImported
from contracts.identifiers import campaign_id, finding_id, task_id, unit_id
from services.ledger.application.importing.options import ImportOptions
from services.ledger.application.importing.preview import ImportPreview
from services.ledger.application.importing.remarks.faults import Fault
from services.ledger.application.importing.sheet import CellRef, LedgerDraft, UnitDraft
from services.ledger.application.recording import rows
from services.ledger.application.recording.directory import unit_fact
from services.ledger.application.session import Session
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.unit import Unit
from services.ledger.domain.finding import Finding
from services.ledger.domain.task.state import Task


@dataclass(frozen=True)
class SourceFile:
    """The file as it was sent."""

    sha256: str
    name: str


@dataclass
class Recording:
    """What an import newly recorded, and the rows that differ from what is recorded."""

    findings: int = 0
    tasks: int = 0
    measures: int = 0
    units: int = 0
    changed: list[Fault] = field(default_factory=list)

    @property
    def anything(self) -> bool:
        """Whether anything was new."""
        return bool(self.findings or self.tasks or self.units)


async def record_ledger(
    session: Session, preview: ImportPreview, options: ImportOptions, file: SourceFile
) -> Recording:
    """Record what is new; with any changed row the caller must drop the session."""
    draft = preview.ledger
    if draft is None or draft.campaign_name is None:
        raise ValueError("a ledger without faults names its campaign")
    campaign = await _campaign(session, draft, options)
    done = Recording()
    for unit in preview.new_units:
        await _unit(session, unit, options, done)
    await _findings(session, draft, campaign, file, done)
    await _tasks(session, draft, campaign, file, done)
    if done.anything and not done.changed:
        _imported(session, campaign, preview, file, done)
    return done


async def _campaign(session: Session, draft: LedgerDraft, options: ImportOptions) -> Campaign:
    name = draft.campaign_name or ""
    campaign = await session.load(Campaign, campaign_id(name))
    if campaign.exists:
        return campaign.require_open()
    named = [t.responsibility.first_responsible for t in draft.tasks if t.responsibility]
    people = {one.id for one in named if one}
    fact = CampaignOpened(
        name=name,
        opened_on=options.opened,
        source_kind=draft.source_kind,
        policy=options.policy,
        first_responsible=people.pop() if len(people) == 1 else None,
    )
    return session.record(campaign, fact)[0]


async def _unit(
    session: Session, draft: UnitDraft, options: ImportOptions, done: Recording
) -> None:
    unit = await session.load(Unit, unit_id(draft.code))
    if not unit.exists:
        session.record(unit, unit_fact(draft, options.opened))
        done.units += 1


async def _findings(
    session: Session, draft: LedgerDraft, campaign: Campaign, file: SourceFile, done: Recording
) -> None:
    ids = [finding_id(campaign.id, one.number) for one in draft.findings]
    await session.prefetch(Finding, ids)
    for id_, one in zip(ids, draft.findings, strict=True):
        fact = rows.finding_fact(one, campaign.id, file.sha256)
        finding = await session.load(Finding, id_)
        if finding.registered is None:
            session.record(finding, fact)
            done.findings += 1
        elif not rows.same_finding(finding.registered, fact):
            done.changed.append(_changed(one.at, "编号", one.number))


async def _tasks(
    session: Session, draft: LedgerDraft, campaign: Campaign, file: SourceFile, done: Recording
) -> None:
    ids = [task_id(campaign.id, one.number) for one in draft.tasks]
    await session.prefetch(Task, ids)
    for id_, one in zip(ids, draft.tasks, strict=True):
        fact = rows.task_fact(one, campaign, file.sha256)
        task = await session.load(Task, id_)
        if not task.exists:
            session.record(task, fact)
            done.tasks += 1
            done.measures += len(fact.measures)
        elif not rows.same_task(task, fact):
            done.changed.append(_changed(one.at, "任务号", one.number))


def _imported(
    session: Session,
    campaign: Campaign,
    preview: ImportPreview,
    file: SourceFile,
    done: Recording,
) -> None:
    fact = LedgerImported(
        file_sha256=file.sha256,
        file_name=file.name,
        form=preview.form.value,
        units=done.units,
        findings=done.findings,
        tasks=done.tasks,
        measures=done.measures,
    )
    session.record(campaign, fact)


def _changed(at: CellRef, column: str, value: str) -> Fault:
    return Fault(at.sheet, at.row, column, "changed_row", (("value", value),))
