"""Webhooks as an office keeps them and as their receivers see them."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from chassis.clock import set_clock
from contracts.envelope import Event
from contracts.identifiers import officer_id
from tests.services.notifier import events
from tests.services.notifier.stack import Stack, until

OFFICE = "zgb-1"
PUBLIC, PRIVATE, METADATA = (
    f"https://{host}/hook" for host in ("203.107.1.1", "10.0.0.8", "169.254.169.254")
)


class Office:
    """An office at the notifier's HTTP, and the receivers that it registers."""

    def __init__(self, stack: Stack, client: httpx.AsyncClient) -> None:
        self.stack = stack
        self.client = client

    async def post(self, path: str, body: Any = None, account: str = OFFICE) -> httpx.Response:
        headers = self.stack.bearer(account)
        return await self.client.post(f"/v1/webhooks{path}", json=body, headers=headers)

    async def registered(self, name: str, *wanted: str, path: str = "/registered") -> str:
        """Register a receiver on loopback; its secret."""
        wish = {"name": name, "url": self.stack.url + path, "events": wanted or ("TaskVerified",)}
        answer = await self.post("", wish)
        assert answer.status_code == 201, answer.text
        secret: str = answer.json()["secret"]
        return secret

    async def shown(self, name: str) -> dict[str, Any]:
        answer = await self.client.get("/v1/webhooks", headers=self.stack.bearer("auditor-1"))
        return next(item for item in answer.json()["items"] if item["name"] == name)

    async def log(self, name: str) -> list[dict[str, Any]]:
        path = f"/v1/webhooks/{name}/deliveries"
        answer = await self.client.get(path, headers=self.stack.bearer("auditor-1"))
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    async def discard(self, delivery: str) -> str:
        """Decide that a delivery is not sent; its state."""
        path, why = f"/v1/deliveries/{delivery}/discard", {"reason": "对方不再需要"}
        answer = await self.client.post(path, json=why, headers=self.stack.bearer(OFFICE))
        state: str = answer.json()["state"]
        return state

    async def told(self, event: Event, name: str, state: str) -> None:
        """Publish the event and wait for what becomes of its delivery to this webhook."""
        await self.stack.publish(event)
        await self.became(event, name, state)

    async def became(self, event: Event, name: str, state: str) -> None:
        async def has() -> bool:
            return (await self.stack.states(event)).get(name) == state

        await until(has)

    def taken(self, event: Event, secret: str) -> list[Any]:
        """The calls about an event that verify by the secret."""
        identity = str(event.event_id)
        calls = [call for call in self.stack.neighbours.calls if call[0]["webhook-id"] == identity]
        return [body for headers, body in calls if _verifies(secret, headers, body)]


def _verifies(secret: str, headers: dict[str, str], body: bytes) -> bool:
    try:
        Webhook(secret).verify(body, headers)
    except WebhookVerificationError:
        return False
    return True


@pytest.fixture(scope="module")
async def office(shared: Stack) -> AsyncIterator[Office]:
    async with shared.running(webhooks=_of_environment(shared), history_hours="999") as client:
        await shared.publish(*events.directory_events())
        await shared.handled()
        yield Office(shared, client)


def _of_environment(stack: Stack) -> str:
    secret = "whsec_b3BlcmF0b3Itb3BlcmF0b3Itb3Bl"
    hook = {"name": "operator", "url": f"{stack.url}/registered", "secret": secret}
    return json.dumps([{**hook, "events": ["TaskClosed"]}])


async def test_a_registered_receiver_gets_what_it_asked_for_signed_by_its_secret(
    office: Office,
) -> None:
    secret = await office.registered("first")
    event, other = events.verified(), events.submitted()
    await office.stack.publish(other)
    await office.told(event, "first", "sent")
    [body] = office.taken(event, secret)
    assert json.loads(body)["data"] == json.loads(event.to_bytes())
    assert "first" not in await office.stack.states(other)
    assert (await office.shown("first"))["events"] == ["TaskVerified"]
    assert (await office.shown("operator"))["origin"] == "environment"


async def test_a_secret_is_answered_once_and_lies_sealed_in_the_database(office: Office) -> None:
    secret = await office.registered("sealed")
    answers = [json.dumps(await office.shown("sealed")), json.dumps(await office.log("sealed"))]
    rows = await office.stack.rows("SELECT sealed FROM notifier.webhook_secrets")
    assert not [text for text in answers if secret in text or "whsec_" in text]
    assert not [row for row in rows if secret.encode() in row["sealed"]]


async def test_during_a_rotation_both_secrets_sign_and_afterwards_the_new_one_alone(
    office: Office,
) -> None:
    old = await office.registered("rotated")
    made = (await office.post("/rotated/rotate-secret", {"overlap_hours": 1})).json()
    assert made["webhook"]["both_sign_until"]
    both = events.verified()
    await office.told(both, "rotated", "sent")
    assert office.taken(both, old) == office.taken(both, made["secret"]) != []
    at_once = (await office.post("/rotated/rotate-secret", {"overlap_hours": 0})).json()
    after = events.verified()
    await office.told(after, "rotated", "sent")
    assert office.taken(after, old) == office.taken(after, made["secret"]) == []
    assert len(office.taken(after, at_once["secret"])) == 1


