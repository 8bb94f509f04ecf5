"""The project's own modules, read as syntax trees without being imported."""

import ast
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ("contracts", "chassis", "services", "deploy")
TESTS = ("tests",)
BUILT = (*CODE, "benchmarks")
"""What is kept to the same sizes and words, whether it is shipped or not."""


@dataclass(frozen=True, slots=True)
class Module:
    """A Python file: its path from the root, its address in imports, its text and tree."""

    path: str
    address: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """Lines that are not blank."""
        return sum(1 for line in self.text.splitlines() if line.strip())

    @property
    def room(self) -> str:
        """The folder that the module stands in."""
        return self.path.rpartition("/")[0]

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.rpartition("/")[2].removesuffix(".py")


@dataclass(frozen=True, slots=True)
class Use:
    """A name that a module uses, with the line where it does."""

    name: str
    line: int


@cache
def modules(*roots: str) -> tuple[Module, ...]:
    """Every module below these folders, by path."""
    found = tuple(_read(path) for root in roots for path in sorted(_python_below(ROOT / root)))
    # The trees stay to the end of the run: collecting garbage would walk them again and again.
    gc.freeze()
    return found


def imports(module: Module) -> Iterator[Use]:
    """Every imported name with its full address: `datetime.date`, `os`."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (Use(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = "." * node.level + (node.module or "")
            yield from (Use(f"{origin}.{alias.name}", node.lineno) for alias in node.names)


def uses(module: Module) -> Iterator[Use]:
    """Every dotted name that is used, with what an import made of its first part.

    `from datetime import datetime as dt; dt.now()` uses `datetime.datetime.now`.
    """
    known = dict(_bindings(module))
    yield from imports(module)
    for node in ast.walk(module.tree):
        dotted = _dotted(node)
        if dotted:
            first, dot, rest = dotted.partition(".")
            yield Use(f"{known.get(first, first)}{dot}{rest}", getattr(node, "lineno", 0))


def at_import(module: Module) -> Iterator[ast.AST]:
    """Every node that runs when the module is imported."""
    waiting: list[ast.AST] = [module.tree]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))
        elif not isinstance(node, ast.Lambda):
            waiting.extend([*node.decorator_list, *node.args.defaults])


def places(found: Iterator[tuple[Module, Use]]) -> list[str]:
    """The findings as a person reads them: `path:line name`."""
    return sorted({f"{module.path}:{use.line} {use.name}" for module, use in found})


def _python_below(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


@cache
def _read(path: Path) -> Module:
    relative = path.relative_to(ROOT)
    address = ".".join(relative.with_suffix("").parts).removesuffix(".__init__")
    text = path.read_text(encoding="utf-8")
    return Module(relative.as_posix(), address, text, ast.parse(text, str(relative)))


def _bindings(module: Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                yield (alias.asname, alias.name) if alias.asname else (top, top)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module or ''}.{alias.name}"


def _dotted(node: ast.AST) -> str | None:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = _dotted(node.value)
        return f"{owner}.{node.attr}" if owner else None
    return None
