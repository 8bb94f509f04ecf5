"""Each command is a route under its own name; none is open but health and what is public."""

import re

from starlette.routing import Route

from chassis.middleware.visitors import PUBLIC
from services.ledger.application.catalogue.everything import USE_CASES
from services.ledger.bootstrap.api import api_of
from tests.services.ledger.office import Office

OPEN = ("/health/", "/metrics", "/openapi.json", "/docs", "/redoc", PUBLIC)

NOTHING_ELSE = "/scim/v2/{rest:path}"
"""Says that SCIM has nothing there, or that it is not supported."""


async def test_each_command_is_an_operation_in_snake_case(ledger: Office) -> None:
    schema = (await ledger.client.get("/openapi.json")).json()
    operations = {
        operation["operationId"]: operation
        for methods in schema["paths"].values()
        for operation in methods.values()
    }
    names = {one.name for one in USE_CASES}
    assert len(names) == len(USE_CASES)
    assert names <= operations.keys()
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", one) for one in operations)
    assert all(operations[name]["summary"] for name in names)


async def test_no_route_but_health_and_what_is_public_answers_without_a_token(
    ledger: Office,
) -> None:
    schema = (await ledger.client.get("/openapi.json")).json()
    closed = [
        (method, path)
        for path, methods in schema["paths"].items()
        if not path.startswith(OPEN)
        for method in methods
    ]
    assert len(closed) >= len(USE_CASES) + 5
    for method, path in closed:
        named = re.sub(r"\{\w+\}", "00000000-0000-4000-8000-000000000001", path)
        answer = await ledger.client.request(method, named)
        assert answer.status_code == 401, (method, path, answer.status_code)


def test_no_route_is_left_out_of_the_description(ledger: Office) -> None:
    app, *_ = api_of(ledger.settings)
    plain = [one.path for one in app.routes if isinstance(one, Route)]
    assert all(path.startswith((*OPEN, *app.openapi()["paths"], NOTHING_ELSE)) for path in plain)


async def test_every_closed_operation_says_so_in_the_description(ledger: Office) -> None:
    schema = (await ledger.client.get("/openapi.json")).json()
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            assert bool(operation.get("security")) != path.startswith(OPEN), path
