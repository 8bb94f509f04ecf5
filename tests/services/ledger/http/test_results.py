"""A result from its draft to the replies to what people said of it; the public signs in nowhere."""

from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest

from services.ledger.adapters.postgres.replaying.replay import PostgresReplay
from services.ledger.application.replaying.findings import Difference
from tests.services.ledger.http.publishing import Public, draft, drafted, invited, published
from tests.services.ledger.http.steps import history, stored
from tests.services.ledger.office import Office, task

WORDS = "师傅张某态度不好"
TASK = "R14-1"


async def seen(office: Office, account: str, result: str, **asked: Any) -> Any:
    """The feedback as this person reads it."""
    address = f"/v1/results/{result}/feedback"
    return await office.client.get(address, headers=office.headers(account), params=asked)


async def test_a_result_is_published_judged_and_each_judgement_answered(office: Office) -> None:
    office.at("2021-09-20T09:00")
    early = await office.refused("zgb-1", "results/draft-result", draft(TASK))
    assert early == "task_status"
    result = await drafted(office, TASK, "hqb")
    approve = f"results/{result}/publish-result"
    assert await office.refused("zgb-1", approve) == "another_person_approves"
    assert await office.refused("hqb-head", approve) == "not_permitted"
    await office.done("ldxz-1", approve, {"opinion": "同意公开"})
    public = Public(office, result)
    key = {"Idempotency-Key": "six"}
    invite = f"results/{result}/invite-feedback"
    assert await office.refused("hqb-head", invite, {"count": 1}) == "not_permitted"
    codes = (await office.do("zgb-1", invite, {"count": 6}, **key)).json()["invitations"]
    again = await office.do("zgb-1", invite, {"count": 6}, **key)
    assert (len(set(codes)), again.json()["invitations"]) == (6, [])
    assert again.headers["Idempotent-Replayed"] == "true"

    given = await public.give(codes[0].upper().replace("-", " "), 2, WORDS)
    assert given.status_code == 201, given.text
    assert given.json()["answer_due"] == "2021-10-05"
    receipt = given.json()["receipt"]
    used = await public.give(codes[0], 5)
    assert (used.status_code, used.json()["code"]) == (409, "already_exists")
    assert [
        (await public.give(code, score)).status_code
        for code, score in zip(codes[1:4], (5, 4, 5), strict=True)
    ] == [201] * 3

    (bad,) = await office.rows("SELECT feedback FROM ledger.feedback ORDER BY received_at LIMIT 1")
    feedback = str(bad["feedback"])
    assert [one.type for one in await history(office, feedback)] == [
        "feedback.received.v1",
        "feedback.review_raised.v1",
    ]
    propose = f"feedback/{feedback}/draft-feedback-answer"
    text = {"text": "已约谈当事人并道歉"}
    for account, code in (("hqb-head", "too_few_answers"), ("xb-head", "not_permitted")):
        refused = await seen(office, account, result)
        assert refused.json()["code"] == code
        assert await office.refused(account, propose, text) == code
    assert (await public.give(codes[4], 3)).status_code == 201

    await _read_by_page(office, result)
    waiting = await public.reply(receipt)
    assert waiting.json() == {
        "answer_due": "2021-10-05",
        "answered": False,
        "erased": False,
        "reply": None,
    }
    await office.done("hqb-head", propose, text)
    answer = f"feedback/{feedback}/answer-feedback"
    assert await office.refused("hqb-head", answer, text) == "not_permitted"
    await office.done("zgb-1", answer, text)
    assert (await public.reply(receipt)).json()["reply"] == text["text"]
    conclude = f"feedback/{feedback}/conclude-review"
    await office.done("ddz-1", conclude, {"outcome": "upheld", "text": "属实，已整改"})

    assert [one.type for one in await history(office, task(TASK))][-11:] == [
        "task.result_drafted.v1",
        "task.result_published.v1",
        "task.feedback_received.v1",
        "task.review_raised.v1",
        *["task.feedback_received.v1"] * 4,
        "task.feedback_answer_drafted.v1",
        "task.feedback_answered.v1",
        "task.review_concluded.v1",
    ]
    await _erased(office, public, feedback, receipt)


