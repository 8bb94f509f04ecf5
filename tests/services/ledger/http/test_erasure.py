"""A person's name can be forgotten; what they did, and every stored byte, stays."""

from tests.services.ledger.http.conftest import add
from tests.services.ledger.http.steps import history, stored
from tests.services.ledger.office import Office, person


async def _people(office: Office) -> dict[str, dict[str, object]]:
    token = office.issuer.token(sub="service:notifier", scope="directory")
    headers = {"Authorization": f"Bearer {token}"}
    answer = await office.client.get("/v1/directory/people", headers=headers)
    assert answer.status_code == 200, answer.text
    return {one["account"]: one for one in answer.json()["people"]}


async def test_after_an_erasure_the_name_is_gone_and_the_history_is_not(ledger: Office) -> None:
    await add(ledger, "forgotten", ("教师", "lxy"))
    assert (await _people(ledger))["forgotten"]["name"] == "姓名forgotten"
    before = await stored(ledger, person("forgotten"))
    erase = f"officers/{person('forgotten')}/erase-person"
    assert await ledger.refused("hqb-head", erase, {"reason": "本人申请"}) == "not_permitted"
    await ledger.done("zgb-1", erase, {"reason": "本人申请"})
    gone = (await _people(ledger))["forgotten"]
    assert (gone["name"], gone["email"], gone["phone"], gone["erased"]) == (None, None, None, True)
    owner = f"officer/{person('forgotten')}"
    assert await ledger.rows("SELECT 1 FROM ledger.keys WHERE owner = $1", owner) == []
    assert (await stored(ledger, person("forgotten")))[: len(before)] == before
    types = [event.type for event in await history(ledger, person("forgotten"))]
    assert types == ["officer.registered.v1", "officer.appointed.v1", "officer.erased.v1"]
    assert await ledger.refused("zgb-1", erase, {"reason": "再次"}) == "already_exists"


async def test_who_was_erased_acts_no_more_and_comes_back_under_no_name(ledger: Office) -> None:
    await add(ledger, "erased-2", ("整改办", "zgb"))
    await ledger.done("zgb-1", f"officers/{person('erased-2')}/erase-person", {"reason": "申请"})
    assert await ledger.refused("erased-2", "units/register-unit", _unit()) == "not_permitted"
    body = {"account": "erased-2", "name": "新名"}
    assert await ledger.refused("zgb-1", "officers/register-officer", body) == "already_exists"
    owner = f"officer/{person('erased-2')}"
    assert await ledger.rows("SELECT 1 FROM ledger.keys WHERE owner = $1", owner) == []


async def test_names_are_told_to_services_with_the_scope_alone_and_each_read_is_logged(
    ledger: Office,
) -> None:
    count = "SELECT count(*) FROM access_log.entries WHERE operation = 'list_people'"
    before = (await ledger.rows(count))[0][0]
    for account in ("zgb-1", "auditor-1", "service:notifier"):
        answer = await ledger.client.get("/v1/directory/people", headers=ledger.headers(account))
        assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")
    await _people(ledger)
    assert (await ledger.rows(count))[0][0] == before + 1


def _unit() -> dict[str, str]:
    return {"code": "erased", "name": "某单位", "valid_from": "2021-09-01"}
