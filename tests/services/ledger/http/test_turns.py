"""What turns a task from its straight way, over HTTP: over several streams, all or nothing."""

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
