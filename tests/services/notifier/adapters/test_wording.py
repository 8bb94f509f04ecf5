"""Every notified event can be written in every language, and nothing in it can break out."""

from datetime import date

import pytest

from contracts.builders.event import a_fact
from contracts.envelope import Event
from contracts.events.institution import InstitutionAbolished
from contracts.events.supervision.draw import Candidate, LookBackDrawn, SpotCheckDrawn
from contracts.events.supervision.draw_pairs import TaskSpotCheckConcluded
from contracts.events.task.afterwards.look_back import LookBackPassed, RelapseFound
from contracts.events.task.afterwards.reopening import TaskReopened
from contracts.events.task.amending.extending import (
    ExtensionEndorsed,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
)
from contracts.events.task.amending.lasting import (
    LongTermEnded,
    MilestoneReached,
    TaskClassifiedLongTerm,
)
from contracts.events.task.clocks import TaskReminded
from contracts.events.task.closing import TaskClosed
from contracts.events.task.planning import MeasuresProposed, PlanApproved, PlanReturned
from contracts.events.task.turns.contest import ContestDismissed, ContestUpheld, TaskContested
from contracts.events.task.turns.handover import TaskTransferred, TaskWithdrawn
from contracts.events.task.turns.linking import TaskMerged, TaskMergedIn, TaskSplit
from contracts.events.task.turns.measures import (
    MeasureCancelled,
    MeasureChangeRefused,
    MeasureChangeRequested,
    MeasureReplaced,
)
from contracts.events.task.turns.risk import RiskAccepted, RiskExpired
from contracts.events.task.work import ContributionRequested
from contracts.words import Clock, LadderRung, MeasureType, ResultClass
from services.notifier.adapters.channels.wording import LANGUAGES, Wording, WordingError
from services.notifier.domain.directory import Directory, TaskLabel
from services.notifier.domain.notice import Audience
from services.notifier.domain.policy import NOTIFIED, template_of
from services.notifier.domain.reminding.audience import NEAR, OVER
from services.notifier.domain.situation import Situation
from services.notifier.domain.values.of_event import values_of
from tests.services.notifier import beside, events

TURNS = (
    *(TaskContested, ContestUpheld, ContestDismissed, TaskTransferred, TaskWithdrawn),
    *(MeasureChangeRequested, MeasureCancelled, MeasureReplaced, MeasureChangeRefused),
    *(TaskMerged, TaskMergedIn, TaskSplit, RiskAccepted, RiskExpired),
)
PARTS = ("lead", "former", "cooperating", "leader", "supervisor", "subject", "body", "")

EXTENSIONS = (ExtensionRequested, ExtensionEndorsed, ExtensionGranted, ExtensionRefused)

LONG_TERM = (MilestoneReached, TaskClassifiedLongTerm, LongTermEnded)


AFTERWARDS = (LookBackPassed, RelapseFound, TaskReopened, TaskSpotCheckConcluded)


def samples() -> list[Event]:
    task, guard = events.summary(), events.independence()
    population = (Candidate(task=events.TASK, number="1-1"),)
    return [
        events.assigned(),
        events.submitted(),
        events.returned(),
        events.verified(),
        events.overdue(),
        beside.triggered(),
        *beside.of_a_signal(),
        beside.responded(),
        *beside.of_a_campaign(),
        *beside.of_a_replica(),
        *beside.of_supervision(),
        events.event(a_fact(InstitutionAbolished, document_number="1-1")),
        *beside.of_a_result(),
        *(events.event(a_fact(of, task=task)) for of in TURNS),
        events.event(TaskReminded(task=task, unit_reminded="yxb", text="请尽快签收")),
        events.event(
            MeasuresProposed(task=task, measures=(), plan_due=date(2021, 10, 1), late=False)
        ),
        events.event(
            PlanApproved(
                task=task,
                measures=(),
                type=MeasureType.CONTINUOUS,
                deadline=None,
                independence=guard,
            )
        ),
        *(events.event(a_fact(fact, task=task)) for fact in (*EXTENSIONS, *LONG_TERM, *AFTERWARDS)),
        *(
            events.event(a_fact(fact, population=population, drawn=(events.TASK,)))
            for fact in (LookBackDrawn, SpotCheckDrawn)
        ),
        events.event(PlanReturned(task=task, reasons="不具体", independence=guard)),
        events.event(
            ContributionRequested(task=task, contribution=1, unit_asked="cwc", request="数据")
        ),
        events.event(
            TaskClosed(
                task=task,
                result_class=ResultClass.COMPLETED,
                look_back_due=date(2022, 4, 1),
                independence=guard,
            )
        ),
    ]


def values(event: Event) -> dict[str, str]:
    label = TaskLabel(events.TASK, "1-1", "完善制度", "yxb")
    situation = Situation(Directory(), date(2021, 9, 20), {events.TASK: label}, Audience(()))
    return values_of(event, situation)


def test_there_is_a_sample_of_each_notified_event() -> None:
    assert {type(event.data) for event in samples()} == set(NOTIFIED)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("event", samples(), ids=template_of)
def test_each_notified_event_is_written_in_each_language(event: Event, language: str) -> None:
    for part in PARTS:
        text = Wording().write(template_of(event), language, {**values(event), "part": part})
        assert "1-1" in text.plain
        assert text.subject
        assert "\n" not in text.subject
        assert "{" not in text.subject + text.plain + text.html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", [NEAR, OVER])
@pytest.mark.parametrize("clock", Clock)
def test_each_deadline_is_written_in_each_language(
    clock: Clock, template: str, language: str
) -> None:
    known = {"number": "1-1", "title": "完善制度", "lead_unit": "艺术学部", "measure": "2"}
    when = {"clock": clock.value, "due": "2021-11-15", "days": "1"}
    texts = {
        Wording().write(template, language, {**known, **when, "part": rung.value}).plain
        for rung in LadderRung
    }
    assert all("1-1" in each and "艺术学部" in each for each in texts)
    assert len(texts) == 3


def test_chinese_and_english_write_days_as_their_readers_do() -> None:
    lead = {**values(events.assigned()), "part": "lead"}
    assert "2021年9月23日" in Wording().write("task_assigned", "zh-CN", lead).plain
    assert "23 September 2021" in Wording().write("task_assigned", "en-GB", lead).plain


def test_a_title_can_add_neither_header_nor_markup() -> None:
    hostile = events.assigned(
        title="题目\r\nBcc: a@example.org <script>alert(1)</script> {{ 7*7 }}"
    )
    text = Wording().write("task_assigned", "en", {**values(hostile), "part": "lead"})
    assert "\n" not in text.subject
    assert "\r" not in text.subject
    assert "<script>" not in text.html
    assert "{{ 7*7 }}" in text.plain


def test_a_missing_template_is_an_error_and_not_an_empty_message() -> None:
    with pytest.raises(WordingError):
        Wording().write("no_such_event", "en", {})
