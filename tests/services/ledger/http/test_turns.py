"""What turns a task from its straight way, over HTTP: over several streams, all or nothing."""

from contracts.events.task.turns.linking import TaskMerged, TaskMergedIn
from tests.services.ledger.http.steps import bring, history, path
from tests.services.ledger.office import Office, task


async def test_a_contested_task_goes_to_another_unit_that_may_be_led_out_again(
    office: Office,
) -> None:
    await bring(office, "R14-1", "hqb", "assigned")
    reason = {"reason": "不属我部职责"}
    told = await office.done("hqb-head", path("R14-1", "contest-task"), reason)
    assert told["events"][0]["type"] == "task.contested.v1"
    answer = {"outcome": "reassigned", "reason": "确已划转", "reassign": {"lead_unit": "lxy"}}
    assert await office.refused("hqb-head", path("R14-1", "resolve-contest"), answer)
    await office.done("zgb-1", path("R14-1", "resolve-contest"), answer)
    last = (await history(office, task("R14-1")))[-1]
    assert (last.unit, last.previous_unit) == ("lxy", "hqb")
    assert await office.refused("hqb-head", path("R14-1", "accept-task")) == "not_permitted"
    await office.done("lxy-head", path("R14-1", "accept-task"))
    withdrawn = await office.done("ldxz-1", path("R14-1", "withdraw-task"), reason)
    assert withdrawn["events"][0]["type"] == "task.withdrawn.v1"
    rows = await office.rows("SELECT FROM ledger.open_tasks WHERE task = $1", task("R14-1"))
    assert not rows


async def test_tasks_are_merged_and_split_in_all_their_streams_at_once(office: Office) -> None:
    await bring(office, "R14-1", "hqb", "working")
    into = {"into": str(task("R11-1")), "reason": "目标相同"}
    assert await office.refused("zgb-1", path("R14-1", "merge-task"), into) == "not_permitted"
    told = await office.done("ldxz-1", path("R14-1", "merge-task"), into)
    assert [one["type"] for one in told["events"]] == ["task.merged.v1", "task.merged_in.v1"]
    ended, goes_on = [(await history(office, task(n)))[-1].data for n in ("R14-1", "R11-1")]
    assert isinstance(ended, TaskMerged)
    assert isinstance(goes_on, TaskMergedIn)
    assert (ended.into.task, goes_on.merged.task) == (task("R11-1"), task("R14-1"))
    parts = [{"number": "R11-1A", "title": "甲"}, {"number": "R01-1", "title": "乙"}]
    split = {"reason": "两项职责", "parts": parts}
    assert await office.refused("ldxz-1", path("R11-1", "split-task"), split) == "already_exists"
    assert not await history(office, task("R11-1A"))
    parts[1]["number"] = "R11-1B"
    told = await office.done("ldxz-1", path("R11-1", "split-task"), split)
    assert [one["type"].split(".")[1] for one in told["events"]] == [
        *("split", "registered", "split_off", "registered", "split_off"),
    ]
    await office.done("zgb-1", path("R11-1A", "assign-task"))
    rows = await office.rows("SELECT task FROM ledger.open_tasks")
    open_now = {row["task"] for row in rows}
    assert {task("R11-1A"), task("R11-1B")} <= open_now
    assert not {task("R11-1"), task("R14-1")} & open_now
