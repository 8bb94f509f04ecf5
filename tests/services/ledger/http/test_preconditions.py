"""If-Match names the version that the caller saw; without it the newest is decided on again."""

import asyncio

from tests.services.ledger.http.steps import bring, history, path, position
from tests.services.ledger.office import Office, task


async def test_a_stale_version_is_refused_and_changes_nothing(ledger: Office) -> None:
    told = await bring(ledger, "R11-1", "cgzx", "assigned")
    before = await position(ledger)
    stale = await ledger.do("cgzx-clerk", path("R11-1", "accept-task"), **{"If-Match": '"1"'})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale_version")
    assert await position(ledger) == before
    newest = {"If-Match": f'"{told["version"]}"'}
    fresh = await ledger.do("cgzx-clerk", path("R11-1", "accept-task"), **newest)
    assert (fresh.status_code, fresh.headers["ETag"]) == (200, '"3"')


async def test_the_remembered_answer_comes_before_if_match(ledger: Office) -> None:
    headers = {"Idempotency-Key": "matched", "If-Match": '"1"'}
    first = await ledger.do("zgb-1", path("R12-1", "assign-task"), **headers)
    again = await ledger.do("zgb-1", path("R12-1", "assign-task"), **headers)
    assert again.json() == first.json()
    assert again.headers["Idempotent-Replayed"] == "true"


async def test_a_version_that_cannot_be_read_is_refused(ledger: Office) -> None:
    for given in ("*", '"x"', "-1", ""):
        answer = await ledger.do("zgb-1", path("R13-1", "assign-task"), **{"If-Match": given})
        assert (answer.status_code, answer.json()["code"]) == (400, "if_match_unreadable")


async def test_a_creation_may_insist_on_being_the_first(ledger: Office) -> None:
    body = {"code": "new-1", "name": "新单位", "valid_from": "2021-09-01"}
    answer = await ledger.do("zgb-1", "units/register-unit", body, **{"If-Match": '"0"'})
    assert answer.status_code == 200, answer.text


async def test_of_two_at_once_one_does_it_and_the_other_is_told(ledger: Office) -> None:
    answers = await asyncio.gather(
        *(ledger.do(one, path("R13-1", "assign-task")) for one in ("zgb-1", "zgb-2"))
    )
    assert sorted(one.status_code for one in answers) == [200, 409]
    (lost,) = [one.json() for one in answers if one.status_code == 409]
    assert lost["code"] in {"task_status", "conflict"}
    assert len(await history(ledger, task("R13-1"))) == 2


async def test_two_who_do_not_exclude_each_other_both_get_through(ledger: Office) -> None:
    await bring(ledger, "R15-1", "rsc", "working")
    asks = [{"unit": unit, "request": "请提供数据"} for unit in ("kyy", "jwc", "jxxy", "lxy")]
    path_ = path("R15-1", "request-contribution")
    answers = await asyncio.gather(*(ledger.do("rsc-clerk", path_, asks[i % 4]) for i in range(2)))
    assert {one.status_code for one in answers} == {200}
    events = await history(ledger, task("R15-1"))
    numbers = [getattr(one.data, "contribution", None) for one in events[-2:]]
    assert numbers == [1, 2]


async def test_of_two_with_the_same_version_one_is_stale(ledger: Office) -> None:
    await bring(ledger, "R16-1", "xsc", "assigned")
    matched = {"If-Match": '"2"'}
    answers = await asyncio.gather(
        *(
            ledger.do(one, path("R16-1", "accept-task"), **matched)
            for one in ("xsc-head", "xsc-clerk")
        )
    )
    assert sorted(one.status_code for one in answers) == [200, 412]
