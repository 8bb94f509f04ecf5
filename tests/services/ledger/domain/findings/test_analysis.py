"""Findings answered by their units, traced to their causes, linked to each other."""

from datetime import date

import pytest

from contracts.events.findings.analysis import (
    FindingLinked,
    ManagementResponseRecorded,
    RootCauseRecorded,
)
from contracts.words import FindingRelation, ResponseStance
from services.ledger.domain.directory.doer import Doer
from services.ledger.domain.findings.analysis import (
    LinkFindings,
    RecordRootCause,
    RespondToFinding,
    link_findings,
    record_root_cause,
    respond_to_finding,
)
from services.ledger.domain.kernel.refusals import Refusal
from tests.services.ledger.domain.findings.known import (
    CLOSED,
    EARLIER,
    EARLIER_ID,
    EARLIER_ONE,
    NOTHING,
    SUMMARY,
    a_finding,
    linked,
    responded,
    traced,
)
from tests.services.ledger.domain.people import (
    ASKED_HEAD,
    HANDLER,
    HEAD,
    OFFICE,
    OPENED,
    STRANGER_HEAD,
    SUPERVISOR,
)
from tests.services.ledger.domain.stage import given

ANSWER = RespondToFinding(
    stance=ResponseStance.PARTLY_AGREED, text="属实，人手将补足", done_by=date(2021, 12, 31)
)
CAUSE = RecordRootCause(root_cause="没有统一的报修入口")
LINK = LinkFindings(other=EARLIER_ID, relation=FindingRelation.REPEATS, reason="上次已反馈")


def test_the_head_of_a_unit_that_the_finding_names_answers_it() -> None:
    a_finding().when(respond_to_finding, ANSWER, OPENED, HEAD).then(
        ManagementResponseRecorded,
        finding=SUMMARY,
        responding_unit="hqb",
        stance=ResponseStance.PARTLY_AGREED,
        done_by=date(2021, 12, 31),
    )


@pytest.mark.parametrize("who", [HANDLER, OFFICE, SUPERVISOR])
def test_nobody_but_a_head_answers_a_finding(who: Doer) -> None:
    a_finding().when(respond_to_finding, ANSWER, OPENED, who).refused("not_permitted")


def test_a_unit_that_the_finding_does_not_name_does_not_answer_it() -> None:
    a_finding().when(respond_to_finding, ANSWER, OPENED, STRANGER_HEAD).refused("unit_of_finding")


def test_each_unit_named_answers_once() -> None:
    answered = a_finding(responded())
    answered.when(respond_to_finding, ANSWER, OPENED, HEAD).refused("already_exists")
    answered.when(respond_to_finding, ANSWER, OPENED, ASKED_HEAD).then(
        ManagementResponseRecorded, responding_unit="xsc"
    )


def test_a_finding_of_a_closed_campaign_is_not_answered() -> None:
    a_finding().when(respond_to_finding, ANSWER, CLOSED, HEAD).refused("campaign_closed")


def test_what_was_never_registered_is_not_answered() -> None:
    given(NOTHING).when(respond_to_finding, ANSWER, OPENED, HEAD).refused("not_found")


def test_the_office_records_a_root_cause_and_what_it_replaces() -> None:
    a_finding().when(record_root_cause, CAUSE, OPENED, OFFICE).then(
        RootCauseRecorded, root_cause="没有统一的报修入口", replaces="人手不足"
    )


def test_the_newest_root_cause_counts() -> None:
    a_finding(traced("没有统一的报修入口"), traced("多头管理")).when(
        record_root_cause, CAUSE, OPENED, OFFICE
    ).then(RootCauseRecorded, replaces="多头管理")


def test_the_root_cause_that_stands_is_not_recorded_again() -> None:
    a_finding(traced(CAUSE.root_cause)).when(record_root_cause, CAUSE, OPENED, OFFICE).refused(
        "already_exists"
    )


def test_only_the_office_records_a_root_cause() -> None:
    a_finding().when(record_root_cause, CAUSE, OPENED, HEAD).refused("not_permitted")


def test_no_root_cause_is_recorded_in_a_closed_campaign() -> None:
    a_finding().when(record_root_cause, CAUSE, CLOSED, OFFICE).refused("campaign_closed")


def test_a_link_is_recorded_in_both_findings_over_campaigns_and_seen_from_each() -> None:
    here, there = link_findings(a_finding().state, LINK, EARLIER_ONE, OFFICE)
    assert (here.finding, here.other, here.other_finding) == (SUMMARY, EARLIER_ID, EARLIER)
    assert (there.finding, there.other_finding) == (EARLIER, SUMMARY)
    assert (here.relation, there.relation) == (
        FindingRelation.REPEATS,
        FindingRelation.REPEATED_BY,
    )
    assert type(here) is type(there) is FindingLinked


def test_the_same_and_the_related_are_so_from_both_sides() -> None:
    for relation in (FindingRelation.SAME, FindingRelation.RELATED):
        command = LINK.model_copy(update={"relation": relation})
        here, there = link_findings(a_finding().state, command, EARLIER_ONE, OFFICE)
        assert here.relation is there.relation is relation


def test_a_link_is_made_once_whatever_it_says() -> None:
    a_finding(linked()).when(link_findings, LINK, EARLIER_ONE, OFFICE).refused("already_exists")


def test_a_finding_is_not_linked_to_itself() -> None:
    with pytest.raises(Refusal) as refusal:
        link_findings(a_finding().state, LINK, a_finding().state, OFFICE)
    assert refusal.value.code == "linked_to_itself"


def test_both_findings_of_a_link_must_exist() -> None:
    a_finding().when(link_findings, LINK, NOTHING, OFFICE).refused("not_found")
    given(NOTHING).when(link_findings, LINK, EARLIER_ONE, OFFICE).refused("not_found")


def test_only_the_office_links_findings() -> None:
    a_finding().when(link_findings, LINK, EARLIER_ONE, SUPERVISOR).refused("not_permitted")
