"""An identity system keeps people and units over SCIM (RFC 7644); the office's rules hold."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from contracts.identifiers import officer_id, unit_id
from tests.services.ledger.http.identity import (
    CLERK,
    GROUP,
    POSTS,
    UNIT,
    USER,
    Identity,
    patch,
)
from tests.services.ledger.office import Office

TODAY = date(2021, 9, 20)


async def test_a_person_who_is_created_is_registered_and_appointed(idp: Identity) -> None:
    name = {"familyName": "张", "givenName": "三"}
    email = [{"value": "zhang@example.org", "primary": True}]
    made = await idp.person("scim-1", CLERK, name=name, emails=email, externalId="E1", title="x")
    assert made["id"] == str(officer_id("scim-1"))
    assert (made["name"], made["active"]) == ({"formatted": "张三"}, True)
    assert made[POSTS]["posts"] == [CLERK | {"since": "2021-09-20"}]
    assert [group["value"] for group in made["groups"]] == [str(unit_id("xcb"))]
    assert "title" not in made
    assert await idp.recorded(made["id"]) == ["officer.registered.v1", "officer.appointed.v1"]
    read = await idp.told("GET", f"Users/{made['id']}")
    assert read == made
    assert await idp.refused("POST", "Users", {"schemas": [USER], **_named("scim-1")}) == (
        *(409, "uniqueness"),
    )


def _named(account: str) -> dict[str, Any]:
    return {"userName": account, "displayName": "李四"}


async def test_no_event_says_what_is_personal_in_the_open(idp: Identity) -> None:
    made = await idp.person("scim-2", externalId="工号7", phoneNumbers=[{"value": "13800000000"}])
    rename = {"op": "replace", "path": "displayName", "value": "王五"}
    await idp.patched(f"Users/{made['id']}", rename)
    rows = await idp.ledger.rows(
        "SELECT convert_from(state, 'UTF8') AS said FROM ledger.events WHERE originator_id = $1",
        UUID(made["id"]),
    )
    said = "".join(row["said"] for row in rows)
    assert len(rows) == 2
    assert not [one for one in ("张三", "王五", "工号7", "13800000000") if one in said]
    assert (await idp.told("GET", f"Users/{made['id']}"))["name"]["formatted"] == "王五"


async def test_people_are_found_by_account_and_foreign_id_page_by_page(idp: Identity) -> None:
    for number in (1, 2, 3):
        await idp.person(f"scim-list-{number}", externalId=f"L{number}")
    found = await idp.told("GET", "Users", filter='userName eq "scim-list-2"')
    assert [one["externalId"] for one in found["Resources"]] == ["L2"]
    found = await idp.told("GET", "Users", filter='externalId eq "L3"', attributes="userName")
    assert [one["userName"] for one in found["Resources"]] == ["scim-list-3"]
    assert "name" not in found["Resources"][0]
    page = await idp.told(
        "GET", "Users", filter='userName sw "scim-list"', startIndex=2, count=1, sortBy="userName"
    )
    assert (page["totalResults"], page["itemsPerPage"]) == (3, 1)
    assert [one["userName"] for one in page["Resources"]] == ["scim-list-2"]
    assert await idp.refused("GET", "Users", filter="userName eq") == (400, "invalidFilter")


async def test_who_is_deactivated_is_relieved_today_and_may_do_nothing_at_once(
    idp: Identity,
) -> None:
    office, made = idp.ledger, await idp.person("scim-off", CLERK, CLERK | {"unit": "xsc"})
    path = f"Users/{made['id']}"
    off = await idp.patched(path, {"op": "Replace", "path": "active", "value": False})
    assert (off["active"], POSTS in off) == (False, False)
    ended = await office.rows(
        "SELECT until FROM ledger.appointments WHERE officer = $1", UUID(made["id"])
    )
    assert [row["until"] for row in ended] == [TODAY, TODAY]
    appoint = f"officers/{made['id']}/appoint-officer"
    post = CLERK | {"since": "2021-09-22"}
    assert await office.refused("zgb-1", appoint, post) == "account_not_active"
    again = await idp.patched(path, {"op": "replace", "value": {"active": True}})
    assert again["active"]
    assert await idp.recorded(made["id"]) == [
        *("officer.registered.v1", "officer.appointed.v1", "officer.appointed.v1"),
        *("officer.details_changed.v1", "officer.relieved.v1", "officer.relieved.v1"),
        "officer.details_changed.v1",
    ]


async def test_a_suspended_account_is_refused_though_its_post_lasts_until_tonight(
    idp: Identity,
) -> None:
    made = await idp.person("scim-clerk", CLERK)
    number = "tasks/00000000-0000-0000-0000-000000000000/accept-task"
    assert await idp.ledger.refused("scim-clerk", number) == "not_found"
    await idp.patched(f"Users/{made['id']}", {"op": "replace", "path": "active", "value": False})
    assert await idp.ledger.refused("scim-clerk", number) == "not_permitted"


async def test_who_is_deleted_is_gone_for_the_client_and_stays_in_the_ledger(idp: Identity) -> None:
    made = await idp.person("scim-gone", CLERK)
    path = f"Users/{made['id']}"
    assert (await idp.ask("DELETE", path)).status_code == 204
    for method, body in (
        ("GET", None),
        ("DELETE", None),
        ("PATCH", patch({"op": "remove", "path": "emails"})),
    ):
        assert (await idp.refused(method, path, body))[0] == 404
    assert (await idp.told("GET", "Users", filter='userName eq "scim-gone"'))["totalResults"] == 0
    keys = "SELECT FROM ledger.keys WHERE owner = $1"
    assert len(await idp.ledger.rows(keys, f"officer/{made['id']}")) == 1
    back = await idp.person("scim-gone")
    assert (back["id"], back["active"]) == (made["id"], True)
    assert await idp.recorded(made["id"]) == [
        *("officer.registered.v1", "officer.appointed.v1"),
        *("officer.details_changed.v1", "officer.relieved.v1", "officer.details_changed.v1"),
    ]


async def test_what_is_put_a_second_time_records_nothing(idp: Identity) -> None:
    made = await idp.person("scim-put", CLERK, emails=[{"value": "a@example.org"}])
    path, before = f"Users/{made['id']}", await idp.recorded(made["id"])
    assert await idp.told("PUT", path, made) == made
    assert await idp.recorded(made["id"]) == before
    moved = made | {"displayName": "张三丰", POSTS: {"posts": [CLERK | {"unit": "xsc"}]}}
    moved.pop("emails")
    put = await idp.told("PUT", path, moved)
    assert ("emails" in put, put["displayName"]) == (False, "张三丰")
    assert [post["unit"] for post in put[POSTS]["posts"]] == ["xsc"]
    bare = {name: value for name, value in put.items() if name != POSTS}
    assert (await idp.told("PUT", path, bare))[POSTS] == put[POSTS]
    renamed = await idp.refused("PUT", path, bare | {"userName": "other"})
    assert renamed == (400, "mutability")


async def test_an_identity_system_makes_nobody_a_judge(idp: Identity) -> None:
    for post in ("整改办", "领导小组", "督导组", "纪委", "审计"):
        body = {"schemas": [USER, POSTS], **_named(f"scim-{post}")}
        body[POSTS] = {"posts": [{"post": post, "unit": "xcb"}]}
        assert await idp.refused("POST", "Users", body) == (403, None)
        assert await idp.recorded(officer_id(f"scim-{post}")) == []
    log = "SELECT count(*) AS found FROM access_log.entries WHERE operation = 'scim_create_user'"
    assert (await idp.ledger.rows(log))[0]["found"] >= 5


async def test_only_a_service_with_the_scope_keeps_the_directory(ledger: Office) -> None:
    for scope in (None, "directory"):
        stranger = Identity(ledger, scope)
        for path in ("Users", "Groups", "Schemas", "ServiceProviderConfig"):
            assert await stranger.refused("GET", path) == (403, None)
    answer = await ledger.client.get("/scim/v2/Users")
    assert (answer.status_code, answer.json()["status"]) == (401, "401")
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_a_unit_is_registered_renamed_moved_and_closed(idp: Identity) -> None:
    more = {"code": "scim-a", "parent": "xcb"}
    body: dict[str, Any] = {"schemas": [GROUP, UNIT], "displayName": "新办", UNIT: more}
    made = await idp.told("POST", "Groups", body)
    path = f"Groups/{made['id']}"
    assert (made["id"], made["externalId"]) == (str(unit_id("scim-a")), "scim-a")
    renamed = await idp.patched(
        path,
        {"op": "replace", "path": "displayName", "value": "新处"},
        {"op": "replace", "path": f"{UNIT}:parent", "value": "xsc"},
    )
    assert (renamed["displayName"], renamed[UNIT]["parent"]) == ("新处", "xsc")
    assert await idp.refused("PUT", path, body | {"externalId": "other"}) == (400, "mutability")
    assert (await idp.ask("DELETE", path)).status_code == 204
    assert (await idp.refused("GET", path))[0] == 404
    assert await idp.recorded(made["id"]) == [
        *("unit.registered.v1", "unit.renamed.v1", "unit.moved.v1", "unit.closed.v1"),
    ]


async def test_who_joins_a_group_handles_its_tasks_and_who_leaves_it_is_relieved(
    idp: Identity,
) -> None:
    body = {"schemas": [GROUP], "displayName": "成员单位", "externalId": "scim-b"}
    made = await idp.told("POST", "Groups", body | {UNIT: {"parent": "xcb"}})
    path, person = f"Groups/{made['id']}", (await idp.person("scim-member"))["id"]
    member = {"op": "add", "path": "members", "value": [{"value": person}]}
    joined = await idp.patched(path, member)
    assert [one["value"] for one in joined["members"]] == [person]
    assert (await idp.told("GET", f"Users/{person}"))[POSTS]["posts"][0]["post"] == "经办人"
    assert (await idp.refused("DELETE", path))[0] == 409
    left = await idp.patched(path, {"op": "remove", "path": f'members[value eq "{person}"]'})
    assert left.get("members", []) == []
    found = await idp.told("GET", "Groups", filter='externalId eq "scim-b"')
    assert [one["id"] for one in found["Resources"]] == [made["id"]]


INVALID = (400, "invalidValue")
KNOWN = {"schemas": [USER, POSTS], "userName": "scim-x", "displayName": "李四"}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"schemas": [USER]}, INVALID),
        ({"schemas": [USER], "userName": "scim-x"}, INVALID),
        (KNOWN | {"emails": [{"value": "none"}]}, INVALID),
        (KNOWN | {"userName": "a:b"}, INVALID),
        (KNOWN | {POSTS: {"posts": [{"post": "p"}]}}, INVALID),
        ([], (400, "invalidSyntax")),
    ],
)
async def test_what_is_not_acceptable_is_told_in_the_form_of_scim(
    idp: Identity, body: Any, told: tuple[int, str]
) -> None:
    assert await idp.refused("POST", "Users", body) == told
    assert await idp.recorded(officer_id("scim-x")) == []


async def test_what_is_described_is_what_is_kept(idp: Identity) -> None:
    config = await idp.told("GET", "ServiceProviderConfig")
    assert (config["patch"]["supported"], config["bulk"]["supported"]) == (True, False)
    kinds = (await idp.told("GET", "ResourceTypes"))["Resources"]
    assert {one["id"]: one["endpoint"] for one in kinds} == {"User": "/Users", "Group": "/Groups"}
    assert [one["schema"] for one in kinds[0]["schemaExtensions"]] == [POSTS]
    schemas = (await idp.told("GET", "Schemas"))["Resources"]
    assert {one["id"] for one in schemas} == {USER, GROUP, POSTS, UNIT}
    user = await idp.told("GET", f"Schemas/{USER}")
    kept = {one["name"] for one in user["attributes"]}
    assert {"userName", "active", "emails"} <= kept
    assert not kept & {"password", "title", "roles"}
    assert (await idp.refused("GET", "Schemas/urn:none"))[0] == 404
