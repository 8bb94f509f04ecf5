"""A task that a draw took is looked back at, once, by someone who did not verify it (回头看)."""

from typing import Any

from contracts.events.fact import Sha256
from contracts.events.task.afterwards.look_back import LookBackPassed, RelapseFound
from contracts.words import Role, TaskStatus
from services.ledger.domain.kernel.command import Command, Text
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused
from services.ledger.domain.task.context import Context, require_body, require_independent
from services.ledger.domain.task.phases.verification import require_evidence_of
from services.ledger.domain.task.state import Task


class LookBack(Command):
    """Say whether what was put right has stayed so; the evidence that was checked is listed."""

    relapsed: bool
    opinion: Text
    evidence_checked: tuple[Sha256, ...] = ()


def look_back(task: Task, command: LookBack, context: Context) -> LookBackPassed | RelapseFound:
    """A supervisor independent of the work and of its verification looks back at a drawn task.

    That it has stayed so rests on evidence; that it came back, on the reasons given. After its
    day it is recorded as late.
    """
    task.require_status(TaskStatus.CLOSED)
    require_body(task, context, Role.SUPERVISOR)
    told = _told(task, context)
    files = [sha256 for measure in task.measures.values() for sha256 in measure.files]
    require_evidence_of(files, command.evidence_checked, needed=not command.relapsed)
    told["evidence_checked"] = command.evidence_checked
    if command.relapsed:
        return RelapseFound(**told, reasons=command.opinion)
    return LookBackPassed(**told, opinion=command.opinion)


def _told(task: Task, context: Context) -> dict[str, Any]:
    """What both facts say, or a refusal where nobody may look back, or not this person."""
    after, moment = task.after, context.moment
    if after.draw is None or after.closed_at is None:
        raise GuardRefused("look_back_drawn", "the task is not drawn for a look-back")
    if after.due is None:
        raise AlreadyExists("the task was looked back at already")
    if context.by.officer.id in task.verifiers:
        raise GuardRefused("independence", "you verified the task or one of its measures")
    return {
        "task": task.facts,
        "draw": after.draw,
        "draw_number": after.draw_number,
        "closed_on": after.closed_at.astimezone(moment.zone).date(),
        "look_back_by": after.due,
        "late": moment.today > after.due,
        "independence": require_independent(task, context),
    }
