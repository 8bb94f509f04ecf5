"""Every read answers as of the moment asked, and says which moment it shows, in one way."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from contracts.builders.places import at
from tests.services.reporting.http.conftest import Desk

WITHOUT_AS_OF = {
    "read_task_difference": "names both its moments, as `from` and `to`",
    "read_unit_difference": "names both its moments, as `from` and `to`",
    "read_difference": "names both its moments, as `from` and `to`",
    "read_integrity": "what is signed since covers earlier moments too, so only now says it all",
    "list_checkpoints": "a list that only grows, each entry with its own position and time",
    "list_attestations": "a list that only grows, each entry with its own position and time",
    "read_public_result": "what was public once and is withdrawn is nobody's to read any more",
    "read_reporting_access_log": "a list that only grows, each entry with its own id and time",
}
"""By operation: why it takes no `as_of`."""

OF_THE_DIRECTORY = ("/v1/campaigns", "/v1/units")
READ = (
    *OF_THE_DIRECTORY,
    *("/v1/findings", "/v1/cases", "/v1/tasks", "/v1/coverage", "/v1/digest"),
    *("/v1/tasks/R08-1", "/v1/tasks/R08-1/history"),
)


def _reads(described: dict[str, Any]) -> Iterator[tuple[dict[str, Any], set[str]]]:
    for path in described["paths"].values():
        if "get" in path:
            yield path["get"], {each["name"] for each in path["get"].get("parameters", ())}


async def _described(desk: Desk) -> dict[str, Any]:
    described: dict[str, Any] = (await desk.get(None, "/openapi.json")).json()
    return described


async def test_every_read_takes_an_as_of_or_stands_among_the_exceptions(desk: Desk) -> None:
    reads = list(_reads(await _described(desk)))
    without = {read["operationId"] for read, names in reads if "as_of" not in names}
    assert without == WITHOUT_AS_OF.keys()


async def test_every_answer_in_json_says_which_moment_it_shows(desk: Desk) -> None:
    described = await _described(desk)
    for read, names in _reads(described):
        content = read["responses"]["200"].get("content", {})
        if "application/json" not in content or not {"as_of", "from"} & names:
            continue
        name = content["application/json"]["schema"]["$ref"].rpartition("/")[2]
        shape = described["components"]["schemas"][name]["properties"]
        assert shape["seen_at"] == {"$ref": "#/components/schemas/SeenAt"}, read["operationId"]


@pytest.mark.parametrize("path", READ)
async def test_a_position_and_the_day_that_it_ended_show_the_same(desk: Desk, path: str) -> None:
    assigned = (await desk.read("auditor-1", "/v1/tasks/R08-1/history"))["events"][1]
    position = assigned["position"]
    by_position = await desk.read("auditor-1", path, as_of=position)
    assert by_position["seen_at"]["position"] == position
    day = by_position["seen_at"]["today"]
    last = (await desk.read("auditor-1", path, as_of=day))["seen_at"]["position"]
    by_day = await desk.read("auditor-1", path, as_of=day)
    assert by_day["seen_at"] == {"position": last, "today": day}
    assert await desk.read("auditor-1", path, as_of=last) == by_day


async def test_a_day_ends_in_the_organisation_s_zone(desk: Desk) -> None:
    first = at("2021-09-18", 8).date()
    before = await desk.read("auditor-1", "/v1/tasks", as_of=str(first - timedelta(days=1)))
    assert (before["items"], before["seen_at"]["position"]) == ([], 0)


@pytest.mark.parametrize("path", [*READ, "/v1/export.xlsx", "/v1/coverage/missing"])
async def test_a_moment_that_has_not_come_is_refused_everywhere(desk: Desk, path: str) -> None:
    figure = {"figure": "handled"} if path.endswith("missing") else {}
    for moment in ("9999-01-01", str(desk.last + 1)):
        refused = await desk.refused("auditor-1", path, as_of=moment, **figure)
        assert refused == (422, "as_of_in_future")


async def test_a_file_says_in_its_headers_which_moment_it_shows(desk: Desk) -> None:
    answer = await desk.get("auditor-1", "/v1/export.xlsx", as_of=desk.last - 1)
    assert answer.headers["Taizhang-Position"] == str(desk.last - 1)
    seen = (await desk.read("auditor-1", "/v1/tasks", as_of=desk.last - 1))["seen_at"]
    assert answer.headers["Taizhang-Today"] == seen["today"]
