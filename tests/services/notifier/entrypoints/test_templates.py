"""The office's own wording: tried, kept, sent, put back."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from contracts.identifiers import officer_id
from tests.services.notifier import events
from tests.services.notifier.stack import Stack

PATH = "/v1/templates/task_verified/zh-CN"
TEXT = "{{ number }} 已通过\n\n{{ title }}：{{ opinion }}（<b>{{ part }}</b>）"


@pytest.fixture(scope="module")
async def client(shared: Stack) -> AsyncIterator[httpx.AsyncClient]:
    async with shared.running() as running:
        await shared.publish(*events.directory_events())
        await shared.handled()
        yield running


async def call(
    client: httpx.AsyncClient,
    stack: Stack,
    method: str,
    path: str,
    body: Any = None,
    account: str = "zgb-1",
) -> tuple[int, dict[str, Any]]:
    answer = await client.request(method, path, json=body, headers=stack.bearer(account))
    return answer.status_code, answer.json()


async def test_a_kept_text_is_sent_and_read_from_then_on_until_it_is_put_back(
    client: httpx.AsyncClient, shared: Stack
) -> None:
    _, before = await call(client, shared, "GET", PATH)
    seen = before["version"]
    status, kept = await call(client, shared, "PUT", PATH, {"source": TEXT, "seen": seen})
    assert (status, kept["version"], kept["source"]) == (200, seen + 1, TEXT)
    assert kept["versions"][0]["changed_by"] == str(officer_id("zgb-1"))
    await shared.publish(told := events.verified())
    await shared.settled(told)
    assert {mail["Subject"] for mail in shared.mailbox.accepted} == {"1-1 已通过"}
    html = shared.mailbox.accepted[0].get_body(("html",))
    assert html is not None
    assert "&lt;b&gt;" in html.get_content()
    _, inbox = await call(client, shared, "GET", "/v1/inbox", account="yxb-head")
    assert inbox["items"][0]["subject"] == "1-1 已通过"
    put_back = {"seen": kept["version"]}
    _, back = await call(client, shared, "POST", f"{PATH}/put-back", put_back)
    assert (back["version"], back["source"]) == (seen + 2, back["built_in"])
    assert [each["source"] for each in back["versions"]][:2] == [None, TEXT]
    _, inbox = await call(client, shared, "GET", "/v1/inbox", account="yxb-head")
    assert inbox["items"][0]["subject"] != "1-1 已通过"


async def test_a_text_is_tried_with_an_example_and_nothing_is_kept(
    client: httpx.AsyncClient, shared: Stack
) -> None:
    body = {"source": TEXT, "values": {"part": "leader"}}
    status, tried = await call(client, shared, "POST", f"{PATH}/preview", body)
    assert (status, tried["subject"]) == (200, "R08-1 已通过")
    assert "<b>leader</b>" in tried["text"]
    assert "&lt;b&gt;leader" in tried["html"]
    _, in_force = await call(client, shared, "POST", f"{PATH}/preview", {}, "auditor-1")
    assert "R08-1" in in_force["subject"]


async def test_an_unknown_variable_is_refused_with_its_line_and_nothing_changes(
    client: httpx.AsyncClient, shared: Stack
) -> None:
    _, before = await call(client, shared, "GET", PATH)
    edit = {"source": "主题\n\n正文\n{{ nummer }}", "seen": before["version"]}
    for method, path in (("PUT", PATH), ("POST", f"{PATH}/preview")):
        status, problem = await call(client, shared, method, path, edit)
        assert (status, problem["code"]) == (422, "template_refused")
        [fault] = problem["faults"]
        assert (fault["line"], fault["zh-CN"]) == (4, "未知变量：nummer")
    assert (await call(client, shared, "GET", PATH))[1] == before


async def test_two_who_edit_at_once_do_not_lose_each_others_words(
    client: httpx.AsyncClient, shared: Stack
) -> None:
    path = "/v1/templates/task_closed/en"
    _, shown = await call(client, shared, "GET", path)
    edit = {"source": "{{ number }} is closed\n\nDone.", "seen": shown["version"]}
    first, second = [await call(client, shared, "PUT", path, edit) for _ in range(2)]
    assert first[0] == 200
    assert (second[0], second[1]["code"]) == (409, "changed_meanwhile")


async def test_the_office_alone_edits_and_office_and_auditor_read(
    client: httpx.AsyncClient, shared: Stack
) -> None:
    edit = {"source": TEXT, "seen": 0}
    assert (await call(client, shared, "PUT", PATH, edit, "auditor-1"))[0] == 403
    assert (await call(client, shared, "POST", f"{PATH}/put-back", {"seen": 0}, "ld02"))[0] == 403
    assert (await call(client, shared, "GET", "/v1/templates", account="ld02"))[0] == 403
    status, listed = await call(client, shared, "GET", "/v1/templates", account="auditor-1")
    assert status == 200
    assert {"task_assigned", "task_closed"} <= {each["template"] for each in listed["items"]}
    missing = await call(client, shared, "GET", "/v1/templates/..%2fletter/en")
    assert missing[0] == 404
