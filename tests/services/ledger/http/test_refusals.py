"""What is refused says why in one shape, changes nothing, and stands in the access log."""

from typing import Any

import httpx
import pytest

from tests.services.ledger.http.conftest import add
from tests.services.ledger.http.steps import bring, path, position
from tests.services.ledger.office import CAMPAIGN, Office, person, task

NOWHERE = "00000000-0000-4000-8000-000000000001"


def _problem(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    assert (answer.status_code, answer.json().get("code")) == (status, code), answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert {"type", "title", "status", "instance", "code"} <= told.keys()
    return told


async def test_each_kind_of_refusal_has_its_status_and_code(ledger: Office) -> None:
    assign = path("R04-1", "assign-task")
    _problem(await ledger.do("ddz-1", assign), 403, "not_permitted")
    _problem(await ledger.do("zgb-1", f"tasks/{NOWHERE}/assign-task"), 404, "not_found")
    _problem(await ledger.do("zgb-1", path("R04-1", "approve-plan")), 409, "task_status")
    unit = {"code": "univ", "name": "学校", "valid_from": "2021-09-01"}
    _problem(await ledger.do("zgb-1", "units/register-unit", unit), 409, "already_exists")


@pytest.mark.parametrize("command", ["assign-task", "accept-task", "close-task"])
async def test_the_id_of_another_kind_of_thing_is_not_found(ledger: Office, command: str) -> None:
    for other in (CAMPAIGN, person("zgb-1")):
        _problem(await ledger.do("zgb-1", f"tasks/{other}/{command}"), 404, "not_found")


async def test_a_refusal_says_why_in_the_language_of_the_caller(ledger: Office) -> None:
    ledger.client.headers["Accept-Language"] = "zh-CN"
    told = _problem(await ledger.do("zgb-1", path("R04-1", "approve-plan")), 409, "task_status")
    assert told["detail"] == "任务当前为“已登记”，须为“已签收”"
    told = _problem(await ledger.do("zgb-1", f"tasks/{NOWHERE}/assign-task"), 404, "not_found")
    assert told["detail"] == f"没有此任务：{NOWHERE}"


async def test_the_id_of_another_kind_inside_a_command_is_not_found(ledger: Office) -> None:
    reply = {
        "campaign": str(CAMPAIGN),
        "document_number": "9号",
        "title": "报告",
        "recipient": "巡视办",
        "sent_on": "2021-09-20",
        "tasks": [str(person("zgb-1"))],
    }
    _problem(await ledger.do("zgb-1", "replies/reply-to-source", reply), 404, "not_found")
    head = {"head": str(CAMPAIGN), "unit": "hqb", "since": "2021-09-20"}
    clerk = f"officers/{person('hqb-clerk')}/name-deputy"
    _problem(await ledger.do("zgb-1", clerk, head), 404, "not_found")


@pytest.mark.parametrize("command", ["answer", "decide", "withdraw"])
async def test_a_case_that_was_never_raised_is_not_found(ledger: Office, command: str) -> None:
    body = {"text": "说明"} | ({"outcome": "none"} if command == "decide" else {})
    answer = await ledger.do("ldxz-1", f"cases/{NOWHERE}/{command}-accountability", body)
    _problem(answer, 404, "not_found")


@pytest.mark.parametrize(
    ("command", "body"),
    [
        ("assign-task", {"lead_units": "hqb"}),
        ("assign-task", {"lead_unit": "HQB"}),
        ("assign-task", {"leader": {"officer": NOWHERE, "post": "校长", "unit": "univ", "x": 1}}),
        ("propose-measures", {"measures": []}),
        ("propose-measures", {"measures": [{"number": 1, "text": "t", "type": "phased", "x": 1}]}),
        ("propose-measures", {"measures": [{"number": 10**30, "text": "t", "type": "phased"}]}),
        ("verify-task", {"opinion": " ", "goal_met": True}),
        ("return-plan", {"reasons": "含\u0000符"}),
        ("submit-measure", {"measure": 1.5, "report": "完成"}),
    ],
)
async def test_a_body_that_does_not_fit_is_refused_whole(
    ledger: Office, command: str, body: Any
) -> None:
    before = await position(ledger)
    answer = await ledger.do("zgb-1", path("R04-1", command), body)
    told = _problem(answer, 422, "invalid_request")
    assert told["errors"]
    assert await position(ledger) == before


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"x"', b"[" * 50_000, b'{"lead_unit": "\\ud800"}', b"\xff\xfe", b"NaN"],
)
async def test_a_body_that_is_no_command_is_refused(ledger: Office, body: bytes) -> None:
    headers = ledger.headers("zgb-1", **{"Content-Type": "application/json"})
    url = f"/v1/{path('R04-1', 'assign-task')}"
    answer = await ledger.client.post(url, content=body, headers=headers)
    assert answer.status_code in {400, 422}, answer.text


