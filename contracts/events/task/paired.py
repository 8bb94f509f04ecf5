"""Pairs of facts that live in another stream, so that versions 1…n are the whole history.

The pair of a case carries the case's id and the hash of the case event's stored bytes only.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from contracts.events.fact import Sha256, UnitCode
from contracts.events.task.summary import TaskFact
from contracts.words import InstitutionAct, ReplyChannel


class TaskReplySent(TaskFact):
    """A reply document answered for this task."""

    topic: ClassVar[str] = "task.reply_sent.v1"
    reply: UUID
    document_number: str
    title: str
    channel: ReplyChannel
    recipient: str
    sent_on: date


class TaskInstitutionRegistered(TaskFact):
    """The rule that a measure promised was registered."""

    topic: ClassVar[str] = "task.institution_registered.v1"
    institution: UUID
    measure: int
    title: str
    act: InstitutionAct
    document_number: str
    dated: date


class TaskInstitutionConfirmed(TaskFact):
    """The office confirmed the rule that a measure promised."""

    topic: ClassVar[str] = "task.institution_confirmed.v1"
    institution: UUID
    measures: tuple[int, ...]
    document_number: str
    opinion: str


class TaskInstitutionRevised(TaskFact):
    """A newer document took the place of the rule that measures of this task promised."""

    topic: ClassVar[str] = "task.institution_revised.v1"
    institution: UUID
    measures: tuple[int, ...]
    document_number: str
    revised_by: UUID
    revised_by_document: str
    revised_on: date


class TaskInstitutionAbolished(TaskFact):
    """The rule that measures of this task promised was abolished."""

    topic: ClassVar[str] = "task.institution_abolished.v1"
    institution: UUID
    measures: tuple[int, ...]
    document_number: str
    reason: str
    abolished_on: date
    replaced_by: UUID | None = None
    replaced_by_document: str | None = None


class TaskReplicaAnswered(TaskFact):
    """The task was taken on because the unit, asked, has the finding too (举一反三)."""

    topic: ClassVar[str] = "task.replica_answered.v1"
    replica: UUID
    finding: UUID
    unit_asked: UnitCode
    explanation: str


class _OfCase(TaskFact):
    """The case, and the hash of its event."""

    case: UUID
    case_event_sha256: Sha256


class TaskAccountabilitySignalled(_OfCase):
    """A rule found something about this task that its unit is to explain."""

    topic: ClassVar[str] = "task.accountability_signalled.v1"


class TaskAccountabilityExplained(_OfCase):
    """The unit explained what a rule found about this task."""

    topic: ClassVar[str] = "task.accountability_explained.v1"


class TaskAccountabilityProposed(_OfCase):
    """A rule proposed a case on this task."""

    topic: ClassVar[str] = "task.accountability_proposed.v1"


class TaskAccountabilityProposalDismissed(_OfCase):
    """The proposal of a case on this task was dismissed."""

    topic: ClassVar[str] = "task.accountability_proposal_dismissed.v1"


class TaskAccountabilityTriggered(_OfCase):
    """A case was raised on this task."""

    topic: ClassVar[str] = "task.accountability_triggered.v1"


class TaskAccountabilityAnswered(_OfCase):
    """A subject of the case answered."""

    topic: ClassVar[str] = "task.accountability_answered.v1"


class TaskAccountabilityDecided(_OfCase):
    """The case was decided."""

    topic: ClassVar[str] = "task.accountability_decided.v1"


class TaskAccountabilityWithdrawn(_OfCase):
    """The case was withdrawn."""

    topic: ClassVar[str] = "task.accountability_withdrawn.v1"
