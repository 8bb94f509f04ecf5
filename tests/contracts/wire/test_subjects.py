"""A subject is made of codes, UUIDs and class names: wildcards and rights can rely on it."""

import re

import pytest

from contracts.builders.event import an_event
from contracts.builders.places import TASK
from contracts.events.catalogue import FACTS
from contracts.events.fact import Fact
from contracts.events.task.assignment import TaskAssigned, TaskRegistered
from contracts.wire.subjects import ALL, subject_of

TOKEN = re.compile(r"[A-Za-z0-9-]+")


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_every_subject_has_six_safe_tokens(fact: type[Fact]) -> None:
    tokens = subject_of(an_event(fact)).split(".")
    assert len(tokens) == 6
    assert all(TOKEN.fullmatch(token) for token in tokens)
    assert tokens[:2] == ALL.split(".")[:2]


def test_a_task_under_its_lead_unit_is_published_under_the_units_code() -> None:
    expected = f"taizhang.v1.task.yxb.{TASK}.TaskAssigned"
    assert subject_of(an_event(TaskAssigned)) == expected


def test_where_there_is_no_unit_a_dash_holds_its_place() -> None:
    assert subject_of(an_event(TaskRegistered)) == f"taizhang.v1.task.-.{TASK}.TaskRegistered"


def test_the_version_of_a_fact_is_not_part_of_its_subject() -> None:
    class TaskAssigned_V2(TaskAssigned):  # noqa: N801
        """A second version, for this test alone."""

    assert TaskAssigned_V2.event_name() == "TaskAssigned"