async def test_an_id_that_is_none_is_refused(ledger: Office) -> None:
    _problem(await ledger.do("zgb-1", "tasks/R04-1/assign-task"), 422, "invalid_request")


async def test_nobody_is_known_without_a_token(ledger: Office) -> None:
    answer = await ledger.client.post(f"/v1/{path('R04-1', 'assign-task')}", json={})
    _problem(answer, 401, "token_missing")
    forged = {"Authorization": "Bearer a.b.c"}
    answer = await ledger.client.post(
        f"/v1/{path('R04-1', 'assign-task')}", json={}, headers=forged
    )
    _problem(answer, 401, "token_invalid")


@pytest.mark.parametrize("account", ["service:notifier", "service:operator", "nobody"])
async def test_a_service_or_a_stranger_gives_no_command(ledger: Office, account: str) -> None:
    answer = await ledger.do(account, path("R04-1", "assign-task"))
    _problem(answer, 403, "not_permitted")


async def test_a_person_with_several_posts_says_in_which_they_act(ledger: Office) -> None:
    await bring(ledger, "R08-1", "yxb", "submitted")
    body = {"measure": 1, "reasons": "缺少签字"}
    go = path("R08-1", "return-measure")
    told = _problem(await ledger.do("two-posts", go, body), 403, "not_permitted")
    assert "督导组@ddz" in told["detail"]
    foreign = {"Act-As": "%E6%95%B4%E6%94%B9%E5%8A%9E@zgb"}
    _problem(await ledger.do("two-posts", go, body, **foreign), 403, "not_permitted")
    acting = {"Act-As": "%E7%9D%A3%E5%AF%BC%E7%BB%84@ddz"}
    answer = await ledger.do("two-posts", go, body, **acting)
    assert answer.status_code == 200, answer.text


async def test_a_refusal_leaves_no_event_and_stands_in_the_access_log(ledger: Office) -> None:
    before = await position(ledger)
    code = await ledger.refused("ddz-2", path("R04-1", "assign-task"))
    assert await position(ledger) == before
    (entry,) = await ledger.rows(
        "SELECT * FROM access_log.entries WHERE subject = 'ddz-2' AND operation = 'assign_task'"
    )
    assert (entry["kind"], entry["code"]) == ("refused_command", code)
    assert entry["target"] == str(task("R04-1"))


async def test_who_left_every_post_gives_no_command(office: Office) -> None:
    office.at("2021-09-20T09:00")
    await add(office, "leaver", ("整改办", "zgb"))
    until = {"post": "整改办", "unit": "zgb", "until": "2021-09-20"}
    await office.done("zgb-1", f"officers/{person('leaver')}/relieve-officer", until)
    office.at("2021-09-21T09:00")
    answer = await office.do("leaver", path("R04-1", "assign-task"))
    _problem(answer, 403, "not_permitted")


async def test_a_relief_dated_back_is_refused(ledger: Office) -> None:
    until = {"post": "经办人", "unit": "hqb", "until": "2021-09-19"}
    relieve = f"officers/{person('hqb-clerk')}/relieve-officer"
    assert await ledger.refused("zgb-1", relieve, until) == "ends_in_the_past"


async def test_a_refusal_with_a_nul_in_it_is_a_refusal_and_is_logged(ledger: Office) -> None:
    for headers in ({"Act-As": "a%00@zgb"}, {"Act-As": "%00"}):
        answer = await ledger.do("zgb-1", path("R04-1", "assign-task"), **headers)
        _problem(answer, 403, "not_permitted")


async def test_a_file_with_a_nul_in_its_name_is_refused_like_any_other(ledger: Office) -> None:
    for account, status, code in (
        ("hqb-head", 403, "not_permitted"),
        ("zgb-1", 422, "unacceptable"),
    ):
        headers = ledger.headers(account, **{"File-Name": "a%00.xlsx"})
        answer = await ledger.client.post("/v1/imports", content=b"x", headers=headers)
        _problem(answer, status, code)


async def test_no_command_is_larger_than_what_a_message_of_the_stream_holds(
    ledger: Office,
) -> None:
    plans = [{"number": one, "text": "措" * 20_000} for one in range(1, 20)]
    answer = await ledger.do("hqb-head", path("R14-1", "propose-measures"), {"measures": plans})
    _problem(answer, 413, "body_too_large")
