"""Measures are proposed by the head, and fixed or returned by an independent office."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from contracts.events.task.planning import MeasuresProposed, PlanApproved, PlanReturned
from contracts.words import MeasureType
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.task.phases.planning import (
    ApprovePlan,
    ProposeMeasures,
    ReturnPlan,
    approve_plan,
    propose_measures,
    return_plan,
)
from tests.services.ledger.domain.history import (
    ACCEPTED,
    ASSIGNED,
    LONG_TERM,
    PROPOSED,
    WORKING,
    a_task,
    measure,
    proposed,
)
from tests.services.ledger.domain.people import (
    ASKED_HEAD,
    HANDLER,
    HEAD,
    LEADING_GROUP,
    OFFICE,
    OFFICE_2,
    SUPERVISOR,
    by,
)

PLAN = ProposeMeasures(measures=(measure(1),))
APPROVE, RETURN = ApprovePlan(), ReturnPlan(reasons="缺少时限")


def _proposing(**changes: Any) -> ProposeMeasures:
    return ProposeMeasures(measures=(measure(1, **changes),))


def test_the_head_proposes_and_may_propose_again_until_it_is_decided() -> None:
    once = (
        a_task(*ACCEPTED).when(propose_measures, PLAN, by(HEAD)).then(MeasuresProposed, late=False)
    )
    once.when(propose_measures, PLAN, by(HEAD)).then(MeasuresProposed)


@pytest.mark.parametrize("doer", [HANDLER, ASKED_HEAD, OFFICE, SUPERVISOR])
def test_nobody_but_the_head_of_the_lead_unit_proposes(doer: Doer) -> None:
    a_task(*ACCEPTED).when(propose_measures, PLAN, by(doer)).refused("not_permitted")


def test_measures_are_proposed_between_acceptance_and_approval_only() -> None:
    a_task(*ASSIGNED).when(propose_measures, PLAN, by(HEAD)).refused("task_status")
    a_task(*WORKING).when(propose_measures, PLAN, by(HEAD)).refused("task_status")


@pytest.mark.parametrize(
    ("changes", "guard"),
    [
        ({"owner": None}, "measure_complete"),
        ({"deliverable": None}, "measure_complete"),
        ({"deadline": None}, "measure_complete"),
        ({"deadline": None, "type": MeasureType.CONTINUOUS}, "measure_complete"),
        ({"deadline": None, "first_milestone": date(2022, 3, 1)}, "measure_complete"),
        ({"deadline": date(2021, 11, 18)}, "deadline_within_clock"),
        ({"deadline": date(2021, 9, 18)}, "deadline_within_clock"),
        (
            {"deadline": date(2022, 9, 19), "type": MeasureType.PHASED},
            "deadline_within_clock",
        ),
        (
            {"deadline": date(2026, 9, 19), "type": MeasureType.CONTINUOUS},
            "deadline_within_clock",
        ),
    ],
)
def test_a_measure_is_complete_and_within_its_clock(changes: dict[str, Any], guard: str) -> None:
    a_task(*ACCEPTED).when(propose_measures, _proposing(**changes), by(HEAD)).refused(guard)


@pytest.mark.parametrize(
    ("kind", "last"),
    [
        (MeasureType.IMMEDIATE, date(2021, 11, 17)),
        (MeasureType.PHASED, date(2022, 9, 18)),
        (MeasureType.CONTINUOUS, date(2026, 9, 18)),
    ],
)
def test_the_last_day_of_a_clock_is_within_it(kind: MeasureType, last: date) -> None:
    command = _proposing(type=kind, deadline=last)
    a_task(*ACCEPTED).when(propose_measures, command, by(HEAD)).then(MeasuresProposed)


def test_a_measure_number_is_proposed_once() -> None:
    twice = ProposeMeasures(measures=(measure(1), measure(1)))
    a_task(*ACCEPTED).when(propose_measures, twice, by(HEAD)).refused("measure_numbers")


def test_a_measure_says_nothing_that_the_ledger_does_not_know() -> None:
    misspelt = measure(1).model_dump() | {"institutions": "报修管理办法"}
    with pytest.raises(ValueError, match="institutions"):
        ProposeMeasures(measures=(misspelt,))


def test_a_measure_has_words() -> None:
    with pytest.raises(ValueError, match="text"):
        ProposeMeasures(measures=(measure(1).model_dump() | {"text": " "},))


@pytest.mark.parametrize(("day", "late"), [("2021-10-20", False), ("2021-10-21", True)])
def test_a_plan_after_its_clock_is_recorded_as_late(day: str, late: bool) -> None:
    a_task(*ACCEPTED).when(propose_measures, PLAN, by(HEAD, day)).then(MeasuresProposed, late=late)


def test_the_office_approves_once_and_work_begins() -> None:
    working = (
        a_task(*PROPOSED)
        .when(approve_plan, APPROVE, by(OFFICE))
        .then(PlanApproved, type=MeasureType.IMMEDIATE, deadline=date(2021, 10, 15))
    )
    working.when(approve_plan, APPROVE, by(OFFICE_2)).refused("task_status")


def test_the_latest_dated_measure_gives_the_task_type_and_deadline() -> None:
    plan = (measure(1), measure(3, type=MeasureType.PHASED, deadline=date(2022, 6, 30)), LONG_TERM)
    a_task(*ACCEPTED, proposed(*plan)).when(approve_plan, APPROVE, by(OFFICE)).then(
        PlanApproved, type=MeasureType.PHASED, deadline=date(2022, 6, 30)
    )


def test_a_task_of_long_term_measures_alone_has_no_deadline() -> None:
    a_task(*ACCEPTED, proposed(LONG_TERM)).when(approve_plan, APPROVE, by(OFFICE)).then(
        PlanApproved, type=MeasureType.CONTINUOUS, deadline=None
    )


def test_a_returned_plan_is_gone_and_the_unit_proposes_again() -> None:
    returned = a_task(*PROPOSED).when(return_plan, RETURN, by(OFFICE)).then(PlanReturned)
    returned.when(approve_plan, APPROVE, by(OFFICE)).refused("plan_proposed")
    returned.when(return_plan, RETURN, by(OFFICE)).refused("plan_proposed")
    returned.when(propose_measures, PLAN, by(HEAD)).then(MeasuresProposed)


@pytest.mark.parametrize("doer", [HEAD, HANDLER, SUPERVISOR, LEADING_GROUP])
def test_nobody_but_the_office_decides_a_plan(doer: Doer) -> None:
    a_task(*PROPOSED).when(approve_plan, APPROVE, by(doer)).refused("not_permitted")
    a_task(*PROPOSED).when(return_plan, RETURN, by(doer)).refused("not_permitted")


def test_there_is_nothing_to_decide_before_a_proposal() -> None:
    a_task(*ACCEPTED).when(approve_plan, APPROVE, by(OFFICE)).refused("plan_proposed")


@pytest.mark.parametrize("milestone", ["2021-09-18", "2026-09-19", "2099-01-01"])
def test_a_first_milestone_lies_within_the_clock_of_its_type(milestone: str) -> None:
    command = ProposeMeasures(
        measures=(
            LONG_TERM.model_copy(
                update={"number": 1, "first_milestone": date.fromisoformat(milestone)}
            ),
        )
    )
    a_task(*ACCEPTED).when(propose_measures, command, by(HEAD)).refused("deadline_within_clock")


@pytest.mark.parametrize("owner", [SUPERVISOR.officer.id, UUID(int=1)])
def test_a_measure_is_owned_by_somebody_of_the_tasks_units(owner: UUID) -> None:
    """Else a unit could name every supervisor as owner, and nobody would be independent."""
    a_task(*ACCEPTED).when(propose_measures, _proposing(owner=owner), by(HEAD)).refused(
        "owner_of_unit"
    )
