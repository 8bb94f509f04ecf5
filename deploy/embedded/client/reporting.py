"""Reporting as its users see it: tasks, one task's history, coverage, workbook, bundles."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from deploy.embedded.client.caller import Caller
from deploy.embedded.client.pages import all_pages

PAGE = 200


class ReportingClient:
    """Reporting for one person."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def tasks(self, **wanted: Any) -> list[dict[str, Any]]:
        """The tasks wanted: status, unit, leader, timeliness, campaign, as_of, min_position."""
        return all_pages(self._caller, "/v1/tasks", {**wanted, "limit": PAGE})

    def task(self, task: str) -> dict[str, Any]:
        """A task, named by id, `campaign/number` or number."""
        return self._caller.ask(f"/v1/tasks/{quote(task, safe='/')}")

    def history(self, task: str, **moment: Any) -> dict[str, Any]:
        """The events of a task, named by id, `campaign/number` or number."""
        return self._caller.ask(f"/v1/tasks/{quote(task, safe='/')}/history", moment)

    def cases(self) -> list[dict[str, Any]]:
        """Accountability cases, for those who may know of them."""
        found: list[dict[str, Any]] = self._caller.ask("/v1/cases")["items"]
        return found

    def coverage(self, **wanted: Any) -> dict[str, Any]:
        """The three figures."""
        return self._caller.ask("/v1/coverage", wanted)

    def export(self, target: Path, **wanted: Any) -> None:
        """Write the workbook of a campaign."""
        self._caller.fetch("/v1/export.xlsx", target, wanted)

    def bundle(self, target: Path, of: str, **wanted: Any) -> None:
        """Write a bundle: `of` is "", `tasks/TASK` or `campaigns/CAMPAIGN`."""
        path = f"/v1/{quote(of, safe='/')}/bundle" if of else "/v1/bundle"
        self._caller.fetch(path, target, wanted)
