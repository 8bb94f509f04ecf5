"""The demo: what it tells, that it goes on where it was, and that nothing is done twice."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.command import typed
from tests.demo import Demo


def tasks(demo: Demo) -> dict[str, dict[str, Any]]:
    listed = json.loads(demo.taizhang("tasks", "--json").stdout)["tasks"]
    return {task["number"]: task for task in listed}


def events(demo: Demo, task: str, name: str = "office") -> list[dict[str, Any]]:
    history = demo.taizhang("history", task, "--json", "--as", name).stdout
    found: list[dict[str, Any]] = json.loads(history)["events"]
    return found


def test_a_task_is_closed_after_a_return_and_a_reply(demo: Demo) -> None:
    assert tasks(demo)["R14-1"]["status"] == "closed"
    types = [event["type"] for event in events(demo, "R14-1")]
    assert types[0] == "task.registered.v1"
    assert types[-1] == "task.closed.v1"
    assert {"task.measure_returned.v1", "task.reply_sent.v1", "task.contribution_made.v1"} <= {
        *types
    }
    assert types.count("task.measure_submitted.v1") == 3


def test_a_promised_institution_is_confirmed_before_its_task_is_closed(demo: Demo) -> None:
    types = [event["type"] for event in events(demo, "R11-1")]
    assert types.index("task.institution_confirmed.v1") < types.index("task.closed.v1")
    assert types.count("task.plan_returned.v1") == 1


def test_a_case_is_decided_and_a_task_is_overdue(demo: Demo) -> None:
    assert [event["type"] for event in events(demo, "R08-1")][-3:] == [
        "task.accountability_triggered.v1",
        "task.accountability_answered.v1",
        "task.accountability_decided.v1",
    ]
    assert events(demo, "R02-2")[-1]["type"] == "task.became_overdue.v1"
    assert tasks(demo)["R02-2"]["standing"]["timeliness"] == "overdue"


def test_every_event_stands_at_its_day_in_2021(demo: Demo) -> None:
    moments = [event["occurred_at"][:10] for event in events(demo, "R14-1")]
    assert moments == sorted(moments)
    assert (moments[0], moments[-1]) == ("2021-09-18", "2021-11-15")


def test_everyone_is_told_while_it_is_news(demo: Demo) -> None:
    told = demo.first.stdout.partition("Notifications")[2].partition("Addresses")[0]
    assert re.search(r"accountability triggered +3 +sent 3", told)
    assert "history" not in told
    assert "pending" not in told


def test_the_outcome_is_printed_in_tables(demo: Demo) -> None:
    out = demo.first.stdout
    assert re.search(r"closed +2 +R11-1 +R14-1", out)
    assert re.search(r"handled +4 / 16", out)
    assert "The whole history of R14-1" in out
    assert "http://127.0.0.1:" in out


def test_an_interrupted_story_goes_on_where_it_was(demo: Demo) -> None:
    def moments(output: str) -> list[str]:
        return re.findall(r"^  (\d\d-\d\d \d\d:\d\d)  ", output, re.MULTILINE)

    before, after = moments(demo.stopped.output), moments(demo.first.stdout)
    assert (before[0], after[-1]) == ("09-18 09:00", "11-16 10:00")
    assert "10-13 14:00" in before
    assert max(before) <= min(after)


def test_the_second_start_does_nothing_again(demo: Demo) -> None:
    assert "故事已经讲过" in demo.second.output
    last = re.findall(r"^ *(\d+) +2021-11-15 09:00 +Task closed", demo.first.stdout, re.MULTILINE)
    assert events(demo, "R14-1")[-1]["position"] == int(last[-1])


def test_everyone_of_the_directory_has_a_token_in_the_run_file(demo: Demo) -> None:
    run = json.loads((demo.folder / ".taizhang" / "run.json").read_text())
    assert len(run["accounts"]) == 76
    assert run["accounts"]["hqb-clerk"]


@pytest.fixture
def real_time(tmp_path: Path) -> Path:
    """A folder of a system that has lived in real time."""
    (tmp_path / "data" / "postgres").mkdir(parents=True)
    return tmp_path


def test_a_folder_of_real_time_is_not_taken_back_to_2021(real_time: Path) -> None:
    refused = typed(real_time, "demo", "--exit", "--data", "data")
    assert refused.returncode == 1
    assert "real time" in refused.stderr
