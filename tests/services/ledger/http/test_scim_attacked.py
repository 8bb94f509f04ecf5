"""What clients of SCIM get wrong, on purpose or not, is refused in its form and changes nothing."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from contracts.identifiers import officer_id, unit_id
from services.ledger.adapters.postgres.tables.provisioned import PostgresProvisioned
from services.ledger.application.provisioning.known import KnownPerson
from tests.services.ledger.http.identity import (
    CLERK,
    GROUP,
    POSTS,
    UNIT,
    USER,
    Identity,
    patch,
)
from tests.services.ledger.office import person

INVALID = (400, "invalidValue")
INJECTION = "'; DROP TABLE ledger.officers; --"


def _say(**said: Any) -> dict[str, Any]:
    return {"schemas": [USER, POSTS], "userName": "scim-bad", "displayName": "李四"} | said


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "Users/not-an-id", 404),
        ("GET", "Printers", 404),
        ("GET", "Me", 501),
        ("POST", "Bulk", 501),
        ("POST", "Users/.search", 501),
        ("PUT", "Users", 501),
    ],
)
async def test_what_is_not_there_is_told_in_the_form_of_scim(
    idp: Identity, method: str, address: str, status: int
) -> None:
    assert await idp.refused(method, address, {}) == (status, None)


@pytest.mark.parametrize(
    ("body", "keyword"),
    [
        (b"", "invalidSyntax"),
        (b"[" * 100_000, "invalidSyntax"),
        (b'{"a":"\xff"}', "invalidSyntax"),
        (json.dumps(_say(userName="x\ud800")).encode(), "invalidValue"),
        (json.dumps(_say(userName="x\0y")).encode(), "invalidValue"),
        (json.dumps(_say(displayName="李" * 501)).encode(), "invalidValue"),
        (json.dumps(_say(**{POSTS: {"posts": [CLERK | {"unit": "none"}]}})).encode(), None),
    ],
)
async def test_a_body_that_cannot_be_right_registers_nobody(
    idp: Identity, body: bytes, keyword: str | None
) -> None:
    assert await idp.refused("POST", "Users", body) == (400, keyword or "invalidValue")
    assert await idp.recorded(officer_id("scim-bad")) == []


async def test_a_post_of_the_bodies_is_not_had_by_writing_it_with_a_space(idp: Identity) -> None:
    for post in ("整改办 ", "\u3000整改办", "\t纪委"):
        body = _say(**{POSTS: {"posts": [{"post": post, "unit": "zgb"}]}})
        status, _ = await idp.refused("POST", "Users", body)
        assert status in {400, 403}
        assert await idp.recorded(officer_id("scim-bad")) == []


@pytest.mark.parametrize(
    ("operation", "keyword"),
    [
        ({"op": "replace", "path": "emails[", "value": "x"}, "invalidPath"),
        ({"op": "replace", "path": "__class__", "value": "x"}, "invalidPath"),
        ({"op": "replace", "path": INJECTION, "value": "x"}, "invalidPath"),
        ({"op": "remove"}, "noTarget"),
        ({"op": "move", "path": "displayName"}, "invalidValue"),
        ({"op": "replace", "path": "id", "value": "x"}, "mutability"),
        ({"op": "replace", "path": "userName", "value": "other"}, "mutability"),
        ({"op": "add", "path": "groups", "value": [{"value": "x"}]}, "mutability"),
        ({"op": "replace", "path": "displayName", "value": "a\nb"}, "invalidValue"),
        (
            {"op": "replace", "path": "phoneNumbers", "value": [{"value": "9" * 501}]},
            "invalidValue",
        ),
        ({"op": "replace", "path": "active", "value": "maybe"}, "invalidValue"),
    ],
)
async def test_a_patch_that_cannot_be_is_refused_whole(
    idp: Identity, operation: dict[str, Any], keyword: str
) -> None:
    before = await idp.recorded(person("xcb-clerk"))
    rename = {"op": "replace", "path": "displayName", "value": "改名"}
    told = await idp.refused("PATCH", f"Users/{person('xcb-clerk')}", patch(rename, operation))
    assert told == (400, keyword)
    assert await idp.recorded(person("xcb-clerk")) == before


async def test_a_patch_has_no_more_operations_than_anybody_needs(idp: Identity) -> None:
    many = [{"op": "replace", "path": "displayName", "value": f"{one}"} for one in range(101)]
    assert await idp.refused("PATCH", f"Users/{person('xcb-clerk')}", patch(*many)) == INVALID


async def test_an_address_is_added_where_a_client_says_of_which_type(idp: Identity) -> None:
    made = await idp.person("scim-typed")
    typed = {"op": "Add", "path": 'emails[type eq "work"].value', "value": "a@example.org"}
    told = await idp.patched(f"Users/{made['id']}", typed)
    assert [one["value"] for one in told["emails"]] == ["a@example.org"]


@pytest.mark.parametrize(
    "asked", [INJECTION, "password pr", "__class__ pr", 'active co "t"', "(" * 40 + "userName pr"]
)
async def test_a_filter_asks_for_attributes_and_nothing_else(idp: Identity, asked: str) -> None:
    assert await idp.refused("GET", "Users", filter=asked) == (400, "invalidFilter")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (f'userName eq "{INJECTION}"', []),
        ('userName eq "XCB-CLERK"', []),
        ('USERNAME EQ "xcb-clerk"', ["xcb-clerk"]),
        ('userName eq "xcb-clerk" and active eq false', []),
        (f'{POSTS}:posts[unit eq "xcb" and post eq "主要负责人"]', ["xcb-head"]),
        (f'id eq "{officer_id("xcb-head")}"', ["xcb-head"]),
    ],
)
async def test_a_filter_finds_who_it_names(idp: Identity, asked: str, found: list[str]) -> None:
    told = await idp.told("GET", "Users", filter=asked)
    assert [one["userName"] for one in told["Resources"]] == found


async def test_pages_follow_each_other_without_a_gap_and_end(idp: Identity) -> None:
    first = await idp.told("GET", "Users", count=3, startIndex=-1)
    second = await idp.told("GET", "Users", count=3, startIndex=4)
    both = await idp.told("GET", "Users", count=6)
    assert [first["startIndex"], first["itemsPerPage"]] == [1, 3]
    assert first["Resources"] + second["Resources"] == both["Resources"]
    beyond = await idp.told("GET", "Users", startIndex=both["totalResults"] + 1)
    assert (beyond["itemsPerPage"], beyond["totalResults"]) == (0, both["totalResults"])
    assert (await idp.told("GET", "Users", count=0))["itemsPerPage"] == 0
    assert await idp.refused("GET", "Users", startIndex="one") == INVALID
    assert await idp.refused("GET", "Users", sortBy="none") == (400, "invalidPath")


async def test_who_changes_what_others_changed_meanwhile_is_told(idp: Identity) -> None:
    made = await idp.person("scim-seen")
    address = f"Users/{made['id']}"
    read = await idp.ask("GET", address)
    seen = read.headers["etag"]
    assert made["meta"]["version"] == seen == read.json()["meta"]["version"]
    for known in (seen, "*"):
        unchanged = await idp.ask("GET", address, headers={"If-None-Match": known})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
    rename = patch({"op": "replace", "path": "displayName", "value": "先改"})
    first = await idp.ask("PATCH", address, rename, headers={"If-Match": seen})
    assert (first.status_code, first.headers["etag"] == seen) == (200, False)
    for method, body in (("PATCH", rename), ("PUT", made), ("DELETE", None)):
        late = await idp.ask(method, address, body, headers={"If-Match": seen})
        assert (late.status_code, late.json()["status"]) == (412, "412")
    newest = {"If-Match": f'W/"other", {first.headers["etag"]}'}
    assert (await idp.ask("DELETE", address, headers=newest)).status_code == 204


async def test_clients_that_change_different_things_at_once_both_keep_their_changes(
    idp: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await idp.person("scim-race")
    address = f"Users/{made['id']}"
    read, others = PostgresProvisioned.people, [{"displayName": "赛一"}]

    async def meanwhile(
        self: PostgresProvisioned, today: date, officer: UUID | None = None
    ) -> Sequence[KnownPerson]:
        seen = await read(self, today, officer)
        if others:
            await idp.patched(address, {"op": "replace", "value": others.pop()})
        return seen

    monkeypatch.setattr(PostgresProvisioned, "people", meanwhile)
    now = await idp.patched(address, {"op": "replace", "value": {"preferredLanguage": "en"}})
    assert (now["displayName"], now["preferredLanguage"]) == ("赛一", "en")


async def test_the_office_is_never_left_without_anybody(idp: Identity) -> None:
    address = f"Groups/{unit_id('zgb')}"
    before = await idp.told("GET", address)
    assert len(before["members"]) > 1
    assert await idp.refused("PATCH", address, patch({"op": "remove", "path": "members"})) == (
        *(409, None),
    )
    assert await idp.told("GET", address) == before


async def test_a_post_that_ended_today_begins_again_tomorrow(idp: Identity) -> None:
    made = await idp.person("scim-back", CLERK)
    address = f"Users/{made['id']}"
    await idp.patched(address, {"op": "replace", "path": "active", "value": "False"})
    again = {"op": "replace", "path": f"{POSTS}:posts", "value": [CLERK]}
    back = await idp.patched(address, {"op": "replace", "path": "active", "value": "True"}, again)
    assert [one["since"] for one in back[POSTS]["posts"]] == ["2021-09-21"]


async def test_a_portfolio_that_changes_is_a_new_span_of_the_post(idp: Identity) -> None:
    leader = {"post": "副校长", "unit": "univ", "portfolio": ["xcb"]}
    made = await idp.person("scim-leader", leader)
    address = f"Users/{made['id']}"
    told = await idp.patched(
        address, {"op": "replace", "path": f"{POSTS}:posts.portfolio", "value": ["xsc"]}
    )
    assert [one["portfolio"] for one in told[POSTS]["posts"]] == [["xsc"]]
    assert (await idp.recorded(made["id"]))[-2:] == ["officer.relieved.v1", "officer.appointed.v1"]


async def test_a_group_says_its_one_code_and_below_which_unit_it_stands(idp: Identity) -> None:
    body = {"schemas": [GROUP, UNIT], "displayName": "新组", "externalId": "scim-new"}
    assert await idp.refused("POST", "Groups", body) == INVALID
    other = body | {UNIT: {"code": "scim-other", "parent": "univ"}}
    assert await idp.refused("POST", "Groups", other) == INVALID
    made = await idp.told("POST", "Groups", body | {UNIT: {"parent": "univ"}})
    stranger = [{"value": str(UUID(int=1))}]
    add = patch({"op": "add", "path": "members", "value": stranger})
    assert await idp.refused("PATCH", f"Groups/{made['id']}", add) == INVALID
