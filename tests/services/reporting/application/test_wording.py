"""Every event of a task in words, Chinese and English."""

import pytest

from contracts.builders.event import EXAMPLE_OF, an_event
from contracts.events.catalogue import FACTS
from contracts.events.directory.officer import OfficerRegistered
from contracts.events.fact import Fact
from contracts.events.task.assignment import TaskAssigned
from contracts.events.task.planning import PlanApproved
from services.reporting.application.wording.beside import BESIDE
from services.reporting.application.wording.outcomes import OUTCOMES
from services.reporting.application.wording.sentence import say
from services.reporting.application.wording.supervised import SUPERVISED
from services.reporting.application.wording.titles import WORDINGS
from services.reporting.application.wording.turns import TURNS

TASK_FACTS = [fact for fact in FACTS.values() if fact.aggregate == "task"]


def name(code: str) -> str | None:
    return {"yxb": "医学部"}.get(code)


def test_every_event_of_a_task_has_words_and_no_other_has() -> None:
    of_tasks = {topic for topic in OUTCOMES if topic.startswith("task.")}
    worded = [*WORDINGS, *TURNS, *SUPERVISED, *of_tasks]
    assert sorted(worded) == sorted(fact.topic for fact in TASK_FACTS)


@pytest.mark.parametrize("fact", [*TASK_FACTS, *(FACTS[topic] for topic in BESIDE)])
def test_every_sentence_can_be_said_with_what_the_event_holds(fact: type[Fact]) -> None:
    event = EXAMPLE_OF[fact].recorded()
    chinese, english = say(event, "zh-CN", name), say(event, "en", name)
    assert chinese.sentence
    assert english.sentence
    assert chinese.title != english.title
    for text in (chinese.sentence, english.sentence):
        assert "None" not in text
        assert "{" not in text


def test_a_person_is_told_by_the_opaque_id_and_not_by_the_account() -> None:
    event = an_event(OfficerRegistered, account="zhangsan")
    said = say(event, "zh-CN", name)
    assert str(event.aggregate_id) in said.sentence
    assert "zhangsan" not in said.sentence


def test_units_appear_by_name() -> None:
    said = say(an_event(TaskAssigned), "zh-CN", name)
    assert said.title == "下达任务"
    assert said.sentence.startswith("牵头单位医学部，责任领导校长")


def test_a_missing_part_leaves_no_trace() -> None:
    said = say(an_event(PlanApproved, opinion=None), "zh-CN", name)
    assert said.sentence == "共2条，时限2022-06-30"
