"""From an event on the stream to a mail in a box, over real NATS, Postgres, SMTP and HTTP."""

import json
from datetime import timedelta
from uuid import uuid4

from contracts.identifiers import officer_id
from contracts.wire.cloudevents import MESSAGE_ID, Place, headers_of
from contracts.wire.subjects import subject_of
from tests.services.notifier import beside, events
from tests.services.notifier.neighbours import SECRET
from tests.services.notifier.stack import Stack, until

TOLD = ["cwc-head", "ld02", "xy1-head", "yxb-1", "yxb-head"]


def mails(accounts: list[str]) -> list[str]:
    return [f"{account}@example.org" for account in accounts]


async def test_an_assignment_is_mailed_to_each_person_it_concerns_in_their_language(
    stack: Stack,
) -> None:
    async with stack.running():
        event = events.assigned()
        changes = (
            events.deputy_named("auditor-1", "yxb"),
            events.merged("cwc", "zgb"),
            events.suspended("yxb-1"),
        )
        await stack.publish(*events.directory_events(), *changes, event)
        await stack.settled(event)
    told = {*TOLD, "auditor-1"} - {"cwc-head", "yxb-1"}
    assert stack.mailbox.recipients == mails(sorted(told))
    message = stack.mailbox.accepted[0]
    assert message["Subject"] == "【整改任务】1-1 完善制度：已交办"
    assert message["To"].addresses[0].display_name.startswith("姓名")
    [row] = await stack.rows(
        "SELECT id FROM notifier.deliveries WHERE officer = $1", officer_id("ld02")
    )
    ids = {each["Message-ID"] for each in stack.mailbox.accepted}
    assert f"<{row['id']}@example.org>" in ids


async def test_a_message_delivered_again_notifies_nobody_again(stack: Stack) -> None:
    async with stack.running():
        event = events.assigned()
        await stack.publish(*events.directory_events(), event)
        await stack.settled(event)
        headers = headers_of(event, Place(stack.position, stack.position - 2))
        # Without this header the stream takes the same message once more.
        del headers[MESSAGE_ID]
        await stack.send((subject_of(event), event.to_bytes(), headers))
        later = events.submitted()
        await stack.publish(later)
        await stack.settled(later)
    assert stack.mailbox.recipients == sorted(mails([*TOLD, "ddz-1"]))


async def test_names_and_addresses_are_not_stored(stack: Stack) -> None:
    async with stack.running():
        event = events.assigned()
        await stack.publish(*events.directory_events(), event)
        await stack.settled(event)
    tables = await stack.rows(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'notifier'"
    )
    for table in tables:
        stored = await stack.rows(f"SELECT t::text AS row FROM notifier.{table['table_name']} t")
        assert not [row for row in stored if "@example.org" in row["row"] or "姓名" in row["row"]]


async def test_events_older_than_the_horizon_are_written_down_and_not_sent(stack: Stack) -> None:
    async with stack.running():
        old = events.assigned(at=events.NOW - timedelta(hours=73))
        fresh = events.submitted()
        await stack.publish(*events.directory_events(), old, fresh)
        await stack.settled(fresh)
        await stack.settled(old, "not_sent_history")
    assert stack.mailbox.recipients == mails(["ddz-1"])


async def test_what_happened_before_the_first_start_is_not_sent_and_what_follows_is(
    stack: Stack,
) -> None:
    before, after = events.submitted(), events.submitted()
    await stack.publish(*events.directory_events(), before)
    async with stack.running():
        await stack.settled(before, "not_sent_history")
        await stack.publish(after)
        await stack.settled(after)
    assert stack.mailbox.recipients == mails(["ddz-1"])


async def test_a_case_is_told_to_persons_alone_once_the_ledger_says_to_whom(stack: Stack) -> None:
    case = uuid4()
    stack.neighbours.subjects[case] = [officer_id("yxb-head")]
    stack.neighbours.away = True
    event, other = beside.triggered(case), events.submitted()
    async with stack.running(**outward(stack)) as client:
        await stack.publish(*events.directory_events(), event, other)
        await stack.handled()
        ready = (await client.get("/health/ready")).json()
        assert ready["open_audiences"] == 1
        stack.neighbours.away = False
        await stack.settled(event)
        await stack.settled(other)
    ids = set(await stack.states(event))
    assert ids == {str(officer_id("yxb-head")), str(officer_id("ldxz-1"))}
    assert str(event.event_id) not in json.dumps(stack.neighbours.webhooks)
    assert len(stack.neighbours.robots) == 1


def outward(stack: Stack) -> dict[str, str]:
    """A robot and a webhook that ask for everything."""
    robot = {"name": "group", "url": stack.url.replace("http", "json") + "/robot", "events": ["*"]}
    hook = {
        "name": "system",
        "url": f"{stack.url}/hook",
        "secret": SECRET,
        "events": ["task.measure_submitted.v1", "*"],
    }
    return {"robots": json.dumps([robot]), "webhooks": json.dumps([hook])}


async def test_a_webhook_gets_the_signed_event_again_until_it_takes_it(stack: Stack) -> None:
    stack.neighbours.webhook_answers = [204] * len(events.directory_events()) + [500, 204]
    event = events.submitted()
    async with stack.running(**outward(stack)):
        await stack.publish(*events.directory_events())
        await until(lambda: _count(stack, len(events.directory_events())))
        await stack.publish(event)
        await stack.settled(event)
    taken = [
        body for identity, body in stack.neighbours.webhooks if identity == str(event.event_id)
    ]
    assert len(taken) == 2
    assert taken[0] == taken[1]
    assert taken[0]["type"] == "task.measure_submitted.v1"
    assert taken[0]["specversion"] == "1.0"
    assert taken[0]["data"] == json.loads(event.to_bytes())


async def _count(stack: Stack, expected: int) -> bool:
    return len(stack.neighbours.webhooks) == expected


async def test_mail_is_written_to_a_folder_where_there_is_no_server(stack: Stack) -> None:
    folder = stack.clock_file.parent / "outbox"
    event = events.submitted()
    async with stack.running(smtp_url=folder.as_uri()):
        await stack.publish(*events.directory_events(), event)
        await stack.settled(event)
    [file] = folder.iterdir()
    assert file.suffix == ".eml"
    assert b"To: " in file.read_bytes()
