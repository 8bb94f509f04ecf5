"""Tasks that go on as others: merged into another (合并), or split into several (拆分).

Each fact has its pair in the stream of the other task, so that both ways are in both histories.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Data, UnitCode
from contracts.events.parts import MeasurePlan
from contracts.events.task.summary import TaskFact
from contracts.words import TaskStatus


class TaskLink(Data):
    """Another task: its id, and number and title as they stood."""

    task: UUID
    number: str
    title: str


class Heritage(Data):
    """Who cannot judge the task that goes on, since they had a part in the one before it.

    `people` acted for its units, own its measures or lead it; `units` led it or cooperated; its
    first assignment was on `assigned_on`, None where it never was assigned.
    """

    people: tuple[UUID, ...] = ()
    units: tuple[UnitCode, ...] = ()
    assigned_on: date | None = None


class TaskMerged(TaskFact):
    """The leading group merged the task into another one of its campaign, and it ended."""

    topic: ClassVar[str] = "task.merged.v1"
    reason: str
    previous_status: TaskStatus
    into: TaskLink


class TaskMergedIn(TaskFact):
    """Another task was merged into this one, which goes on for both in the status that it has.

    `goal` and `measures` are those of the other as they stood.
    """

    topic: ClassVar[str] = "task.merged_in.v1"
    reason: str
    merged: TaskLink
    goal: str | None
    measures: tuple[MeasurePlan, ...]
    heritage: Heritage


class TaskSplit(TaskFact):
    """The leading group split the task into new ones, registered with it, and it ended."""

    topic: ClassVar[str] = "task.split.v1"
    reason: str
    previous_status: TaskStatus
    parts: tuple[TaskLink, ...]


class TaskSplitOff(TaskFact):
    """This task is a part of one that was split."""

    topic: ClassVar[str] = "task.split_off.v1"
    reason: str
    whole: TaskLink
    heritage: Heritage
