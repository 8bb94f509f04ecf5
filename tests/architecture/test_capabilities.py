"""Environment, clock and randomness each have one place; nothing begins to run by an import."""

import ast
from collections.abc import Callable, Iterator

from tests.architecture.source import CODE, Module, Use, at_import, modules, places, uses

ENVIRONMENT = {"os.environ", "os.environb", "os.getenv", "os.getenvb", "os.putenv"}
PROBES = {"deploy/images/ready.py": "runs beside a process, with nothing but its environment"}

CLOCK = {
    *("datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today"),
    *("datetime.date.today", "time.time", "time.time_ns", "time.localtime", "time.gmtime"),
}
CLOCK_ROOMS = {
    "chassis/clock.py": "the clock itself",
    "deploy/embedded/clock.py": "sets the clock that a demo lives by",
}

RANDOM = {"uuid.uuid1", "uuid.uuid4", "uuid.uuid6", "uuid.uuid7", "os.urandom"}
RANDOM_MODULES = {"random", "secrets"}

RUNNING = {"FastAPI", "Starlette", "NatsBroker", "FastStream"}
RUNNING_ENDINGS = ("Settings",)


def _found(wanted: Callable[[Module, str], bool]) -> Iterator[tuple[Module, Use]]:
    return (
        (module, use)
        for module in modules(*CODE)
        for use in uses(module)
        if wanted(module, use.name)
    )


def _is(name: str, forbidden: set[str]) -> bool:
    return any(name == word or name.startswith(f"{word}.") for word in forbidden)


def test_the_environment_is_read_in_settings_alone() -> None:
    found = _found(
        lambda module, name: (
            module.name != "settings" and module.path not in PROBES and _is(name, ENVIRONMENT)
        )
    )
    assert places(found) == []


def test_the_clock_is_read_through_its_port_alone() -> None:
    found = _found(lambda module, name: module.path not in CLOCK_ROOMS and _is(name, CLOCK))
    assert places(found) == []


def test_the_domain_draws_no_random_number() -> None:
    found = _found(
        lambda module, name: ".domain" in module.address and _is(name, RANDOM | RANDOM_MODULES)
    )
    assert places(found) == []


def test_no_app_broker_or_settings_is_made_by_an_import() -> None:
    made = (
        (module, Use(name, node.lineno))
        for module in modules(*CODE)
        for node in at_import(module)
        if isinstance(node, ast.Call) and (name := _called(node))
        if name in RUNNING or name.endswith(RUNNING_ENDINGS)
    )
    assert places(made) == []


def _called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
