"""The files of the reference say what the services' HTTP is now, and leave nothing undescribed."""

import json
from typing import Any

import pytest

from tests.docs import openapi

FILES = openapi.files()


def _operations() -> list[Any]:
    return [
        pytest.param(operation, id=operation["operationId"])
        for path, text in FILES.items()
        if path.suffix == ".json"
        for methods in json.loads(text)["paths"].values()
        for operation in methods.values()
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_reference_of_http_is_what_the_services_say_now(path: Any) -> None:
    assert path.read_text(encoding="utf-8") == FILES[path], "run: make docs"


@pytest.mark.parametrize("operation", _operations())
def test_every_operation_is_closed_or_public_explained_and_answers_problems(
    operation: dict[str, Any],
) -> None:
    assert bool(operation.get("security")) is (operation["tags"] != ["public"])
    assert operation.get("summary") or operation.get("description")
    assert "application/problem+json" in operation["responses"]["default"]["content"]


def test_no_operation_has_the_name_of_another() -> None:
    names = [each.values[0]["operationId"] for each in _operations()]
    assert len(set(names)) == len(names)
