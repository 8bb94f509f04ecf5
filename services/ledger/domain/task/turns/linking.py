"""Merging a task into another (合并), and splitting one into several (拆分).

What ends and what goes on name each other. Who had a part in the former judges the latter as little
as the former itself: else a merger would make a verifier of whoever did the work.
"""

from uuid import UUID

from pydantic import Field

from contracts.events.parts import Responsibility
from contracts.events.task.assignment import TaskRegistered
from contracts.events.task.summary import TaskSummary
from contracts.events.task.turns.linking import (
    Heritage,
    TaskLink,
    TaskMerged,
    TaskMergedIn,
    TaskSplit,
    TaskSplitOff,
)
from contracts.identifiers import task_id
from contracts.words import Role, TaskStatus
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import GuardRefused
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.phases.assignment import require_numbered_once
from services.ledger.domain.task.state import Task
from services.ledger.domain.task.stated import StatedMeasure, StatedResponsibility
from services.ledger.domain.task.turns.handing import LIVE, standing_measures

UNJUDGED = tuple(one for one in LIVE if one is not TaskStatus.VERIFIED)
"""Where a task can still take on what another had to do, so that it is judged with it."""

_STANDING = "default: as they stand for the task that is split"


class MergeTask(Command):
    """End the task in favour of another one of its campaign, which goes on for both."""

    into: UUID
    reason: Text


class SplitPart(Command):
    """A task to be registered; measures and responsibilities are a draft."""

    number: Line
    title: Line
    goal: Text | None = None
    measures: tuple[StatedMeasure, ...] = Field(default=(), max_length=200)
    responsibility: StatedResponsibility | None = Field(default=None, description=_STANDING)


class SplitTask(Command):
    """End the task in favour of new ones, which are registered with it and then assigned."""

    reason: Text
    parts: tuple[SplitPart, ...] = Field(min_length=2, max_length=50)


def merge_task(
    task: Task, command: MergeTask, into: Task, context: Context
) -> tuple[TaskMerged, TaskMergedIn]:
    """The leading group merges a task that is not closed into one that is not verified yet."""
    task.require_status(*LIVE)
    context.by.require(Role.LEADING_GROUP)
    context.campaign.require_open()
    if into.id == task.id:
        raise GuardRefused("other_task", "a task is not merged into itself")
    if into.facts.campaign != task.facts.campaign:
        raise GuardRefused(
            "task_of_campaign",
            "task {number} is of another campaign",
            number=into.facts.number,
        )
    into.require_status(*UNJUDGED)
    merged = TaskMerged(
        task=task.facts,
        reason=command.reason,
        previous_status=task.status,
        into=link_to(into.id, into.facts),
    )
    return merged, TaskMergedIn(
        task=into.facts,
        reason=command.reason,
        merged=link_to(task.id, task.facts),
        goal=task.goal,
        measures=standing_measures(task),
        heritage=heritage_of(task),
    )


def split_task(task: Task, command: SplitTask, context: Context) -> TaskSplit:
    """The leading group splits a task that is not closed, in a campaign that is open."""
    task.require_status(*LIVE)
    context.by.require(Role.LEADING_GROUP)
    context.campaign.require_open()
    numbers = [one.number for one in command.parts]
    if len(set(numbers)) != len(numbers):
        raise GuardRefused("task_numbers", "a task number is used twice")
    for part in command.parts:
        require_numbered_once(part.measures)
    return TaskSplit(
        task=task.facts,
        reason=command.reason,
        previous_status=task.status,
        parts=tuple(
            link_to(task_id(task.facts.campaign, part.number), part) for part in command.parts
        ),
    )


def part_of(task: Task, part: SplitPart, reason: str) -> tuple[TaskRegistered, TaskSplitOff]:
    """What the new task's stream begins with, while the other stands as it was."""
    summary = TaskSummary(campaign=task.facts.campaign, number=part.number, title=part.title)
    drafted = part.responsibility
    registered = TaskRegistered(
        task=summary,
        finding=task.finding,
        finding_number=task.finding_number,
        goal=part.goal,
        measures=tuple(one.plan() for one in part.measures),
        responsibility=drafted.responsibility() if drafted else standing_responsibility(task),
    )
    return registered, TaskSplitOff(
        task=summary,
        reason=reason,
        whole=link_to(task.id, task.facts),
        heritage=heritage_of(task),
    )


def link_to(id_: UUID, named: TaskSummary | SplitPart) -> TaskLink:
    """How another task's history names this one."""
    return TaskLink(task=id_, number=named.number, title=named.title)


def standing_responsibility(task: Task) -> Responsibility:
    """Who answers for the task as it stands: by its assignment, or by its draft."""
    if task.lead_unit is None:
        return task.draft
    return task.draft.model_copy(
        update={
            "leader": task.leader,
            "lead_unit": task.lead_unit,
            "cooperating": task.cooperating,
            "groups": (),
        }
    )


def heritage_of(task: Task) -> Heritage:
    """Everybody and every unit that the guard of independence excludes in this task."""
    leaders = {task.leader.officer} if task.leader else set()
    return Heritage(
        people=tuple(sorted(task.workers | task.owners | leaders)),
        units=tuple(sorted(task.units | task.former_units)),
        assigned_on=task.assigned_on,
    )
