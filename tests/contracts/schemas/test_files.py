"""Released schemas are frozen, complete, and true of the bytes that are stored."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from contracts.builders.event import an_event
from contracts.events.catalogue import FACTS
from contracts.events.fact import Fact
from contracts.schemas import __main__ as command
from contracts.schemas.files import FOLDER, compare, write
from contracts.schemas.shape import file_of


class SampleNoted(Fact):
    """A fact that exists for this test alone."""

    topic: ClassVar[str] = "sample.noted.v1"
    aggregate: ClassVar[str] = "sample"
    text: str


@pytest.fixture(autouse=True)
def _catalogue_in_its_order() -> Iterator[None]:
    """Put the catalogue back in its order: an entry that was taken out would come last."""
    before = dict(FACTS)
    yield
    FACTS.clear()
    FACTS.update(before)


def test_every_fact_has_the_schema_it_was_released_with() -> None:
    found = compare()
    assert found.clean, found


def test_the_check_succeeds_where_nothing_is_to_be_written() -> None:
    assert command.main(["--check"]) == 0


@pytest.mark.parametrize("topic", FACTS)
def test_stored_bytes_satisfy_the_schema_of_their_topic(topic: str) -> None:
    schema = json.loads((FOLDER / file_of(topic)).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(an_event(FACTS[topic]).to_bytes()))


@pytest.mark.parametrize("topic", FACTS)
def test_a_schema_demands_every_field_that_is_written(topic: str) -> None:
    schema = json.loads((FOLDER / file_of(topic)).read_text(encoding="utf-8"))
    for shape in (schema, *schema["$defs"].values()):
        assert set(shape.get("required", ())) == set(shape.get("properties", ()))


def test_writing_adds_new_topics_and_leaves_released_files_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.glob("*.v*.json")}
    monkeypatch.setitem(FACTS, SampleNoted.topic, SampleNoted)
    assert write(tmp_path) == [SampleNoted.topic]
    assert {path: path.read_bytes() for path in before} == before
    assert compare(tmp_path).clean


def test_a_released_schema_that_no_longer_fits_its_class_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path)
    changed = type("TaskClosed", (SampleNoted,), {"aggregate": "task", "topic": "task.closed.v1"})
    monkeypatch.setitem(FACTS, "task.closed.v1", changed)
    assert compare(tmp_path).changed == ["task.closed.v1"]
    assert compare(tmp_path).frozen_broken


def test_a_released_schema_whose_class_is_gone_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path)
    monkeypatch.delitem(FACTS, "task.closed.v1")
    assert compare(tmp_path).withdrawn == ["task.closed.v1"]


def test_the_command_writes_nothing_while_a_released_schema_is_broken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(FACTS, "task.closed.v1")
    monkeypatch.setattr(command, "write", lambda: pytest.fail("written all the same"))
    assert command.main(["write"]) == 1
    assert "task.closed.v1" in capsys.readouterr().out
