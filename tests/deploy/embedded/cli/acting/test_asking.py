"""What `give` and `ask` list and refuse beside the demo; what they change, the docs show."""

import json

import pytest

from tests.demo import Demo


def test_the_fields_of_a_command_are_listed(demo: Demo) -> None:
    shown = demo.taizhang("give", "attach-evidence", "--fields").stdout
    assert (
        next(line for line in shown.splitlines() if line.startswith(" receipt")).split()[1] == "✓"
    )
    listed = demo.taizhang("give").stdout
    assert "attach-evidence" in listed
    assert "change-policy" in listed


def test_a_question_is_answered_as_json_or_as_a_table(demo: Demo) -> None:
    closed = ("ask", "tasks", "status=closed")
    answer = json.loads(demo.taizhang(*closed, "as_of=2021-11-15").stdout)
    assert [task["number"] for task in answer["items"]] == ["R11-1", "R14-1"]
    table = demo.taizhang(*closed, "as_of=2021-11-15", "--columns", "number,lead_unit.code")
    shown = table.stdout.split()
    assert shown[:2] == ["number", "lead_unit.code"]
    assert shown[-2:] == ["R14-1", "hqb"]


def test_another_service_is_asked_too(demo: Demo) -> None:
    inbox = demo.taizhang("ask", "inbox", "--of", "notifier", "--as", "hqb-clerk")
    assert json.loads(inbox.stdout)["items"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("give", "asign-task"), "assign-task"),
        (("give", "remind-task"), "name it behind the command"),
        (("give", "remind-task", "R02-2", "foo=1"), "it has: text"),
        (("give", "remind-task", "R99-9"), "not_found"),
        (("give", "remind-task", "R02-2", "--as", "hqb-clerk"), "not_found"),
        (("give", "erase-person", "officer", "reason"), "NAME=VALUE"),
        (("give", "trigger-accountability", "subjects=hqb-head"), "KIND:NAME"),
        (("give", "attach-evidence", "R02-2", "receipt=file:none.jpg"), "Cannot read the file"),
        (("give", "register-institution", "receipt=file:none.pdf"), "for a task or a campaign"),
        (("ask", "tasks", "status"), "NAME=VALUE"),
        (("ask", "tasks", "--rows", "no", "--columns", "number"), "it has: items"),
        (("ask", "tasks", "--columns", "number,lead_unit.kode"), "No row has lead_unit.kode"),
        (("ask", "nothing"), "not_found"),
    ],
)
def test_what_cannot_be_given_or_asked_is_one_line_and_status_1(
    demo: Demo, arguments: tuple[str, ...], words: str
) -> None:
    outcome = demo.taizhang(*arguments)
    assert outcome.returncode == 1
    assert words in outcome.stderr
    assert outcome.stderr.count("\n") == 1
