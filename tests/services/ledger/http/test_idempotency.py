"""The same command under the same key is one command; another body under it is refused."""

import asyncio

from tests.services.ledger.http.steps import bring, history, path, position
from tests.services.ledger.office import CAMPAIGN, Office, person, task

REPLAYED = "Idempotent-Replayed"


async def test_the_same_key_and_body_give_the_first_answer_again(ledger: Office) -> None:
    key = {"Idempotency-Key": "assign-1"}
    first = await ledger.do("zgb-1", path("R01-1", "assign-task"), **key)
    before = await position(ledger)
    again = await ledger.do("zgb-1", path("R01-1", "assign-task"), **key)
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json() == first.json()
    assert (first.headers.get(REPLAYED), again.headers.get(REPLAYED)) == (None, "true")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert await position(ledger) == before


async def test_another_body_or_target_under_the_same_key_is_refused(ledger: Office) -> None:
    key = {"Idempotency-Key": "assign-2"}
    first = await ledger.do("zgb-1", path("R02-1", "assign-task"), **key)
    assert first.status_code == 200, first.text
    before = await position(ledger)
    body = await ledger.do("zgb-1", path("R02-1", "assign-task"), {"lead_unit": "xb"}, **key)
    target = await ledger.do("zgb-1", path("R02-2", "assign-task"), **key)
    for answer in (body, target):
        assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")
    assert await position(ledger) == before


async def test_ten_at_once_under_one_key_are_one_event_and_ten_equal_answers(
    ledger: Office,
) -> None:
    answers = await asyncio.gather(
        *(
            ledger.do("zgb-1", path("R03-1", "assign-task"), **{"Idempotency-Key": "ten"})
            for _ in range(10)
        )
    )
    assert {one.status_code for one in answers} == {200}
    assert len({one.text for one in answers}) == 1
    assert sum(REPLAYED in one.headers for one in answers) == 9
    assert len(await history(ledger, task("R03-1"))) == 2


async def test_ten_at_once_with_if_match_are_one_event_and_ten_equal_answers(
    ledger: Office,
) -> None:
    headers = {"Idempotency-Key": "ten-matched", "If-Match": '"1"'}
    answers = await asyncio.gather(
        *(ledger.do("zgb-1", path("R05-1", "assign-task"), **headers) for _ in range(10))
    )
    assert {one.status_code for one in answers} == {200}
    assert len({one.text for one in answers}) == 1
    assert len(await history(ledger, task("R05-1"))) == 2


async def test_ten_new_things_at_once_under_one_key_are_one_thing(ledger: Office) -> None:
    await bring(ledger, "R07-1", "rsc", "assigned")
    body = {
        "tasks": [str(task("R07-1"))],
        "ground": "ineffective",
        "subjects": [str(person("rsc-head"))],
        "facts": "事实",
        "rests_on": [str((await history(ledger, task("R07-1")))[0].event_id)],
    }
    answers = await asyncio.gather(
        *(
            ledger.do("jw-1", "cases/trigger-accountability", body, **{"Idempotency-Key": "case"})
            for _ in range(10)
        )
    )
    assert {one.status_code for one in answers} == {200}, answers[0].text
    assert len({one.json()["aggregate_id"] for one in answers}) == 1


async def test_a_refused_command_is_not_remembered(ledger: Office) -> None:
    key = {"Idempotency-Key": "early"}
    early = await ledger.do("xcb-clerk", path("R03-2", "accept-task"), **key)
    assert early.json()["code"] == "task_status"
    await bring(ledger, "R03-2", "xcb", "assigned")
    late = await ledger.do("xcb-clerk", path("R03-2", "accept-task"), **key)
    assert (late.status_code, late.headers.get(REPLAYED)) == (200, None)


async def test_a_key_belongs_to_its_person_and_operation(ledger: Office) -> None:
    key = {"Idempotency-Key": "shared"}
    await ledger.do("zgb-1", path("R06-1", "assign-task"), **key)
    other = await ledger.do("zgb-2", path("R05-2", "assign-task"), **key)
    plan = {"title": "方案", "document_number": "共享", "published_on": "2021-09-19"}
    operation = await ledger.do("zgb-1", f"campaigns/{CAMPAIGN}/publish-plan", plan, **key)
    assert (other.status_code, operation.status_code) == (200, 200)
    assert REPLAYED not in {**other.headers, **operation.headers}
