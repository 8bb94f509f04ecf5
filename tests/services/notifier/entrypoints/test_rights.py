"""Who may see what was sent, and that refusals and looks at cases are written down."""

from urllib.parse import quote
from uuid import uuid4

import pytest

from contracts.envelope import Event
from contracts.identifiers import officer_id
from tests.services.notifier import beside, events
from tests.services.notifier.stack import Stack


@pytest.fixture
async def case_told(stack: Stack) -> Event:
    """A directory with one ordinary event and one of a case, whose subject is the office's own."""
    case = uuid4()
    stack.neighbours.subjects[case] = [officer_id("yxb-head")]
    return beside.triggered(case)


@pytest.mark.parametrize(
    ("account", "sees_ordinary", "sees_case"),
    [
        ("zgb-1", True, False),
        ("auditor-1", True, True),
        ("jw-1", False, True),
        ("ldxz-1", False, True),
    ],
)
async def test_deliveries_of_a_case_are_seen_by_those_entitled_alone(
    stack: Stack, case_told: Event, account: str, sees_ordinary: bool, sees_case: bool
) -> None:
    ordinary = events.submitted()
    async with stack.running() as client:
        await stack.publish(*events.directory_events(), ordinary, case_told)
        await stack.settled(case_told)
        await stack.settled(ordinary)
        answer = await client.get("/v1/deliveries", headers=stack.bearer(account))
    seen = {item["event_id"] for item in answer.json()["items"]}
    assert (str(ordinary.event_id) in seen) is sees_ordinary
    assert (str(case_told.event_id) in seen) is sees_case
    logged = await stack.rows(
        "SELECT target FROM access_log.entries WHERE kind = 'sensitive_read' AND subject = $1",
        account,
    )
    assert [row["target"] for row in logged] == ([str(case_told.event_id)] if sees_case else [])


async def test_act_as_takes_a_post_that_is_held_and_no_other(stack: Stack) -> None:
    event = events.submitted()
    async with stack.running() as client:
        await stack.publish(*events.directory_events(), event)
        await stack.settled(event)
        held, other = [
            await client.get(
                "/v1/deliveries", headers={**stack.bearer("zgb-1"), "Act-As": quote(post)}
            )
            for post in ("整改办@zgb", "审计@zgb")
        ]
    assert held.status_code == 200
    assert (other.status_code, other.json()["code"]) == (403, "post_not_held")
    logged = await stack.rows("SELECT subject, code FROM access_log.entries")
    assert [tuple(row.values()) for row in logged] == [("zgb-1", "post_not_held")]


async def test_others_are_refused_and_the_refusal_is_written_down(stack: Stack) -> None:
    event = events.submitted()
    async with stack.running() as client:
        await stack.publish(*events.directory_events(), event)
        await stack.settled(event)
        answers = [
            await client.get("/v1/deliveries", headers=stack.bearer("yxb-head")),
            await client.get("/v1/dead-letters", headers=stack.bearer("ddz-1")),
            await client.post(f"/v1/deliveries/{uuid4()}/send-again", headers=stack.bearer("ld02")),
            await client.post(
                f"/v1/dead-letters/{uuid4()}/send-again", headers=stack.bearer("auditor-1")
            ),
            await client.get("/v1/inbox", headers=stack.bearer("stranger")),
        ]
        nobody = await client.get("/v1/deliveries")
    assert [each.status_code for each in answers] == [403] * 5
    assert nobody.status_code == 401
    logged = await stack.rows("SELECT subject, operation FROM access_log.entries ORDER BY entry_id")
    assert [(row["subject"], row["operation"]) for row in logged] == [
        ("yxb-head", "list_deliveries"),
        ("ddz-1", "list_dead_letters"),
        ("ld02", "send_delivery_again"),
        ("auditor-1", "send_dead_letter_again"),
        ("stranger", "list_own_messages"),
    ]


async def test_the_auditor_alone_reads_the_access_log_and_that_is_written_down(
    stack: Stack,
) -> None:
    async with stack.running() as client:
        await stack.publish(*events.directory_events(), told := events.submitted())
        await stack.settled(told)
        refused = await client.get("/v1/access-log", headers=stack.bearer("zgb-1"))
        shown = await client.get("/v1/access-log", headers=stack.bearer("auditor-1"))
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    own, office = [one["entry"] for one in shown.json()["items"]]
    assert (own["subject"], own["kind"]) == ("auditor-1", "sensitive_read")
    assert (office["subject"], office["kind"]) == ("zgb-1", "refused_command")
    assert own["operation"] == office["operation"] == "read_notifier_access_log"


async def test_a_delivery_of_a_case_is_not_sent_again_by_the_office(
    stack: Stack, case_told: Event
) -> None:
    stack.mailbox.to_recipient = ["550 no"] * 2
    async with stack.running() as client:
        await stack.publish(*events.directory_events(), case_told)
        await stack.settled(case_told, "failed")
        [row, _] = await stack.rows("SELECT id FROM notifier.deliveries")
        path = f"/v1/deliveries/{row['id']}/send-again"
        office = await client.post(path, headers=stack.bearer("zgb-1"))
        discipline = await client.post(path, headers=stack.bearer("jw-1"))
    assert office.status_code == 404
    assert discipline.status_code == 200


async def test_each_person_reads_their_own_messages_and_no_others(stack: Stack) -> None:
    assigned, submitted = events.assigned(), events.submitted()
    async with stack.running() as client:
        await stack.publish(*events.directory_events(), assigned, submitted)
        await stack.settled(submitted)
        answer = await client.get("/v1/inbox", headers=stack.bearer("ld02"))
    [item] = answer.json()["items"]
    assert item["event_id"] == str(assigned.event_id)
    assert "责任领导" in item["text"]


async def test_a_list_is_read_page_by_page_without_loss(stack: Stack) -> None:
    async with stack.running() as client:
        event = events.assigned()
        await stack.publish(*events.directory_events(), event)
        await stack.settled(event)
        found: list[str] = []
        cursor: str | None = ""
        while cursor is not None:
            query = {"limit": "2"} | ({"cursor": cursor} if cursor else {})
            answer = await client.get("/v1/deliveries", params=query, headers=stack.bearer("zgb-1"))
            page = answer.json()
            found += [item["recipient"] for item in page["items"]]
            cursor = page["next"]
    assert sorted(found) == sorted(await stack.states(event))


@pytest.mark.parametrize("number", ["9" * 30, "-1", "x", "²"])
async def test_a_cursor_that_no_page_gave_is_refused(stack: Stack, number: str) -> None:
    async with stack.running() as client:
        await stack.publish(*events.directory_events(), told := events.submitted())
        await stack.settled(told)
        for path in ("/v1/inbox", "/v1/deliveries"):
            answer = await client.get(
                path, params={"cursor": f"{number}.{uuid4()}"}, headers=stack.bearer("zgb-1")
            )
            assert (answer.status_code, answer.json()["code"]) == (400, "bad_cursor")
