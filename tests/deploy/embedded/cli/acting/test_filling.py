"""What was typed becomes what the ledger's own description asks for."""

import json
from typing import Any
from uuid import UUID

import pytest

from contracts.identifiers import (
    campaign_id,
    draw_id,
    finding_id,
    officer_id,
    replica_id,
    supervision_id,
)
from deploy.embedded.cli.acting.filling import FieldError, Filling
from deploy.embedded.cli.acting.naming import Naming, UnnamedError
from deploy.embedded.cli.acting.offered import Offered, UnknownCommandError
from tests.architecture.source import ROOT

DESCRIBED = json.loads((ROOT / "docs/reference/openapi-ledger.json").read_text(encoding="utf-8"))
OFFERED = Offered(DESCRIBED)
TASK = UUID(int=7)
NAMING = Naming(lambda number: str(TASK) if number == "R14-1" else "another")


def body(command: str, *typed: str) -> dict[str, Any]:
    filling = Filling(OFFERED, NAMING, lambda file: f"receipt of {file.name}")
    return filling.body(OFFERED.command(command), typed)


def test_every_command_of_the_ledger_is_offered() -> None:
    named = {path.rpartition("/")[2] for path in DESCRIBED["paths"]}
    assert {"assign-task", "open-campaign", "answer-replica"} <= set(OFFERED.commands) <= named
    assert not OFFERED.command("assign-task").creates
    assert OFFERED.command("open_campaign").creates


def test_text_stays_text_and_numbers_become_numbers() -> None:
    assert body("submit-measure", "measure=2", "report=2") == {"measure": 2, "report": "2"}


def test_a_list_is_written_with_commas_or_as_json() -> None:
    assert body("assign-task", "cooperating=xb,yxb") == {"cooperating": ["xb", "yxb"]}
    assert body("assign-task", 'cooperating=["xb"]') == {"cooperating": ["xb"]}


def test_a_field_that_is_called_like_a_kind_takes_its_names() -> None:
    given = body("reply-to-source", "campaign=2021", "tasks=R14-1")
    assert given == {"campaign": str(campaign_id("2021")), "tasks": [str(TASK)]}


def test_a_name_inside_json_becomes_an_id_where_an_id_is_wanted() -> None:
    given = body("assign-task", 'leader={"officer": "officer:ld09", "post": "officer:ld09"}')
    assert given == {"leader": {"officer": str(officer_id("ld09")), "post": "officer:ld09"}}


def test_a_file_is_uploaded_and_its_receipt_given() -> None:
    given = body("attach-evidence", "measure=1", "receipt=file:folder/photo.jpg")
    assert given["receipt"] == "receipt of photo.jpg"


@pytest.mark.parametrize(
    ("name", "kind", "means"),
    [
        (str(TASK), None, TASK),
        ("slip:2021/督办〔2021〕9号", None, supervision_id(campaign_id("2021"), "督办〔2021〕9号")),
        ("draw:2021/look_back/2", None, draw_id(campaign_id("2021"), "look_back", 2)),
        ("2021/W01/xb", "replica", replica_id(finding_id(campaign_id("2021"), "W01"), "xb")),
        ("R14-1", "task", TASK),
    ],
)
def test_a_name_means_an_id(name: str, kind: str | None, means: UUID) -> None:
    assert NAMING.id(name, kind) == str(means)


@pytest.mark.parametrize(
    ("name", "kind"), [("ld09", None), ("house:12", None), ("W01", "finding"), ("W01", "replica")]
)
def test_nothing_is_guessed_of_a_name_without_its_kind_or_campaign(
    name: str, kind: str | None
) -> None:
    with pytest.raises(UnnamedError):
        NAMING.id(name, kind)


@pytest.mark.parametrize(
    ("typed", "key"),
    [("report", "no_value"), ("opinion=x", "no_field"), ("measure=first", "no_json")],
)
def test_what_is_no_field_is_named(typed: str, key: str) -> None:
    with pytest.raises(FieldError) as error:
        body("submit-measure", typed)
    assert error.value.key == key
    assert error.value.what in typed


def test_an_unknown_command_is_answered_with_those_that_look_like_it() -> None:
    with pytest.raises(UnknownCommandError) as error:
        OFFERED.command("asign-task")
    assert "assign-task" in error.value.nearest
