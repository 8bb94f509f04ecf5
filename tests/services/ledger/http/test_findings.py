"""Findings over HTTP: what is written into two streams is written into both or neither."""

from contracts.identifiers import finding_id, replica_id, task_id
from tests.services.ledger.http.steps import history, position
from tests.services.ledger.office import CAMPAIGN, Office, person

W14, W08 = finding_id(CAMPAIGN, "W14"), finding_id(CAMPAIGN, "W08")


async def test_a_link_stands_in_both_findings_or_in_neither(ledger: Office) -> None:
    link = {"other": str(W08), "relation": "repeats", "reason": "上次已反馈"}
    told = await ledger.done("zgb-1", f"findings/{W14}/link-findings", link)
    assert [one["type"] for one in told["events"]] == ["finding.linked.v1"] * 2
    assert told["aggregate_id"] == str(W14)
    seen = [(await history(ledger, id_))[-1].data for id_ in (W14, W08)]
    assert [getattr(one, "relation", None) for one in seen] == ["repeats", "repeated_by"]
    before = await position(ledger)
    back = {"other": str(W14), "reason": "同一问题"}
    assert await ledger.refused("zgb-1", f"findings/{W08}/link-findings", back) == "already_exists"
    assert await position(ledger) == before


async def test_a_finding_is_answered_by_the_unit_that_it_names(ledger: Office) -> None:
    answer = {"stance": "agreed", "text": "属实"}
    path = f"findings/{W08}/respond-to-finding"
    assert await ledger.refused("hqb-head", path, answer) == "unit_of_finding"
    told = await ledger.done("yxb-head", path, answer)
    assert told["events"][0]["type"] == "finding.management_response_recorded.v1"


async def test_a_finding_is_sent_to_a_group_and_who_has_it_too_gets_a_task(
    ledger: Office,
) -> None:
    w14 = f"findings/{W14}/replicate-finding"
    told = await ledger.done("zgb-1", w14, {"units": ["lxy", "yxb"], "request": "请自查"})
    assert [one["type"] for one in told["events"]] == [
        "finding.replicated.v1",
        *["replica.asked.v1"] * 2,
    ]
    path = f"replicas/{replica_id(W14, 'lxy')}/answer-replica"
    answer = {"answer": "here_too", "explanation": "同样存在", "title": "压缩报修时限"}
    assert await ledger.refused("yxb-head", path, answer) == "not_permitted"
    said = await ledger.done("lxy-head", path, answer)
    assert [one["type"] for one in said["events"]] == [
        "replica.answered.v1",
        "task.registered.v1",
        "task.replica_answered.v1",
    ]
    assert await ledger.refused("lxy-head", path, answer) == "already_exists"
    (asked, answered) = await history(ledger, replica_id(W14, "lxy"))
    assert asked.unit == answered.unit == "lxy"
    task = task_id(CAMPAIGN, "W14-lxy")
    (row,) = await ledger.rows("SELECT openness FROM ledger.open_tasks WHERE task = $1", task)
    assert row["openness"] == "open"
    leader = {"officer": str(person("ld02")), "post": "校长", "unit": "univ"}
    told = await ledger.done("zgb-1", f"tasks/{task}/assign-task", {"leader": leader})
    assert told["version"] == 3
