"""Commands on one task whose decision needs the task and its context alone."""

from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import UUID

from contracts.events.task.summary import TaskFact
from contracts.identifiers import task_id
from services.ledger.application.workplace import Workplace
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.finding import Finding
from services.ledger.domain.kernel.command import Command
from services.ledger.domain.task import evolution as _folds  # noqa: F401 - registers the folds
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.phases.assignment import RegisterTask
from services.ledger.domain.task.phases.assignment import register_task as decide_registration
from services.ledger.domain.task.phases.work import AttachEvidence, Receipt
from services.ledger.domain.task.state import Task
from services.ledger.domain.task.turns import linking
from services.ledger.domain.task.turns.working import SupersedeEvidence

C = TypeVar("C", bound=Command)
U = TypeVar("U", AttachEvidence, SupersedeEvidence)
Decision = Callable[[Task, C, Context], TaskFact]
UploadDecision = Callable[[Task, U, Receipt, Context], TaskFact]


def on_task(decide: Decision[C]) -> Callable[[Workplace, UUID, C], Awaitable[UUID]]:
    """The use case of a decision that reads and changes one task only."""

    async def handle(at: Workplace, target: UUID, command: C) -> UUID:
        task = await at.task(target)
        at.session.record(task, decide(task, command, await at.context(task)))
        return target

    return handle


def on_upload(decide: UploadDecision[U]) -> Callable[[Workplace, UUID, U], Awaitable[UUID]]:
    """The same for a decision about the file that the command's receipt proves was uploaded.

    It proves that this person stored it for this task.
    """

    async def handle(at: Workplace, target: UUID, command: U) -> UUID:
        task = await at.task(target)
        receipt = at.receipts.read(command.receipt, at.by.officer.id, target, at.by.moment.at)
        at.session.record(task, decide(task, command, receipt, await at.context(task)))
        return target

    return handle


async def register_task(at: Workplace, _target: UUID, command: RegisterTask) -> UUID:
    """Put a row into the ledger, under the id of its number in the campaign."""
    campaign = await at.session.load(Campaign, command.campaign)
    finding = await at.session.load(Finding, command.finding)
    task = await at.session.load(Task, task_id(command.campaign, command.number))
    context = at.context_of(campaign, task)
    at.session.record(task, decide_registration(task, command, finding, context))
    return task.id


async def merge_task(at: Workplace, target: UUID, command: linking.MergeTask) -> UUID:
    """End the task in favour of another; both say so."""
    task = await at.task(target)
    into = await at.task(command.into)
    ended, goes_on = linking.merge_task(task, command, into, await at.context(task))
    at.session.record(task, ended)
    at.session.record(into, goes_on)
    return target


async def split_task(at: Workplace, target: UUID, command: linking.SplitTask) -> UUID:
    """End the task in favour of new ones, each in a stream of its own."""
    task = await at.task(target)
    fact = linking.split_task(task, command, await at.context(task))
    at.session.record(task, fact)
    for part, link in zip(command.parts, fact.parts, strict=True):
        new = (await at.session.load(Task, link.task)).require_new()
        for one in linking.part_of(task, part, command.reason):
            new, _ = at.session.record(new, one)
    return target
