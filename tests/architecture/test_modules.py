"""How large things may grow, and what a package says of itself."""

import ast
from collections import Counter
from pathlib import Path

from tests.architecture.source import BUILT, ROOT, Module, modules

LINES_OF_CODE = 250
LINES_OF_TESTS = 300
MODULES_IN_A_ROOM = 8
LINES_OF_A_FUNCTION = 60

FULLER_ROOMS: dict[str, str] = {}
"""Rooms that may hold more modules, each with the reason."""

SCRIPTS = {
    "deploy/images": "copied into an image and run by path, never imported",
    "deploy/compose": "run by path, by whoever tries compose out",
    "benchmarks/peers/programs": "run by path, each peer in a process of its own",
}
"""Folders whose files are no modules, each with the reason."""

LONGER_FUNCTIONS: dict[str, str] = {}
"""Functions (`path:name`) that may be longer, each with the reason."""

NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def _too_long(found: tuple[Module, ...], limit: int) -> list[str]:
    return [f"{module.path}: {module.lines}" for module in found if module.lines > limit]


def test_a_module_of_code_is_short() -> None:
    assert _too_long(modules(*BUILT), LINES_OF_CODE) == []


def test_a_module_of_tests_is_short() -> None:
    assert _too_long(modules("tests"), LINES_OF_TESTS) == []


def test_a_function_is_short() -> None:
    found = {
        f"{module.path}:{node.name}": _lines(module, node)
        for module in modules(*BUILT)
        for node in ast.walk(module.tree)
        if isinstance(node, _Function)
    }
    long = {name for name, lines in found.items() if lines > LINES_OF_A_FUNCTION}
    assert long == LONGER_FUNCTIONS.keys()


def test_a_room_holds_few_modules() -> None:
    sizes = Counter(
        module.room for module in modules(*BUILT) if module.name not in {"__init__", "__main__"}
    )
    fuller = {room for room, size in sizes.items() if size > MODULES_IN_A_ROOM}
    assert fuller == FULLER_ROOMS.keys()


def test_every_folder_of_code_is_a_package() -> None:
    rooms = {module.room for module in modules(*BUILT)}
    parents = {parent.as_posix() for room in rooms for parent in Path(room).parents}
    named = (rooms | parents) - {".", *SCRIPTS}
    assert sorted(room for room in named if not (ROOT / room / "__init__.py").exists()) == []


def test_a_package_says_what_lives_in_it_and_nothing_else() -> None:
    packages = [module for module in modules(*BUILT, "tests") if module.name == "__init__"]
    assert [module.path for module in packages if not _only_a_docstring(module)] == []


def test_every_module_has_a_docstring() -> None:
    silent = [module.path for module in modules(*BUILT) if not ast.get_docstring(module.tree)]
    assert silent == []


def test_no_room_or_module_has_a_name_that_says_nothing() -> None:
    found = modules(*BUILT, "tests")
    vague = [m.path for m in found if NAMES_THAT_SAY_NOTHING & set(m.address.split("."))]
    assert vague == []


def _only_a_docstring(module: Module) -> bool:
    return len(module.tree.body) == 1 and bool(ast.get_docstring(module.tree))


def _lines(module: Module, node: _Function) -> int:
    text = module.text.splitlines()[node.lineno - 1 : node.end_lineno]
    return sum(1 for line in text if line.strip())
