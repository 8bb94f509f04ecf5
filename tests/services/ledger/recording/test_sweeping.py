"""Deadlines recorded in the store: once each, whoever sweeps, and however late."""

import asyncio
import json
from collections import Counter
from datetime import date
from uuid import UUID

from structlog.testing import capture_logs

from contracts.events.catalogue import decode
from contracts.identifiers import finding_id, replica_id
from services.ledger.domain.task.clocks import unrecorded
from services.ledger.domain.task.state import Task
from tests.services.ledger.http.steps import bring, history, path
from tests.services.ledger.office import CAMPAIGN, Office, task
from tests.services.ledger.sweeping import sweeper

W14 = finding_id(CAMPAIGN, "W14")


async def _passed(office: Office) -> Counter[tuple[str, str | None]]:
    rows = await office.rows(
        """SELECT topic, state FROM ledger.events
        WHERE topic IN ('task.clock_passed.v1', 'task.became_overdue.v1')"""
    )
    facts = [json.loads(row["state"])["data"] for row in rows]
    return Counter((one["task"]["number"], one.get("clock", "overdue")) for one in facts)


async def _derived(office: Office) -> set[tuple[object, ...]]:
    """The due dates as replaying all events gives them."""
    states: dict[UUID, Task] = {}
    rows = await office.rows(
        "SELECT state FROM ledger.events WHERE topic LIKE 'task.%' ORDER BY notification_id"
    )
    for event in (decode(row["state"]) for row in rows):
        state = states.get(event.aggregate_id, Task(event.aggregate_id))
        states[event.aggregate_id] = state.evolve(event)
    return {
        (state.id, one.clock.value, one.measure or 0, one.version, one.due)
        for state in states.values()
        for one in unrecorded(state)
    }


async def _kept(office: Office) -> set[tuple[object, ...]]:
    rows = await office.rows("SELECT stream, clock, measure, version, due FROM ledger.due_dates")
    return {tuple(row) for row in rows}


async def test_deadlines_are_recorded_once_each_by_two_sweepers_after_days_of_being_down(
    office: Office,
) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R14-1", "hqb", "assigned")
    await bring(office, "R02-2", "xb", "accepted")
    await bring(office, "R09-1", "cwc", "working")
    await bring(office, "R11-1", "cgzx", "submitted")
    ask = {"unit": "kyy", "request": "请提供数据", "due": "2021-10-01"}
    await office.done("cwc-clerk", path("R09-1", "request-contribution"), ask)
    assert await _kept(office) == await _derived(office) != set()
    async with sweeper(office) as one, sweeper(office) as other:
        await asyncio.gather(one.sweep(), other.sweep())
        assert await _passed(office) == {}
        office.at("2021-11-20T00:30")
        with capture_logs() as lines:
            swept = await asyncio.gather(one.sweep(), other.sweep(), one.sweep())
        assert all(moment.isoformat().startswith("2021-11-19T16:30") for moment, _ in swept)
        assert {line["correlation_id"] for line in lines} == await _correlations(office)
        expected = {
            ("R14-1", "acceptance"): 1,
            ("R02-2", "plan"): 1,
            ("R09-1", "overdue"): 2,
            ("R09-1", "contribution"): 1,
            ("R11-1", "review"): 1,
            # Approved on 20 September: reports are due on the 20th of each month.
            ("R09-1", "progress"): 1,
            ("R11-1", "progress"): 1,
        }
        assert await _passed(office) == expected
        office.at("2022-06-01T09:00")
        # From November to May nobody reported; what rules found of R09-1's measure is proposed.
        assert (await other.sweep())[1] == 2 * 7 + 1
        assert (await one.sweep())[1] == 0
    reports = {("R09-1", "progress"): 8, ("R11-1", "progress"): 8}
    assert await _passed(office) == {**expected, **reports}
    kept = await _kept(office)
    assert kept == await _derived(office)
    assert {(row[1], row[4]) for row in kept} == {("progress", date(2022, 6, 20))}
    await _is_by_the_clock(office)


async def _correlations(office: Office) -> set[str]:
    rows = await office.rows("SELECT state FROM ledger.events")
    events = [decode(row["state"]) for row in rows]
    return {str(each.correlation_id) for each in events if each.actor.post == "clock"}


async def _is_by_the_clock(office: Office) -> None:
    rows = await office.rows("SELECT state FROM ledger.events WHERE topic = 'task.clock_passed.v1'")
    for event in (decode(row["state"]) for row in rows):
        assert (event.actor.person, event.actor.post) == (None, "clock")


