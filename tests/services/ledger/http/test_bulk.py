"""One command on many: each item has an answer of its own, and the whole can be sent again."""

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.servers import TestDatabases
from tests.services.ledger.http.steps import bring, history, position
from tests.services.ledger.office import Office, furnish, running_office, task

NUMBERS = ("R14-1", "R15-1", "R16-1")


@pytest.fixture(scope="module")
async def ledger(
    databases: TestDatabases, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Office]:
    """A ledger whose tasks no other test assigns."""
    async with running_office(databases, tmp_path_factory.mktemp("bulk")) as office:
        await furnish(office)
        yield office


async def _bulk(
    office: Office, command: str, items: Sequence[Mapping[str, Any]], **headers: str
) -> Any:
    answer = await office.do("zgb-1", f"bulk/{command}", {"items": items}, **headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_refused_item_touches_no_other_and_says_why(ledger: Office) -> None:
    tasks = [str(task(number)) for number in NUMBERS]
    nothing = str(UUID(int=7))
    told = await _bulk(ledger, "assign-task", [{"id": id_} for id_ in (tasks[0], nothing)])
    assert (told["carried_out"], told["refused"]) == (1, 1)
    (done, refused) = told["results"]
    assert (done["id"], done["status"], done["answer"]["aggregate_id"]) == (tasks[0], 200, tasks[0])
    assert (refused["id"], refused["status"], refused["problem"]["code"]) == (
        nothing,
        404,
        "not_found",
    )
    assert len(await history(ledger, task(NUMBERS[0]))) == 2


async def test_sent_again_under_its_key_each_item_gets_its_first_answer(ledger: Office) -> None:
    await bring(ledger, NUMBERS[1], "hqb", "assigned")
    await bring(ledger, NUMBERS[2], "hqb", "assigned")
    items = [{"id": str(task(one)), "command": {"text": "请抓紧"}} for one in NUMBERS[1:]]
    key = {"Idempotency-Key": str(uuid4())}
    first = await _bulk(ledger, "remind-task", items, **key)
    before = await position(ledger)
    assert await _bulk(ledger, "remind-task", items, **key) == first
    assert (first["carried_out"], await position(ledger)) == (2, before)


async def test_all_events_of_one_bulk_command_share_its_correlation(ledger: Office) -> None:
    for number in NUMBERS[1:]:
        await bring(ledger, number, "hqb", "assigned")
    await _bulk(ledger, "remind-task", [{"id": str(task(one))} for one in NUMBERS[1:]])
    newest = [(await history(ledger, task(one)))[-1] for one in NUMBERS[1:]]
    assert {event.type for event in newest} == {"task.reminded.v1"}
    assert len({event.correlation_id for event in newest}) == 1


async def test_an_item_that_has_changed_since_it_was_read_is_refused(ledger: Office) -> None:
    await bring(ledger, NUMBERS[1], "hqb", "assigned")
    told = await _bulk(ledger, "remind-task", [{"id": str(task(NUMBERS[1])), "if_match": 1}])
    assert told["results"][0]["problem"]["code"] == "stale_version"


async def test_faults_of_the_whole_are_told_before_anything_is_done(ledger: Office) -> None:
    id_ = str(task(NUMBERS[0]))
    before = await position(ledger)
    codes = [
        (await ledger.do("zgb-1", f"bulk/{command}", {"items": items})).json()["code"]
        for command, items in (
            ("assign-task", []),
            ("assign-task", [{"id": id_}, {"id": id_}]),
            ("assign-task", [{"id": id_}] * 501),
            ("open-campaign", [{"id": id_}]),
        )
    ]
    assert codes == ["invalid_request", "invalid_request", "invalid_request", "not_found"]
    assert await position(ledger) == before


async def test_whoever_may_not_give_the_command_may_not_give_it_to_many(ledger: Office) -> None:
    body = {"items": [{"id": str(task(NUMBERS[0]))}]}
    told = (await ledger.do("hqb-clerk", "bulk/assign-task", body)).json()
    assert told["results"][0]["problem"]["code"] == "not_permitted"
