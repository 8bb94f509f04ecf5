"""`taizhang tasks`: the list, narrowed, at any moment."""

import json
from typing import Annotated, Any

import typer
from rich.table import Table

from contracts.words import TaskStatus
from deploy.embedded.cli.desk import Desk, desk
from deploy.embedded.cli.options import (
    DEFAULT_DATA,
    OFFICE,
    Acting,
    AsJson,
    AsOf,
    Campaign,
    Data,
    Speaking,
)

COLUMNS = ("task", "title", "lead_unit", "leader", "status", "timeliness", "deadline", "measures")
COLOURS = {"green": "green", "yellow": "yellow", "orange": "dark_orange", "red": "bold red"}


def tasks(  # noqa: PLR0913, PLR0917 - each is an option of the command
    status: Annotated[
        list[TaskStatus] | None, typer.Option(help="状态，可多次。 Of this status.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option(help="牵头单位及下属。 Lead unit with all below it.")
    ] = None,
    leader: Annotated[str | None, typer.Option(help="责任领导账号。 Leader's account.")] = None,
    timeliness: Annotated[
        str | None, typer.Option(help="on_time, due_soon, overdue, done, done_late")
    ] = None,
    campaign: Campaign = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_: Acting = OFFICE,
    data: Data = DEFAULT_DATA,
    lang: Speaking = None,
) -> None:
    """列出任务的状态、时效和时限。 List tasks with status, timeliness and deadline.

    例 Example: taizhang tasks --timeliness overdue --as-of 2021-11-17
    """
    wanted = {
        "status": status or None,
        "unit": unit,
        "leader": leader,
        "timeliness": timeliness,
        "campaign": campaign,
        "as_of": as_of,
    }
    with desk(data, lang) as at:
        found = at.client.reporting(as_).tasks(**wanted)
        if as_json:
            typer.echo(json.dumps({"tasks": found}, ensure_ascii=False))
        elif found:
            at.paper.print(task_table(at, found))
        else:
            at.paper.print(at.tongue.say("no_tasks"))


def task_table(at: Desk, found: list[dict[str, Any]]) -> Table:
    """One row a task, coloured by its light."""
    table = at.table(*COLUMNS)
    for task in found:
        standing = task["standing"]
        colour = COLOURS.get(standing["light"] or "", "")
        timeliness = at.tongue.word(standing["timeliness"])
        table.add_row(
            task["number"],
            task["title"],
            name_of(task["lead_unit"]),
            (task["leader"] or {}).get("post") or "",
            at.tongue.word(task["status"]),
            f"[{colour}]{timeliness}[/]" if colour else timeliness,
            task["deadline"] or "",
            f"{task['measures_verified']}/{task['measures']}",
        )
    return table


def name_of(unit: dict[str, Any] | None) -> str:
    """The name of a unit; nothing before the task is assigned."""
    return str(unit["name"]) if unit else ""