async def test_what_happens_while_it_is_disabled_is_held_until_it_is_asked_for(
    office: Office,
) -> None:
    secret = await office.registered("paused")
    before, meanwhile = events.verified(), events.verified()
    await office.told(before, "paused", "sent")
    shown = (await office.post("/paused/disable", {"reason": "搬迁"})).json()
    assert shown["disabled"]["because"] == "by_person"
    assert shown["disabled"]["by"] == str(officer_id(OFFICE))
    await office.told(meanwhile, "paused", "held")
    assert (await office.post("/paused/enable")).json()["disabled"] is None
    moment = events.NOW.isoformat()
    assert (await office.post("/paused/resend", {"since": moment})).json() == {"resent": 2}
    await office.became(meanwhile, "paused", "sent")
    await office.became(before, "paused", "sent")
    assert len(office.taken(before, secret)) == 2
    assert len(office.taken(meanwhile, secret)) == 1


async def test_what_was_discarded_meanwhile_is_not_sent_with_the_rest(office: Office) -> None:
    secret = await office.registered("forgetting")
    await office.post("/forgetting/disable", {"reason": "搬迁"})
    discarded, wanted = events.verified(), events.verified()
    await office.told(discarded, "forgetting", "held")
    await office.told(wanted, "forgetting", "held")
    oldest = (await office.log("forgetting"))[-1]["delivery"]["id"]
    assert await office.discard(oldest) == "discarded"
    await office.post("/forgetting/enable")
    since = {"since": events.NOW.isoformat()}
    assert (await office.post("/forgetting/resend", since)).json() == {"resent": 1}
    await office.became(wanted, "forgetting", "sent")
    assert office.taken(discarded, secret) == []


async def test_the_log_shows_each_attempt_and_one_delivery_is_sent_again(office: Office) -> None:
    secret = await office.registered("logged", "MeasureReturned")
    office.stack.neighbours.webhook_answers = [500, 302]
    event = events.returned()
    await office.told(event, "logged", "sent")
    [item] = await office.log("logged")
    codes = [(each["code"], each["ending"]) for each in item["attempts"]]
    assert codes == [(500, "refused_for_now"), (302, "refused_for_now"), (204, "accepted")]
    again = await office.post(f"/logged/deliveries/{item['delivery']['id']}/resend")
    assert again.status_code == 204
    await until(lambda: _calls(office, event, secret, 4))


async def _calls(office: Office, event: Event, secret: str, count: int) -> bool:
    return len(office.taken(event, secret)) == count


async def test_one_that_refuses_for_days_is_disabled_and_the_office_is_told(
    office: Office,
) -> None:
    stack = office.stack
    await office.registered("failing", "MeasureSubmitted", path="/moved")
    first, later = events.submitted(), events.submitted()
    await office.told(first, "failing", "failed")
    assert (await office.shown("failing"))["failing_since"]
    assert (await office.shown("failing"))["disabled"] is None
    set_clock(stack.clock_file, events.NOW + timedelta(days=5, minutes=2))
    await office.told(later, "failing", "held")
    assert (await office.shown("failing"))["disabled"]["because"] == "failing"
    inbox = await office.client.get("/v1/inbox", headers=stack.bearer(OFFICE))
    [notice] = [each for each in inbox.json()["items"] if "failing" in each["subject"]]
    assert "2021年9月20日" in notice["text"]


async def test_one_that_answers_410_is_disabled_at_once(office: Office) -> None:
    await office.registered("gone", "PlanReturned")
    office.stack.neighbours.webhook_answers = [410]
    event = events.plan_returned()
    await office.told(event, "gone", "failed")
    await until(lambda: _is_disabled(office, "gone"))


async def _is_disabled(office: Office, name: str) -> bool:
    disabled = (await office.shown(name))["disabled"]
    return disabled is not None and disabled["because"] == "gone"


@pytest.mark.parametrize(
    ("wish", "status", "code"),
    [
        ({"name": "inner", "url": PRIVATE}, 422, "target_refused"),
        ({"name": "inner", "url": METADATA}, 422, "target_refused"),
        ({"name": "inner", "url": "http://example.org/"}, 422, "target_refused"),
        ({"name": "operator", "url": PUBLIC}, 409, "name_taken"),
        (
            {"name": "case", "url": PUBLIC, "events": ["AccountabilityTriggered"]},
            422,
            "invalid_request",
        ),
        ({"name": "bad name", "url": PUBLIC}, 422, "invalid_request"),
    ],
)
async def test_what_may_not_be_registered_is_refused(
    office: Office, wish: dict[str, Any], status: int, code: str
) -> None:
    answer = await office.post("", wish)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_a_webhook_of_the_environment_is_changed_there_alone(office: Office) -> None:
    for path, body in (("enable", None), ("disable", {"reason": "x"}), ("rotate-secret", {})):
        assert (await office.post(f"/operator/{path}", body)).status_code == 404


async def test_none_but_the_office_keeps_webhooks_and_refusals_are_written_down(
    office: Office,
) -> None:
    wish = {"name": "mine", "url": PUBLIC}
    for account in ("auditor-1", "yxb-head", "ldxz-1"):
        for path, body in (("", wish), ("/first/enable", None), ("/first/resend", {})):
            assert (await office.post(path, body, account)).status_code in {403, 422}
    looked = await office.client.get("/v1/webhooks", headers=office.stack.bearer("yxb-head"))
    assert looked.status_code == 403
    logged = await office.stack.rows(
        "SELECT subject, target FROM access_log.entries WHERE operation = 'enable_webhook'"
    )
    assert {tuple(row.values()) for row in logged} == {
        ("auditor-1", "first"),
        ("yxb-head", "first"),
        ("ldxz-1", "first"),
    }
