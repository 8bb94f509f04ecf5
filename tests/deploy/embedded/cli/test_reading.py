"""tasks and history, for people and for scripts."""

import json

import pytest

from tests.demo import Demo


def test_tasks_are_narrowed_by_status_unit_leader_and_timeliness(demo: Demo) -> None:
    def numbers(*narrowed: str) -> list[str]:
        listed = json.loads(demo.taizhang("tasks", "--json", *narrowed).stdout)["tasks"]
        return [task["number"] for task in listed]

    assert numbers("--status", "closed") == ["R11-1", "R14-1"]
    assert numbers("--status", "verified", "--status", "assigned") == ["R12-1", "R15-1"]
    assert numbers("--unit", "hqb") == ["R14-1"]
    assert numbers("--leader", "ld09") == ["R14-1"]
    assert "R02-2" in numbers("--timeliness", "overdue", "--unit", "xb")
    assert (
        numbers("--campaign", "2021年巡视整改", "--status", "closed", "--as-of", "2021-10-31") == []
    )


def test_tasks_are_shown_in_the_language_asked_for(demo: Demo) -> None:
    assert "struck" not in demo.taizhang("tasks").stdout
    chinese = demo.taizhang("tasks", lang="zh_CN.UTF-8").stdout
    assert "已销号" in chinese
    assert "已销号" in demo.taizhang("tasks", "--lang", "zh").stdout
    assert "closed" in demo.taizhang("tasks", "--lang", "en", lang="zh_CN.UTF-8").stdout


@pytest.mark.parametrize("name", ["R14-1", "2021年巡视整改/R14-1"])
def test_a_task_is_named_by_its_number_alone_or_with_its_campaign(demo: Demo, name: str) -> None:
    history = json.loads(demo.taizhang("history", name, "--json").stdout)
    by_id = json.loads(demo.taizhang("history", history["task"], "--json").stdout)
    assert history["events"] == by_id["events"]


def test_a_history_ends_where_it_was_known_then(demo: Demo) -> None:
    def known(moment: str) -> list[str]:
        told = demo.taizhang("history", "R14-1", "--as-of", moment, "--json").stdout
        return [event["type"] for event in json.loads(told)["events"]]

    assert known("2021-09-22")[-1] == "task.assigned.v1"
    assert known("2021-10-14")[-1] == "task.measure_returned.v1"
    whole = json.loads(demo.taizhang("history", "R14-1", "--json").stdout)["events"]
    assert len(known(str(whole[4]["position"]))) == 5


def test_a_history_shows_time_event_and_who_in_words(demo: Demo) -> None:
    shown = demo.taizhang("history", "R14-1", "--lang", "zh").stdout
    assert "2021-10-14 10:00" in shown
    assert "措施退回" in shown
    assert "督导组 ddz" in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("history", "R99-9"), "not_found"),
        (("history", "R14-1", "--as-of", "2031-01-01"), "as_of_in_future"),
        (("history", "R14-1", "--as", "nobody"), "Refused"),
        (("history", "R14-1", "--data", "elsewhere"), "Nothing runs in"),
    ],
)
def test_what_cannot_be_shown_is_one_line_and_status_1(
    demo: Demo, arguments: tuple[str, ...], words: str
) -> None:
    outcome = demo.taizhang(*arguments)
    assert outcome.returncode == 1
    assert words in outcome.stderr
    assert outcome.stderr.count("\n") == 1


def test_a_unit_reads_no_task_of_others(demo: Demo) -> None:
    assert demo.taizhang("history", "R14-1", "--as", "xyy-clerk").returncode == 1
    assert demo.taizhang("history", "R14-1", "--as", "hqb-clerk").returncode == 0
