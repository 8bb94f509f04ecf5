"""The life of task R08-1 from the import to its closing, in the order of the store.

Every stream begins at version 1 and has no gap; facts that belong to two streams stand side by
side, as they were appended in one transaction.
"""

from itertools import count

from contracts.builders.example import Example
from contracts.builders.examples import campaign, finding, institution, reply
from contracts.builders.examples.task import (
    assignment,
    clocks,
    closing,
    planning,
    verification,
    work,
)
from contracts.builders.examples.task.pairs import documents
from contracts.envelope import Event

IMPORTING = (
    campaign.OPENED,
    finding.REGISTERED,
    assignment.TASK_REGISTERED,
    campaign.IMPORTED,
    campaign.PLAN_PUBLISHED,
)

PLANNING = (
    assignment.TASK_ASSIGNED,
    assignment.TASK_ACCEPTED,
    planning.MEASURES_PROPOSED,
    planning.PLAN_RETURNED,
    planning.PROPOSED_AGAIN,
    planning.PLAN_APPROVED,
)

FIRST_MEASURE = (
    work.CONTRIBUTION_REQUESTED,
    work.ASKED_OF_ANOTHER,
    work.CONTRIBUTION_MADE,
    work.CONTRIBUTION_WAIVED,
    work.EVIDENCE_ATTACHED,
    work.MEASURE_SUBMITTED,
    verification.MEASURE_RETURNED,
    clocks.BECAME_OVERDUE,
    work.EVIDENCE_OF_PLAN,
    work.SUBMITTED_AGAIN,
    verification.MEASURE_VERIFIED,
)

SECOND_MEASURE = (
    work.EVIDENCE_OF_LIST,
    institution.REGISTERED,
    documents.INSTITUTION_REGISTERED,
    work.LIST_SUBMITTED,
    clocks.CLOCK_PASSED,
    verification.LIST_VERIFIED,
)

CLOSING = (
    verification.TASK_VERIFIED,
    reply.SENT,
    documents.REPLY_SENT,
    institution.CONFIRMED,
    documents.INSTITUTION_CONFIRMED,
    closing.CLOSURE_ENDORSED,
    closing.TASK_CLOSED,
)

LIFE: tuple[Example, ...] = (*IMPORTING, *PLANNING, *FIRST_MEASURE, *SECOND_MEASURE, *CLOSING)


def a_task_from_registration_to_closing() -> list[Event]:
    """The events of the whole life, oldest first."""
    return [example.recorded() for example in LIFE]


def at_positions(events: list[Event], first: int = 1) -> list[tuple[int, Event]]:
    """The events with the positions that a store beginning at `first` would give them."""
    return list(zip(count(first), events, strict=False))
