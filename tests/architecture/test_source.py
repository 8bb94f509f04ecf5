"""The reader of the code sees through what would hide a use from it."""

import ast

import pytest

from tests.architecture.source import Module, at_import, imports, uses


def _module(text: str) -> Module:
    return Module("services/x/domain/y.py", "services.x.domain.y", text, ast.parse(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("import os\nos.environ['A']", "os.environ"),
        ("import os as system\nsystem.getenv('A')", "os.getenv"),
        ("from os import environ\n", "os.environ"),
        ("from datetime import datetime\ndatetime.now()", "datetime.datetime.now"),
        ("from datetime import datetime as dt\ndt.now()", "datetime.datetime.now"),
        ("import datetime\ndatetime.date.today()", "datetime.date.today"),
        ("def f():\n    from time import time\n    return time()", "time.time"),
        ("from uuid import uuid4 as fresh\nids = [fresh]", "uuid.uuid4"),
    ],
)
def test_a_use_is_seen_under_whatever_name_it_was_imported(text: str, name: str) -> None:
    assert name in {use.name for use in uses(_module(text))}


def test_a_relative_import_keeps_its_dots() -> None:
    assert [use.name for use in imports(_module("from ..a import b"))] == ["..a.b"]


def test_what_a_function_calls_is_not_called_by_an_import() -> None:
    text = "made = Made()\nclass A:\n    own = Own()\ndef f(given=Given()):\n    return Late()\n"
    called = {
        node.func.id
        for node in at_import(_module(text))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert called == {"Made", "Own", "Given"}


def test_blank_lines_are_not_counted() -> None:
    assert _module("a = 1\n\n   \nb = 2\n").lines == 2
