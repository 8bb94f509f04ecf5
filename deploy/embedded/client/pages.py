"""Lists that come in pages: read to their end."""

from collections.abc import Mapping
from typing import Any

from deploy.embedded.client.caller import Caller


def all_pages(caller: Caller, path: str, asked: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of all pages."""
    rows: list[dict[str, Any]] = []
    cursor: str | None = None
    while True:
        page = caller.ask(path, {**asked, "cursor": cursor})
        rows += page["items"]
        cursor = page.get("next")
        if cursor is None:
            return rows
