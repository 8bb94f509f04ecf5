"""One unit asked whether it has a finding too (举一反三): asked once, answered once.

It guards that the unit answers for itself, and that who has the finding too takes on a task.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, NamedTuple

from contracts.envelope import Event
from contracts.events.findings.replication import (
    ReplicaAnswered,
    ReplicaAsked,
    ReplicaClockPassed,
    ReplicaFact,
)
from contracts.events.parts import Responsibility
from contracts.events.task.assignment import TaskRegistered
from contracts.events.task.paired import TaskReplicaAnswered
from contracts.events.task.summary import TaskSummary
from contracts.identifiers import task_id
from contracts.words import Clock, ReplicaAnswer, Role
from services.ledger.domain.campaign import Campaign
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.kernel.aggregate import Aggregate
from services.ledger.domain.kernel.clocks import Deadline
from services.ledger.domain.kernel.command import Command, Line, Text
from services.ledger.domain.kernel.refusals import AlreadyExists, GuardRefused, NotFound


@dataclass(frozen=True)
class Replica(Aggregate):
    """What the unit was asked, and what it answered, if it has."""

    word: ClassVar[str] = "replica"
    asked: ReplicaAsked | None = None
    answer: ReplicaAnswer | None = None
    clock_passed: bool = False

    @property
    def facts(self) -> ReplicaAsked:
        """What was asked, or a refusal where nothing was."""
        self.require()
        if self.asked is None:
            raise NotFound("the unit was never asked")
        return self.asked

    @property
    def heading(self) -> dict[str, Any]:
        """What every fact of this question says first."""
        return {name: getattr(self.facts, name) for name in ReplicaFact.model_fields}


def _asked(replica: Replica, fact: ReplicaAsked, _: Event) -> Replica:
    return replace(replica, asked=fact)


def _answered(replica: Replica, fact: ReplicaAnswered, _: Event) -> Replica:
    return replace(replica, answer=fact.answer)


def _passed(replica: Replica, _fact: ReplicaClockPassed, _: Event) -> Replica:
    return replace(replica, clock_passed=True)


Replica.folds = {
    ReplicaAsked: _asked,
    ReplicaAnswered: _answered,
    ReplicaClockPassed: _passed,
}


class AnswerReplica(Command):
    """Answer whether your unit has the finding too; if so, with the title of its own task."""

    answer: ReplicaAnswer
    explanation: Text
    title: Line | None = None
    goal: Text | None = None
    number: Line | None = None


class Answered(NamedTuple):
    """The unit's answer, and what its own task begins with, if it has the finding too."""

    fact: ReplicaAnswered
    task: tuple[TaskRegistered, TaskReplicaAnswered] | None


def answer_replica(
    replica: Replica, command: AnswerReplica, campaign: Campaign, by: Doer
) -> Answered:
    """The unit asked answers once, while the campaign is open; late is late, and never refused."""
    asked = replica.facts
    by.require_in(asked.unit_asked, Role.HEAD, Role.HANDLER)
    campaign.require_open()
    if replica.answer is not None:
        raise AlreadyExists("the unit {unit} has answered already", unit=asked.unit_asked)
    has_it = command.answer is ReplicaAnswer.HERE_TOO
    if has_it is not bool(command.title):
        raise GuardRefused(
            "own_task", "who has the finding too names its own task, and nobody else does"
        )
    number = command.number or f"{asked.finding.number}-{asked.unit_asked}"
    id_ = task_id(asked.finding.campaign, number) if has_it else None
    fact = ReplicaAnswered(
        **replica.heading,
        answer=command.answer,
        explanation=command.explanation,
        late=by.moment.today > (asked.due or date.max),
        task=id_,
        task_number=number if has_it else None,
    )
    return Answered(fact, _own_task(replica, command, number) if has_it else None)


def _own_task(
    replica: Replica, command: AnswerReplica, number: str
) -> tuple[TaskRegistered, TaskReplicaAnswered]:
    asked = replica.facts
    summary = TaskSummary(
        campaign=asked.finding.campaign, number=number, title=command.title or asked.text
    )
    registered = TaskRegistered(
        task=summary,
        finding=asked.of_finding,
        finding_number=asked.finding.number,
        goal=command.goal,
        responsibility=Responsibility(lead_unit=asked.unit_asked),
    )
    paired = TaskReplicaAnswered(
        task=summary,
        replica=replica.id,
        finding=asked.of_finding,
        unit_asked=asked.unit_asked,
        explanation=command.explanation,
    )
    return registered, paired


def unrecorded(replica: Replica) -> Iterator[Deadline]:
    """The clock of its answer, while there is one and its passing is not recorded."""
    due = replica.asked.due if replica.asked else None
    if due and replica.answer is None and not replica.clock_passed:
        yield Deadline(Clock.REPLICA_ANSWER, due)


def pass_clock(replica: Replica, today: date) -> Iterator[ReplicaClockPassed]:
    """The fact to record if the clock ended before today."""
    for one in unrecorded(replica):
        if one.due < today:
            yield ReplicaClockPassed(
                **replica.heading,
                due=one.due,
                deadline_version=one.version,
                late_unit=replica.facts.unit_asked,
            )
