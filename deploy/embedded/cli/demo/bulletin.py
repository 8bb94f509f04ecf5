"""The bulletin (通报) at a campaign's end: its figures, whose they are, and what is behind them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from rich.table import Table

from contracts.words import TaskStatus
from deploy.embedded.campaign.workbooks import CAMPAIGN_NAME
from deploy.embedded.cli.demo.told import notification_table
from deploy.embedded.cli.desk import Desk
from deploy.embedded.cli.options import OFFICE

FIGURES = ("handled", "settled", "answered")
WORKBOOK = "bulletin.xlsx"


def show_bulletin(at: Desk) -> None:
    """Status and timeliness, coverage in all and by unit, leader and source, and the workbook."""
    reporting = at.client.reporting(OFFICE)
    tasks = reporting.tasks(campaign=CAMPAIGN_NAME)
    coverage = reporting.coverage(campaign=CAMPAIGN_NAME)
    at.paper.print(at.tongue.say("bulletin", campaign=CAMPAIGN_NAME), style="bold")
    at.paper.print(standing_table(at, tasks))
    for heading, parts in (
        ("by_unit", coverage["units"]),
        ("by_leader", coverage["leaders"]),
        ("by_source", coverage["sources"]),
    ):
        at.paper.print(coverage_table(at, heading, [*parts, coverage["whole"]]))
    at.paper.print(notification_table(at))
    target = at.folder.root / WORKBOOK
    reporting.export(target, campaign=CAMPAIGN_NAME)
    at.paper.print(at.tongue.say("seen_at", **coverage["seen_at"]))
    at.paper.print(at.tongue.say("traced", file=target))


def standing_table(at: Desk, tasks: list[dict[str, Any]]) -> Table:
    """How many tasks have each status, and how many of them each timeliness."""
    table = at.table("status", "count", "timeliness", title=at.tongue.say("by_status"))
    for status in TaskStatus:
        found = [task for task in tasks if task["status"] == status]
        times = Counter(task["standing"]["timeliness"] for task in found)
        said = "  ".join(f"{at.tongue.word(name)} {count}" for name, count in sorted(times.items()))
        if found:
            table.add_row(at.tongue.word(status), str(len(found)), said)
    return table


def coverage_table(at: Desk, heading: str, parts: Iterable[Mapping[str, Any]]) -> Table:
    """The three figures, a row a part; the last row is the whole."""
    table = at.table(heading, *FIGURES, title=at.tongue.say("coverage"))
    for part in parts:
        shares = (f"{part[name]['reached']} / {part[name]['total']}" for name in FIGURES)
        table.add_row(_name(at, part), *shares)
    return table


def _name(at: Desk, part: Mapping[str, Any]) -> str:
    if part["unit"]:
        return str(part["unit"]["name"])
    if part["leader"]:
        return str(part["leader"]["name"] or part["leader"]["officer"])
    if part["source"]:
        return at.tongue.word(part["source"])
    return at.tongue.say("whole")
