"""Which tasks may be told of, in whose words, and what each remembers."""

from dataclasses import replace
from hashlib import sha256
from uuid import UUID, uuid4

import pytest

from contracts.envelope import Event
from contracts.events.finding import FindingRegistered
from contracts.events.results import paired
from contracts.events.results.feedback import FeedbackAnswerDrafted
from contracts.events.results.publication import ResultDrafted
from contracts.words import Role, SourceKind, TaskStatus
from services.ledger.domain.finding import Finding
from services.ledger.domain.results.remembering import quotes, remember, require_publishable
from services.ledger.domain.task.context import Context
from services.ledger.domain.task.state import Task
from tests.services.ledger.domain.history import (
    ALL_VERIFIED,
    FINDING_ID,
    VERIFIED,
    WORKING,
    a_task,
)
from tests.services.ledger.domain.people import CAMPAIGN, LEADING_GROUP, OFFICE, STRANGER_HEAD, by
from tests.services.ledger.domain.results.published import (
    BAD,
    DRAFT,
    DRAFTED,
    HEADING,
    OF_RESULT,
    PUBLISHED,
    RESULT_ID,
    WORDS,
    a_feedback,
)
from tests.services.ledger.domain.stage import Done, done, given

SOURCE = "后勤服务响应慢，学生宿舍报修长期得不到及时处理，群众反映强烈。"
FINDING = given(
    Finding(FINDING_ID),
    Done(
        FindingRegistered(
            campaign=CAMPAIGN,
            number="W14",
            text=SOURCE,
            source_kind=SourceKind.CENTRAL_INSPECTION,
            source_as_written="中央巡视",
        ),
        OFFICE.actor,
        OFFICE.moment.at,
    ),
).state


def publishable(task: Task, fact: ResultDrafted, context: Context) -> None:
    """The guard over the example's finding."""
    require_publishable(task, fact, FINDING, context)


def test_a_verified_closed_or_long_term_task_has_a_result_and_no_other() -> None:
    verified = a_task(*VERIFIED).state
    for status in (TaskStatus.VERIFIED, TaskStatus.CLOSED, TaskStatus.LONG_TERM):
        publishable(replace(verified, status=status), DRAFT, by(OFFICE))
    for early in (WORKING, ALL_VERIFIED):
        a_task(*early).when(publishable, DRAFT, by(OFFICE)).refused("task_status")


def test_a_task_of_another_campaign_is_not_told_of() -> None:
    foreign = DRAFT.model_copy(update={"campaign": UUID(int=9)})
    a_task(*VERIFIED).when(publishable, foreign, by(OFFICE)).refused("task_of_campaign")


def test_where_the_office_is_party_to_the_task_the_leading_group_acts() -> None:
    office = OFFICE._replace(body_units={Role.OFFICE: frozenset({"hqb"})})
    group = LEADING_GROUP._replace(body_units={Role.OFFICE: frozenset({"hqb"})})
    a_task(*VERIFIED).when(publishable, DRAFT, by(office)).refused("not_permitted")
    publishable(a_task(*VERIFIED).state, DRAFT, by(group))


def test_the_source_s_wording_is_refused_unless_it_is_said_to_be_quoted() -> None:
    quoting = DRAFT.model_copy(update={"text": f"巡视指出：{SOURCE[8:]}现已解决"})
    a_task(*VERIFIED).when(publishable, quoting, by(OFFICE)).refused("source_wording")
    in_the_title = DRAFT.model_copy(update={"title": SOURCE})
    a_task(*VERIFIED).when(publishable, in_the_title, by(OFFICE)).refused("source_wording")
    said = quoting.model_copy(update={"quotes_source": True})
    publishable(a_task(*VERIFIED).state, said, by(OFFICE))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("后勤服务 响应慢、学生宿舍报修长期得不到及时处理！", True),
        ("后勤服务响应慢，现已改进", False),
        ("学生宿舍报修长期得不到及时处理", False),
        ("报修两小时到场", False),
    ],
)
def test_a_run_of_twenty_letters_is_a_quotation_whatever_stands_between_them(
    text: str, quoted: bool
) -> None:
    assert quotes(text, SOURCE) is quoted


def test_a_short_finding_is_quoted_whole_and_a_very_short_one_is_no_wording() -> None:
    assert quotes("关于图书馆座位不足的整改", "图书馆座位不足")
    assert not quotes("图书馆座位增加", "图书馆座位不足")
    assert not quotes("采购已规范", "采购")


def recorded(one: Done, stream: UUID) -> Event:
    """The decision as an event."""
    return Event(
        type=one.fact.topic,
        aggregate_id=stream,
        aggregate_version=1,
        event_id=uuid4(),
        occurred_at=one.when,
        actor=one.actor,
        correlation_id=UUID(int=1),
        data=one.fact,
    )


def test_a_task_remembers_a_publication_in_its_words() -> None:
    task = a_task(*VERIFIED)
    event = recorded(PUBLISHED, RESULT_ID)
    task.when(remember, event).then(
        paired.TaskResultPublished,
        result=RESULT_ID,
        result_title=HEADING["title"],
        text=getattr(PUBLISHED.fact, "text", None),
    )
    drafted = remember(task.state, recorded(DRAFTED, RESULT_ID))
    assert "text" not in type(drafted).model_fields


def test_a_task_remembers_of_feedback_its_id_and_hash_and_no_score() -> None:
    task, id_ = a_task(*VERIFIED), a_feedback().state.id
    for one, kind in zip(BAD, (paired.TaskFeedbackReceived, paired.TaskReviewRaised), strict=True):
        event = recorded(one, id_)
        task.when(remember, event).then(
            kind,
            result=RESULT_ID,
            feedback=id_,
            feedback_event_sha256=sha256(event.to_bytes()).hexdigest(),
        )
        assert "score" not in kind.model_fields


def test_who_drafted_an_answer_for_the_unit_judges_its_task_no_more() -> None:
    drafted = FeedbackAnswerDrafted.model_validate({**OF_RESULT, "unit": "hqb", "text": WORDS})
    task = a_task(*VERIFIED).state
    event = recorded(done(drafted, STRANGER_HEAD), a_feedback().state.id)
    told = given(task, done(remember(task, event), STRANGER_HEAD)).state
    assert STRANGER_HEAD.officer.id in told.workers - task.workers
