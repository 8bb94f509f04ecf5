"""A case from its trigger to its end: sealed in every stored byte, paired into its tasks."""

from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest

from tests.services.ledger.http.steps import bring, history, stored
from tests.services.ledger.office import Office, person, task

SECRET = "虚报维修响应时限的材料"


async def _trigger(office: Office, account: str, number: str, *subjects: str) -> dict[str, Any]:
    body = await _body(office, number, *subjects)
    return await office.done(account, "cases/trigger-accountability", body)


async def _body(office: Office, number: str, *subjects: str, **more: Any) -> dict[str, Any]:
    events = await history(office, task(number))
    return {
        "tasks": [str(task(number))],
        "ground": "falsified",
        "subjects": [str(person(one)) for one in subjects],
        "facts": SECRET,
        "rests_on": [str(events[-1].event_id)],
        **more,
    }


@pytest.fixture(scope="session")
async def led(ledger: Office) -> Office:
    """The ledger with the tasks of these tests assigned."""
    for number, unit in (("R14-1", "hqb"), ("R04-2", "jw"), ("R10-1", "sbc"), ("R02-2", "xb")):
        await bring(ledger, number, unit, "assigned")
    return ledger


async def test_a_case_runs_from_trigger_to_decision_and_no_stored_byte_tells_of_it(
    led: Office,
) -> None:
    told = await _trigger(led, "jw-1", "R14-1", "hqb-head")
    case = told["aggregate_id"]
    for stranger in ("hqb-clerk", "jw-2", "ldxz-1"):
        answer = {"text": "说明"}
        assert await led.refused(stranger, f"cases/{case}/answer-accountability", answer) == (
            "not_permitted"
        )
    await led.done("hqb-head", f"cases/{case}/answer-accountability", {"text": "我的说明"})
    decision = {"outcome": "admonition", "text": "予以诫勉"}
    for refused in ("jw-1", "jw-2", "zgb-1"):
        assert await led.refused(refused, f"cases/{case}/decide-accountability", decision) == (
            "not_permitted"
        )
    await led.done("ldxz-1", f"cases/{case}/decide-accountability", decision)
    again = f"cases/{case}/decide-accountability"
    assert await led.refused("ldxz-2", again, decision) == "case_ended"
    await _nothing_is_told(led, case)


async def _nothing_is_told(office: Office, case: str) -> None:
    rows = await office.rows("SELECT state FROM ledger.events WHERE topic LIKE '%accountability%'")
    everything = b"".join(row["state"] for row in rows)
    for secret in (SECRET, "我的说明", "予以诫勉", "admonition"):
        assert secret.encode() not in everything
        assert secret.encode("unicode_escape") not in everything
    for state in await stored(office, case):
        actor_apart = state.replace(b'"person":"%s"' % str(person("hqb-head")).encode(), b"")
        assert str(person("hqb-head")).encode() not in actor_apart
    kept = await office.rows("SELECT detail::text FROM access_log.entries")
    assert not any(SECRET in row["detail"] for row in kept)
    answers = await office.rows("SELECT answer::text FROM ledger.idempotency")
    assert not any(SECRET in row["answer"] for row in answers)


async def test_each_step_is_paired_into_the_task_with_the_hash_of_its_stored_bytes(
    led: Office,
) -> None:
    case = (await _trigger(led, "jw-1", "R10-1", "sbc-head"))["aggregate_id"]
    await led.done("sbc-head", f"cases/{case}/answer-accountability", {"text": "说明"})
    await led.done("jw-2", f"cases/{case}/withdraw-accountability", {"text": "查无实据"})
    hashes = [sha256(state).hexdigest() for state in await stored(led, case)]
    pairs = [e.data for e in await history(led, task("R10-1")) if "accountability" in e.type]
    assert [getattr(one, "case_event_sha256", None) for one in pairs] == hashes
    assert {getattr(one, "case", None) for one in pairs} == {UUID(case)}
    assert all(
        set(type(one).model_fields) == {"task", "case", "case_event_sha256"} for one in pairs
    )


async def test_where_the_discipline_office_is_party_the_leading_group_triggers(
    led: Office,
) -> None:
    trigger = "cases/trigger-accountability"
    assert (
        await led.refused("jw-1", trigger, await _body(led, "R04-2", "cwc-head")) == "not_permitted"
    )
    case = (await _trigger(led, "ldxz-1", "R04-2", "cwc-head"))["aggregate_id"]
    decide, body = f"cases/{case}/decide-accountability", {"outcome": "none", "text": "不予追究"}
    assert await led.refused("ldxz-1", decide, body) == "another_person_decides"
    await led.done("ld01", decide, body)


async def test_a_subject_within_the_discipline_office_makes_it_party_whatever_the_caller_says(
    led: Office,
) -> None:
    trigger = "cases/trigger-accountability"
    for subject in ("jw-head", "jw-2"):
        body = await _body(led, "R02-2", subject, units=["xb"])
        assert await led.refused("jw-1", trigger, body) == "not_permitted"
    case = (await _trigger(led, "ldxz-1", "R02-2", "jw-2"))["aggregate_id"]
    withdraw = f"cases/{case}/withdraw-accountability"
    assert await led.refused("jw-2", withdraw, {"text": "撤回"}) == "own_case"


async def test_naming_a_unit_gives_nobody_the_right_to_raise_a_case(led: Office) -> None:
    trigger = "cases/trigger-accountability"
    for account in ("ldxz-1", "jw-1"):
        body = await _body(led, "R14-1", "hqb-head", units=["jw"])
        refused = await led.refused(account, trigger, body)
        assert refused == ("not_permitted" if account == "ldxz-1" else "own_unit")


async def test_the_discipline_office_withdraws_no_case_in_which_it_is_party(led: Office) -> None:
    case = (await _trigger(led, "ldxz-1", "R02-2", "jw-2"))["aggregate_id"]
    withdraw = f"cases/{case}/withdraw-accountability"
    assert await led.refused("jw-1", withdraw, {"text": "撤回"}) == "not_permitted"
    await led.done("ldxz-2", withdraw, {"text": "查无实据"})


async def test_a_subject_is_somebody_whom_the_directory_knows(led: Office) -> None:
    trigger = "cases/trigger-accountability"
    assert await led.refused("jw-1", trigger, await _body(led, "R02-2", "nobody")) == "not_found"


async def test_whom_a_case_concerns_is_told_to_services_alone(led: Office) -> None:
    case = (await _trigger(led, "jw-1", "R14-1", "hqb-head"))["aggregate_id"]
    url = f"/v1/cases/{case}/audience"
    token = led.issuer.token(sub="service:notifier", scope="directory")
    answer = await led.client.get(url, headers={"Authorization": f"Bearer {token}"})
    assert answer.json()["subjects"] == [str(person("hqb-head"))]
    for account in ("jw-1", "hqb-head", "ldxz-1", "zgb-1"):
        refused = await led.client.get(url, headers=led.headers(account))
        assert refused.status_code == 403, account
