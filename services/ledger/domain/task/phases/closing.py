"""Endorsed by the responsible leader, struck off by the office; lateness never blocks."""

from collections.abc import Iterator

from contracts.events.institution import (
    InstitutionAbolished,
    InstitutionRegistered,
    InstitutionRevised,
)
from contracts.events.reply import ReplySent
from contracts.events.task.closing import ClosureEndorsed, TaskClosed
from contracts.events.task.paired import (
    TaskInstitutionAbolished,
    TaskInstitutionConfirmed,
    TaskInstitutionRegistered,
    TaskInstitutionRevised,
    TaskReplySent,
)
from contracts.words import ResultClass, Role, TaskStatus
from services.ledger.domain.institution import Institution
from services.ledger.domain.kernel.command import Command, Text
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused, NotPermitted
from services.ledger.domain.reply import Reply
from services.ledger.domain.task.context import Context, require_body, require_independent
from services.ledger.domain.task.state import Task


class EndorseClosure(Command):
    """The leader's signature (责任领导审签)."""

    opinion: Text


class CloseTask(Command):
    """Strike the task off (销号)."""

    result_class: ResultClass = ResultClass.COMPLETED


def endorse_closure(task: Task, command: EndorseClosure, context: Context) -> ClosureEndorsed:
    """The task's responsible leader endorses, once, after verification."""
    task.require_status(TaskStatus.VERIFIED)
    if task.leader is None or task.leader.officer != context.by.officer.id:
        raise NotPermitted("only the task's responsible leader endorses")
    if task.endorsed:
        raise AlreadyExists("the closure is endorsed already")
    return ClosureEndorsed(task=task.facts, opinion=command.opinion)


def close_task(task: Task, command: CloseTask, context: Context) -> TaskClosed:
    """Closed when answered, endorsed, institutions confirmed and contributions settled."""
    task.require_status(TaskStatus.VERIFIED)
    require_body(task, context, Role.OFFICE)
    independence = require_independent(task, context)
    if command.result_class in (ResultClass.NOT_COMPLETED, ResultClass.LONG_TERM):
        raise GuardRefused(
            "result_class",
            "a task that is {result_class} is not closed",
            result_class=command.result_class,
        )
    for gap in _gaps(task):
        raise gap
    return TaskClosed(
        task=task.facts,
        result_class=command.result_class,
        look_back_due=context.moment.in_days(context.campaign.policy.look_back_days),
        policy_version=context.campaign.policy.version,
        independence=independence,
    )


def _gaps(task: Task) -> Iterator[GuardRefused]:
    """What still stands between the task and its closing, the first first."""
    if task.replied_on is None:
        yield GuardRefused("reply_dated", "the source is not answered yet: no dated reply")
    if not task.endorsed:
        yield GuardRefused("closure_endorsed", "the responsible leader has not endorsed")
    for number, measure in task.live_measures.items():
        promised = task.institutions.get(number)
        if measure.plan.institution and (promised is None or not promised.confirmed):
            yield GuardRefused(
                "institution_confirmed",
                "{title} is not registered and confirmed",
                title=measure.plan.institution,
            )
    missing = [one.unit for one in task.contributions.values() if not one.settled]
    if missing:
        yield GuardRefused("contributions_settled", "contributions missing: {units}", units=missing)


def pair_reply(task: Task, reply: Reply, fact: ReplySent) -> TaskReplySent:
    """The reply in the task's own stream; answered are verified and long-term tasks."""
    task.require_status(TaskStatus.VERIFIED, TaskStatus.LONG_TERM)
    if task.facts.campaign != fact.campaign:
        raise GuardRefused(
            "task_of_campaign", "task {number} is of another campaign", number=task.facts.number
        )
    return TaskReplySent(
        task=task.facts,
        reply=reply.id,
        **fact.model_dump(exclude={"campaign", "tasks"}),
    )


def pair_institution(
    task: Task, rule: Institution, fact: InstitutionRegistered, measure: int
) -> TaskInstitutionRegistered:
    """The registered rule in the task's own stream, for a measure that promised one."""
    task.require_status(TaskStatus.IN_PROGRESS, TaskStatus.VERIFIED)
    if task.lead_unit != fact.registered_by:
        raise NotPermitted("only the lead unit registers what its measures promised")
    if not task.measure(measure).plan.institution:
        raise GuardRefused(
            "institution_promised", "measure {measure} promised no institution", measure=measure
        )
    if measure in task.institutions:
        raise AlreadyExists("measure {measure} has its institution already", measure=measure)
    return TaskInstitutionRegistered(
        task=task.facts,
        institution=rule.id,
        measure=measure,
        **fact.model_dump(include={"title", "act", "document_number", "dated"}),
    )


def pair_confirmation(task: Task, rule: Institution, opinion: str) -> TaskInstitutionConfirmed:
    """The confirmation in the stream of each task that the rule serves."""
    return TaskInstitutionConfirmed(
        task=task.facts,
        institution=rule.id,
        measures=rule.measures_of(task.id),
        document_number=rule.facts.document_number,
        opinion=opinion,
    )


def pair_end(
    task: Task, rule: Institution, fact: InstitutionRevised | InstitutionAbolished
) -> TaskInstitutionRevised | TaskInstitutionAbolished:
    """The end of the rule in the stream of each task that it served, however the task stands."""
    told = fact.model_dump(exclude={"title", "registered_by"})
    kind = (
        TaskInstitutionRevised if isinstance(fact, InstitutionRevised) else TaskInstitutionAbolished
    )
    return kind(task=task.facts, institution=rule.id, measures=rule.measures_of(task.id), **told)
