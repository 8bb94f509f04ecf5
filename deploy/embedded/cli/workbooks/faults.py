"""Faults of a file as a clerk reads them: where, why, and which option would help."""

from typing import Any

from rich.markup import escape
from rich.table import Table

from deploy.embedded.cli.desk import Desk

PLACES = ("sheet", "row", "column", "reason")


def show_faults(at: Desk, problem: dict[str, Any]) -> None:
    """A table of faults; unknown units with the options that map or register them."""
    faults = problem.get("faults", [])
    if faults:
        at.paper.print(remarks(at, at.tongue.say("fault_table"), faults, style="red"))
    if units := problem.get("unknown_units"):
        at.paper.print(unknown(at, units))
    at.paper.print(at.tongue.say("faults", count=len(faults)), style="bold")


def remarks(at: Desk, title: str, found: list[dict[str, Any]], style: str = "") -> Table:
    """Faults or notices, by place."""
    table = at.table(*PLACES, title=title)
    reason = "reason" if at.tongue.chinese else "reason_en"
    for each in found:
        place = [str(each[name] or "") for name in ("sheet", "row", "column")]
        table.add_row(*place, escape(each[reason]), style=style)
    return table


def unknown(at: Desk, units: list[dict[str, Any]]) -> Table:
    """Each unknown unit with the nearest known ones, and what to write for it."""
    heads = ("name", "nearest", "as_one_of", "as_new")
    table = at.table(*heads, title=at.tongue.say("unknown_units"))
    for unit in units:
        near = unit["nearest"]
        name = unit["name"]
        code = near[0]["code"] if near else "CODE"
        table.add_row(
            name,
            "\n".join(f"{each['name']} {each['code']}" for each in near),
            f"--map '{name}={code}'",
            f"--register '{name}=CODE:PARENT'",
        )
    return table
