"""Given a directory, when something happens, then these people are told, and nobody else."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from contracts.builders.event import a_fact
from contracts.builders.examples.results import PUBLIC
from contracts.envelope import Actor, Event
from contracts.events.campaign import LedgerImported
from contracts.events.supervision.draw import Candidate, LookBackDrawn
from contracts.events.task.afterwards.look_back import RelapseFound
from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.events.task.assignment import TaskRegistered
from contracts.identifiers import officer_id
from contracts.words import Role
from services.notifier.domain.directory import (
    Appointment,
    Deputation,
    Directory,
    Person,
    TaskLabel,
)
from services.notifier.domain.listeners import CONCERN_SOMEBODY
from services.notifier.domain.notice import Audience
from services.notifier.domain.policy import notices
from services.notifier.domain.publicity import is_asked_for, is_of_an_import
from services.notifier.domain.situation import Situation
from tests.services.notifier import beside, events

DAY = date(2021, 9, 20)


def directory(**erased: bool) -> Directory:
    people = {
        officer_id(account): Person(officer_id(account), account, "zh-CN", account in erased)
        for account in events.PEOPLE
    }
    posts = tuple(
        Appointment(officer_id(account), post, unit, date(2021, 1, 1))
        for account, (post, unit) in events.PEOPLE.items()
    )
    return Directory(1, {"yxb": "艺术学部"}, people, posts)


def told(
    event: Event, known: Directory | None = None, subjects: tuple[str, ...] = ()
) -> dict[str, str]:
    label = TaskLabel(events.TASK, "1-1", "完善制度", "yxb", officer_id("ld02"))
    audience = Audience(tuple(map(officer_id, subjects))) if subjects else None
    situation = Situation(known or directory(), DAY, {events.TASK: label}, audience)
    names = {officer_id(account): account for account in events.PEOPLE}
    return {names[each.officer]: each.values["part"] for each in notices(event, situation)}


def test_an_assignment_tells_lead_and_cooperating_units_groups_and_the_leader() -> None:
    assert told(events.assigned()) == {
        "yxb-head": "lead",
        "yxb-1": "lead",
        "ld02": "leader",
        "cwc-head": "cooperating",
        "xy1-head": "cooperating",
    }


@pytest.mark.parametrize(
    ("since", "until", "stands_in"),
    [
        ("2021-09-20", None, True),
        ("2021-09-01", "2021-09-20", True),
        ("2021-09-21", None, False),
        ("2021-09-01", "2021-09-19", False),
    ],
)
def test_a_deputy_is_told_beside_the_head_from_the_first_day_to_the_last(
    since: str, until: str | None, stands_in: bool
) -> None:
    span = date.fromisoformat(since), date.fromisoformat(until) if until else None
    deputy = Deputation(officer_id("zgb-1"), officer_id("yxb-head"), "yxb", *span)
    known = replace(directory(), deputations=(deputy,))
    acting = Actor(person=None, post="clock", unit=None)
    assigned = events.assigned(actor=acting)
    assert told(assigned, known) == told(assigned) | ({"zgb-1": "lead"} if stands_in else {})
    slip = beside.of_supervision()[1].model_copy(update={"actor": acting})
    assert ("zgb-1" in told(slip, known)) is stands_in
    erased = replace(directory(**{"zgb-1": True}), deputations=(deputy,))
    assert "zgb-1" not in told(assigned, erased)


def test_who_works_in_the_successor_is_told_of_a_merged_unit_s_task() -> None:
    known = replace(directory(), merged={"yxb": "jxb", "jxb": "cwc"})
    assert told(events.verified(), known) == {"cwc-head": "lead", "ld02": "leader"}


def test_a_relapse_asks_the_leading_group_and_a_draw_the_supervision() -> None:
    task = events.summary()
    relapse = told(events.event(a_fact(RelapseFound, task=task)))
    assert relapse == {"ldxz-1": "decider", "yxb-head": "lead", "yxb-1": "lead", "ld02": "leader"}
    reopened = told(events.event(a_fact(TaskReopened, task=task)))
    assert reopened == {"yxb-head": "lead", "yxb-1": "lead", "ld02": "leader"}
    population = (Candidate(task=events.TASK, number="1-1"),)
    drawn = a_fact(LookBackDrawn, population=population, drawn=(events.TASK,))
    assert told(events.event(drawn)) == {"ddz-1": "supervisor"}


def test_a_submission_tells_the_supervisors_alone() -> None:
    assert told(events.submitted()) == {"ddz-1": "supervisor"}


@pytest.mark.parametrize("event", [events.returned(), events.verified()])
def test_what_is_returned_or_verified_is_told_to_unit_and_leader(event: Event) -> None:
    assert told(event) == {"yxb-head": "lead", "yxb-1": "lead", "ld02": "leader"}


def test_of_a_missed_deadline_the_ladder_tells_people_and_the_event_itself_nobody() -> None:
    assert told(events.overdue()) == {}


def test_a_case_is_told_to_its_subject_the_leading_group_and_the_discipline_office() -> None:
    raised_by_another = beside.triggered().model_copy(update={"actor": events.OFFICE})
    expected = {"yxb-head": "subject", "ldxz-1": "body", "jw-1": "body"}
    assert told(raised_by_another, subjects=("yxb-head",)) == expected


def test_a_signal_is_told_to_the_head_of_its_unit_and_a_proposal_to_those_who_decide() -> None:
    signal, proposal, dismissed = beside.of_a_signal()
    situation = Situation(directory(), DAY, {}, Audience((), ("yxb",)))
    for event in (signal, dismissed):
        assert [one.officer for one in notices(event, situation)] == [officer_id("yxb-head")]
        with pytest.raises(ValueError, match="asked of the ledger"):
            told(event)
    assert told(proposal) == {"jw-1": "body", "ldxz-1": "body"}
    assert {type(one.data) for one in (signal, dismissed)} < CONCERN_SOMEBODY


def test_the_answer_of_a_unit_to_a_finding_is_told_to_the_office() -> None:
    assert told(beside.responded()) == {"zgb-1": "office"}


def test_a_policy_and_an_end_concern_every_unit_and_an_approved_report_the_office() -> None:
    policy, approved, closed = (told(each) for each in beside.of_a_campaign())
    heads = {"yxb-head": "head", "cwc-head": "head", "xy1-head": "head"}
    assert policy == closed == {"zgb-1": "office", "ddz-1": "supervisor", **heads}
    assert approved == {"zgb-1": "office"}


def test_a_unit_asked_is_told_and_its_answer_goes_to_the_office() -> None:
    asked, answered, late = (told(each) for each in beside.of_a_replica())
    assert asked == {"cwc-head": "cooperating"}
    assert answered == {"zgb-1": "office"}
    assert late == {"cwc-head": "head", "zgb-1": "office"}


def test_supervision_is_told_to_the_unit_s_head_and_the_leader_and_an_answer_to_supervision() -> (
    None
):
    notice, slip, answered, late = (told(each) for each in beside.of_supervision())
    assert notice == slip == {"yxb-head": "head", "ld02": "leader"}
    assert answered == {"ddz-1": "supervisor"}
    assert late == {**slip, "ddz-1": "supervisor"}


def test_a_result_is_told_to_who_approves_it_and_to_head_and_leader_whom_it_concerns() -> None:
    drafted, published, withdrawn, received, bad, concluded = (
        told(each.model_copy(update={"actor": PUBLIC})) for each in beside.of_a_result()
    )
    assert drafted == {"zgb-1": "approver"}
    assert published == withdrawn == concluded == {"yxb-head": "head", "ld02": "leader"}
    assert received == {"zgb-1": "office"}
    assert bad == {"zgb-1": "office", "ddz-1": "supervisor"}


def test_who_raised_the_case_is_not_told_of_it() -> None:
    assert "jw-1" not in told(beside.triggered(), subjects=("yxb-head",))


def test_a_case_is_never_told_before_its_audience_is_known() -> None:
    with pytest.raises(ValueError, match="asked of the ledger"):
        told(beside.triggered())


def test_a_message_on_a_case_says_ground_and_task_numbers_and_no_more() -> None:
    label = TaskLabel(events.TASK, "1-1", "完善制度", "yxb")
    situation = Situation(directory(), DAY, {events.TASK: label}, Audience(()))
    values = {key for each in notices(beside.triggered(), situation) for key in each.values}
    assert values == {"ground", "tasks", "part"}


def test_nobody_is_told_of_their_own_act() -> None:
    head = Actor(person=officer_id("yxb-head"), post="主要负责人", unit="yxb")
    assert "yxb-head" not in told(events.assigned(actor=head))


def test_a_person_with_two_reasons_is_told_once_for_the_first() -> None:
    known = directory()
    also_head = Appointment(officer_id("ld02"), "主要负责人", "yxb", date(2021, 1, 1))
    known = Directory(1, known.units, known.people, (*known.appointments, also_head))
    assert told(events.assigned(), known)["ld02"] == "lead"


def test_a_post_counts_on_the_day_of_the_event_alone() -> None:
    known = directory()
    ended = Appointment(
        officer_id("auditor-1"), "经办人", "yxb", date(2021, 1, 1), date(2021, 9, 19)
    )
    known = Directory(1, known.units, known.people, (*known.appointments, ended))
    assert "auditor-1" not in told(events.assigned(), known)
    assert Role.HANDLER in known.roles_of(officer_id("auditor-1"), date(2021, 9, 19))


def test_an_erased_person_is_not_told() -> None:
    assert "yxb-1" not in told(events.assigned(), directory(**{"yxb-1": True}))


def imported() -> Event:
    fact = LedgerImported(
        file_sha256="0" * 64,
        file_name="ledger.xlsx",
        form="three-sheet",
        units=0,
        findings=16,
        tasks=20,
        measures=31,
    )
    return events.event(fact, events.CAMPAIGN)


def test_registering_and_importing_tell_nobody() -> None:
    registered = TaskRegistered(task=events.summary(), finding=UUID(int=1), finding_number="1")
    quiet = [imported(), events.event(registered), *events.directory_events()]
    assert not any(told(event) for event in quiet)
    assert is_of_an_import(imported())


def test_nothing_of_a_case_goes_to_a_group_or_system_whatever_it_asks_for() -> None:
    case = beside.triggered()
    assert not is_asked_for(case, ["*", case.type, "AccountabilityTriggered"])
    assert is_asked_for(events.assigned(), ["TaskAssigned"])
    assert not is_asked_for(events.assigned(), ["TaskVerified"])
