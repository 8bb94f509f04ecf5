"""replay: tables and read model are what the events give, and two positions beside each other."""

import json

from tests.demo import Demo, started


def test_all_that_was_made_of_the_demos_events_is_what_they_give(demo: Demo) -> None:
    said = started(demo.folder, "replay", "--verify").stdout
    assert "all is what the events give after" in said
    assert "equal at position" in said
    upto = started(demo.folder, "replay", "--verify", "--to", "20").stdout
    assert "equal at position 20: live model kept" in upto


def test_neither_or_both_wishes_are_wrong_usage(demo: Demo) -> None:
    neither = started(demo.folder, "replay")
    both = started(demo.folder, "replay", "--verify", "--diff", "1", "2")
    assert (neither.returncode, both.returncode) == (2, 2)
    assert "--diff" in neither.stderr


def test_two_positions_show_what_changed_between_them(demo: Demo) -> None:
    history = json.loads(demo.taizhang("history", "R14-1", "--json").stdout)["events"]
    closed = history[-1]["position"]
    said = started(demo.folder, "replay", "--diff", str(closed - 1), str(closed)).stdout
    assert f"R14-1  status: verified → closed  (at {closed})" in said