async def test_a_passed_clock_forbids_nothing_and_a_return_is_overdue_then(
    office: Office,
) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R14-1", "hqb", "submitted")
    async with sweeper(office) as sweeps:
        office.at("2021-10-16T00:01")
        await sweeps.sweep()
        assert ("R14-1", "overdue") not in await _passed(office)
        back = {"measure": 1, "reasons": "缺少签字"}
        await office.done("ddz-1", path("R14-1", "return-measure"), back)
        await sweeps.sweep()
    assert (await _passed(office))[("R14-1", "overdue")] == 2
    again = {"measure": 1, "report": "补签"}
    await office.done("hqb-head", path("R14-1", "submit-measure"), again)
    assert await _kept(office) == await _derived(office)


async def test_an_answer_that_a_slip_or_a_replica_waits_for_is_recorded_as_late_once(
    office: Office,
) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R14-1", "hqb", "assigned")
    slip = {
        "campaign": str(CAMPAIGN),
        "document_number": "督办1号",
        "unit_addressed": "hqb",
        "tasks": [str(task("R14-1"))],
        "text": "请说明进展",
        "answer_due": "2021-09-21",
    }
    await office.done("ddz-1", "supervision-slips/issue-supervision-slip", slip)
    ask = {"units": ["lxy", "yxb"], "request": "请自查", "due": "2021-09-21"}
    await office.done("zgb-1", f"findings/{W14}/replicate-finding", ask)
    not_here = {"answer": "not_here", "explanation": "无"}
    await office.done("yxb-head", f"replicas/{replica_id(W14, 'yxb')}/answer-replica", not_here)
    async with sweeper(office) as one, sweeper(office) as other:
        office.at("2021-09-21T23:59")
        assert (await one.sweep())[1] == 0
        office.at("2021-09-25T00:01")
        await asyncio.gather(one.sweep(), other.sweep())
        assert (await one.sweep())[1] == 0
    rows = await office.rows(
        "SELECT topic FROM ledger.events ORDER BY notification_id DESC LIMIT 4"
    )
    assert Counter(row["topic"] for row in rows) == Counter(
        {
            "supervision.slip_clock_passed.v1": 1,
            "task.supervision_slip_clock_passed.v1": 1,
            "replica.clock_passed.v1": 1,
            "task.clock_passed.v1": 1,
        }
    )


async def test_sweeping_forgets_keys_that_have_expired_and_no_other(office: Office) -> None:
    office.at("2021-09-20T09:00")
    key = {"Idempotency-Key": "kept"}
    await office.do("zgb-1", path("R14-1", "assign-task"), **key)
    count = "SELECT count(*) FROM ledger.idempotency WHERE key = 'kept'"
    async with sweeper(office) as sweeps:
        office.at("2021-09-27T08:59")
        await sweeps.sweep()
        assert (await office.rows(count))[0][0] == 1
        office.at("2021-09-27T09:30")
        await sweeps.sweep()
        assert (await office.rows(count))[0][0] == 0


async def test_a_command_and_a_sweep_at_once_leave_one_unbroken_history(office: Office) -> None:
    office.at("2021-09-20T09:00")
    await bring(office, "R14-1", "hqb", "assigned")
    office.at("2021-10-08T09:00")
    async with sweeper(office) as sweeps:
        accept = office.do("hqb-clerk", path("R14-1", "accept-task"))
        answer, _ = await asyncio.gather(accept, sweeps.sweep())
    assert answer.status_code == 200, answer.text
    rows = await office.rows(
        """SELECT originator_version FROM ledger.events WHERE originator_id = $1
        ORDER BY originator_version""",
        task("R14-1"),
    )
    versions = [row[0] for row in rows]
    assert versions == list(range(1, len(versions) + 1))
    assert await _kept(office) == await _derived(office)


async def test_an_accepted_risk_expires_by_the_clock_and_what_it_covered_is_late_then(
    office: Office,
) -> None:
    await bring(office, "R14-1", "hqb", "working")
    risk = {"reason": "须待上级方案", "residual_rating": "low", "expires_on": "2021-12-31"}
    await office.done("ldxz-1", path("R14-1", "accept-risk"), risk)
    async with sweeper(office) as sweeps:
        office.at("2021-12-31T23:59")
        await sweeps.sweep()
        assert await _told(office) == ["task.risk_accepted.v1"]
        office.at("2022-01-01T00:00")
        await sweeps.sweep()
        await sweeps.sweep()
    assert await _told(office) == [
        *("task.risk_accepted.v1", "task.risk_expired.v1"),
        *("task.became_overdue.v1", "task.became_overdue.v1"),
    ]
    assert await _kept(office) == await _derived(office)
    await office.done("hqb-clerk", path("R14-1", "report-progress"), REPORT)


REPORT = {"since": "2021-12-01", "until": "2021-12-31", "text": "继续办理"}


async def _told(office: Office) -> list[str]:
    types = [event.type for event in await history(office, task("R14-1"))]
    return types[types.index("task.risk_accepted.v1") :]
