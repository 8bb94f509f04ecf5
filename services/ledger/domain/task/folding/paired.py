"""How facts of other streams change the task that they are paired into."""

from collections.abc import Mapping
from dataclasses import replace

from contracts.envelope import Event
from contracts.events.fact import Fact
from contracts.events.results import paired as results
from contracts.events.supervision.paired import (
    TaskInterviewHeld,
    TaskNoticeIssued,
    TaskSupervisionSlipAnswered,
    TaskSupervisionSlipClockPassed,
    TaskSupervisionSlipIssued,
)
from contracts.events.task.paired import (
    TaskAccountabilityAnswered,
    TaskAccountabilityDecided,
    TaskAccountabilityExplained,
    TaskAccountabilityProposalDismissed,
    TaskAccountabilityProposed,
    TaskAccountabilitySignalled,
    TaskAccountabilityTriggered,
    TaskAccountabilityWithdrawn,
    TaskInstitutionAbolished,
    TaskInstitutionConfirmed,
    TaskInstitutionRegistered,
    TaskInstitutionRevised,
    TaskReplicaAnswered,
    TaskReplySent,
)
from services.ledger.domain.kernel.aggregate import Fold, unchanged
from services.ledger.domain.task.folding.marks import worked
from services.ledger.domain.task.state import PromisedInstitution, Task


def _replied(task: Task, fact: TaskReplySent, _: Event) -> Task:
    return replace(task, replied_on=fact.sent_on)


def _promised(task: Task, fact: TaskInstitutionRegistered, event: Event) -> Task:
    promised = PromisedInstitution(fact.institution)
    return replace(worked(task, event), institutions={**task.institutions, fact.measure: promised})


def _confirmed(task: Task, fact: TaskInstitutionConfirmed, _: Event) -> Task:
    # Of a task planned anew since, a measure with the number of an old one promised another.
    confirmed = {
        number: replace(one, confirmed=True)
        for number, one in task.institutions.items()
        if one.institution == fact.institution
    }
    return replace(task, institutions={**task.institutions, **confirmed})


def _abolished(task: Task, fact: TaskInstitutionAbolished, event: Event) -> Task:
    # What the measures promised is owed again: closing waits for another document.
    left = {
        number: one
        for number, one in task.institutions.items()
        if one.institution != fact.institution
    }
    return replace(worked(task, event), institutions=left)


def _acted(
    task: Task,
    _fact: TaskReplicaAnswered
    | TaskSupervisionSlipAnswered
    | TaskInstitutionRevised
    | TaskAccountabilityExplained
    | results.TaskFeedbackAnswerDrafted,
    event: Event,
) -> Task:
    return worked(task, event)


FOLDS: Mapping[type[Fact], Fold] = {
    TaskReplySent: _replied,
    TaskReplicaAnswered: _acted,
    TaskNoticeIssued: unchanged,
    TaskSupervisionSlipIssued: unchanged,
    TaskSupervisionSlipAnswered: _acted,
    TaskSupervisionSlipClockPassed: unchanged,
    TaskInterviewHeld: unchanged,
    TaskInstitutionRegistered: _promised,
    TaskInstitutionConfirmed: _confirmed,
    TaskInstitutionRevised: _acted,
    TaskInstitutionAbolished: _abolished,
    results.TaskResultDrafted: unchanged,
    results.TaskResultPublished: unchanged,
    results.TaskResultWithdrawn: unchanged,
    results.TaskFeedbackReceived: unchanged,
    results.TaskReviewRaised: unchanged,
    results.TaskFeedbackAnswerDrafted: _acted,
    results.TaskFeedbackAnswered: unchanged,
    results.TaskReviewConcluded: unchanged,
    results.TaskFeedbackErased: unchanged,
    TaskAccountabilitySignalled: unchanged,
    TaskAccountabilityExplained: _acted,
    TaskAccountabilityProposed: unchanged,
    TaskAccountabilityProposalDismissed: unchanged,
    TaskAccountabilityTriggered: unchanged,
    TaskAccountabilityAnswered: unchanged,
    TaskAccountabilityDecided: unchanged,
    TaskAccountabilityWithdrawn: unchanged,
}