async def _read_by_page(office: Office, result: str) -> None:
    """The office reads words and scores, in pages; the unit words alone."""
    whole = (await seen(office, "zgb-1", result)).json()
    assert (whole["items"][0]["words"], whole["items"][0]["score"]) == (WORDS, 2)
    unit = (await seen(office, "hqb-head", result)).json()
    assert (unit["items"][0]["words"], unit["next"]) == (WORDS, None)
    assert {one["score"] for one in unit["items"]} == {None}
    first = (await seen(office, "zgb-1", result, limit=3)).json()
    rest = (await seen(office, "zgb-1", result, limit=3, after=first["next"])).json()
    assert first["items"] + rest["items"] == whole["items"]
    assert (len(first["items"]), rest["next"]) == (3, None)


async def _erased(office: Office, public: Public, feedback: str, receipt: str) -> None:
    """Stored bytes say no word, and when the words are erased nobody can read them."""
    before = await stored(office, feedback)
    assert not any("张某".encode() in one for one in before)
    erase = f"feedback/{feedback}/erase-feedback"
    assert await office.refused("ddz-1", erase, {"reason": "涉及他人"}) == "not_permitted"
    await office.done("zgb-1", erase, {"reason": "涉及他人"})
    gone = (await public.reply(receipt)).json()
    assert (gone["answered"], gone["erased"], gone["reply"]) == (True, True, None)
    assert (await stored(office, feedback))[:-1] == before
    keys = await office.rows("SELECT FROM ledger.keys WHERE owner = $1", f"feedback/{feedback}")
    assert keys == []
    assert await _replayed(office) == ((), ())
    await office.rows("UPDATE ledger.feedback SET erased = false")
    await office.rows("DELETE FROM ledger.keys WHERE owner LIKE 'feedback/%'")
    differences, lost = await _replayed(office)
    assert [one.table for one in differences] == ["feedback"]
    assert len(lost) == 4
    (other,) = await office.rows("SELECT feedback FROM ledger.feedback OFFSET 1 LIMIT 1")
    answer = f"feedback/{other['feedback']}/answer-feedback"
    assert await office.refused("zgb-1", answer, {"text": "谢谢"}) == "feedback_erased"
    assert await office.rows("SELECT FROM ledger.keys WHERE owner LIKE 'feedback/%'") == []


async def _replayed(office: Office) -> tuple[tuple[Difference, ...], tuple[str, ...]]:
    """What stands otherwise than the events give it, and whose keys are gone."""
    connection = await asyncpg.connect(office.owner_dsn)
    try:
        found = await PostgresReplay(connection, lambda *_: None).compare()
    finally:
        await connection.close()
    assert not found.bad
    return found.differences, found.lost_keys


async def test_codes_are_kept_as_hashes_and_what_is_wrong_with_them_is_not_told(
    office: Office,
) -> None:
    office.at("2021-09-20T09:00")
    result = await published(office, TASK, "hqb")
    (code,) = await invited(office, result, 1)
    public, nowhere = Public(office, result), Public(office, str(uuid4()))
    alike = [
        await public.give("aaaaaa-bbbbbb-cccccc-dddddd", 5),
        await nowhere.give(code, 5),
        await Public(office, str(task(TASK))).give(code, 5),
    ]
    assert {(one.status_code, one.json()["code"], one.json()["detail"]) for one in alike} == {
        (403, "not_permitted", "this invitation is not good here")
    }
    receipt = (await public.give(code, 5, seen_at=UUID(int=7))).json()["receipt"]
    (row,) = await office.rows("SELECT feedback FROM ledger.feedback")
    (received,) = await history(office, str(row["feedback"]))
    assert received.correlation_id != UUID(int=7)
    unknown = [await public.reply("x" * 24), await nowhere.reply(receipt)]
    assert {(one.status_code, one.json()["detail"]) for one in unknown} == {
        (404, "no feedback has this receipt")
    }
    everything = b"".join(
        row["state"] for row in await office.rows("SELECT state FROM ledger.events")
    )
    kept = await office.rows("SELECT answer::text FROM ledger.idempotency")
    told = everything + "".join(row["answer"] for row in kept).encode()
    for one in (code, receipt):
        assert one.encode() not in told
        assert one.replace("-", "").encode() not in told


@pytest.mark.parametrize(
    "wrong",
    [
        *({"score": one} for one in (0, 6, "5", True, 5.0)),
        *({"words": one} for one in ("长" * 2001, "\x1b[2J", "\x9b2J", "\u202e改整", "\x00")),
        {"name": "张三"},
    ],
)
async def test_what_the_public_sends_has_its_limits(ledger: Office, wrong: dict[str, Any]) -> None:
    body = {"invitation": "x", "score": 5, **wrong}
    address = f"/v1/public/results/{UUID(int=1)}/feedback"
    answer = await ledger.client.post(address, json=body)
    assert answer.status_code == 422, answer.text
