"""Pairs of facts that live in other streams: replies, institutions, cases."""

from dataclasses import replace
from typing import Any

from contracts.events.results import paired as results
from contracts.events.supervision import paired as supervision
from contracts.events.task import paired
from services.reporting.domain.folding.happening import Happening, Rules, fields
from services.reporting.domain.rows.measure import PromisedInstitution
from services.reporting.domain.rows.task import ReplyRow, TaskRow


def reply_sent(row: TaskRow, now: Happening) -> TaskRow:
    """TaskReplySent."""
    reply = ReplyRow(**fields(now.fact, ReplyRow))
    return row.but(replies=(*row.replies, reply))


def institution_registered(row: TaskRow, now: Happening) -> TaskRow:
    """TaskInstitutionRegistered."""
    fact = now.fact
    rule = PromisedInstitution(
        id=fact.institution,
        title=fact.title,
        act=fact.act,
        document_number=fact.document_number,
        dated=fact.dated,
    )
    changed = row.measure(fact.measure).but(institution=rule)
    return row.but(measures=row.with_measure(changed))


def institution_confirmed(row: TaskRow, now: Happening) -> TaskRow:
    """TaskInstitutionConfirmed."""
    return _of_institution(row, now, confirmed=True)


def institution_abolished(row: TaskRow, now: Happening) -> TaskRow:
    """TaskInstitutionAbolished."""
    return _of_institution(row, now, abolished_on=now.fact.abolished_on)


def _of_institution(row: TaskRow, now: Happening, **changes: Any) -> TaskRow:
    """Every measure that has the rule; a task planned anew since may have none of them."""
    return row.but(
        measures=tuple(
            one.but(institution=replace(one.institution, **changes))
            if one.institution and one.institution.id == now.fact.institution
            else one
            for one in row.measures
        )
    )


def case_raised(row: TaskRow, now: Happening) -> TaskRow:
    """TaskAccountabilitySignalled, TaskAccountabilityTriggered: a case began, perhaps before."""
    return row.but(cases=tuple(dict.fromkeys((*row.cases, now.fact.case))))


def case_went_on(row: TaskRow, _: Happening) -> TaskRow:
    """What comes of a case is the case's own row."""
    return row


def told_elsewhere(row: TaskRow, _: Happening) -> TaskRow:
    """What the unit was asked or told, and what follows a rule, is that thing's own row."""
    return row


RULES: Rules = {
    paired.TaskReplySent: reply_sent,
    paired.TaskReplicaAnswered: told_elsewhere,
    supervision.TaskNoticeIssued: told_elsewhere,
    supervision.TaskSupervisionSlipIssued: told_elsewhere,
    supervision.TaskSupervisionSlipAnswered: told_elsewhere,
    supervision.TaskSupervisionSlipClockPassed: told_elsewhere,
    supervision.TaskInterviewHeld: told_elsewhere,
    results.TaskResultDrafted: told_elsewhere,
    results.TaskResultPublished: told_elsewhere,
    results.TaskResultWithdrawn: told_elsewhere,
    results.TaskFeedbackReceived: told_elsewhere,
    results.TaskReviewRaised: told_elsewhere,
    results.TaskFeedbackAnswerDrafted: told_elsewhere,
    results.TaskFeedbackAnswered: told_elsewhere,
    results.TaskReviewConcluded: told_elsewhere,
    results.TaskFeedbackErased: told_elsewhere,
    paired.TaskInstitutionRegistered: institution_registered,
    paired.TaskInstitutionConfirmed: institution_confirmed,
    paired.TaskInstitutionRevised: told_elsewhere,
    paired.TaskInstitutionAbolished: institution_abolished,
    paired.TaskAccountabilitySignalled: case_raised,
    paired.TaskAccountabilityExplained: case_went_on,
    paired.TaskAccountabilityProposed: case_went_on,
    paired.TaskAccountabilityProposalDismissed: case_went_on,
    paired.TaskAccountabilityTriggered: case_raised,
    paired.TaskAccountabilityAnswered: case_went_on,
    paired.TaskAccountabilityDecided: case_went_on,
    paired.TaskAccountabilityWithdrawn: case_went_on,
}
