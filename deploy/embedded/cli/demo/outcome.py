"""What came of the story, as a person likes to read it."""

from typing import Any

from rich.table import Table

from contracts.words import TaskStatus
from deploy.embedded.cli.demo.told import notification_table
from deploy.embedded.cli.desk import Desk
from deploy.embedded.cli.options import DEFAULT_DATA, OFFICE
from deploy.embedded.cli.reading.history import history_table
from deploy.embedded.folder.run_file import DEMO_ROLES
from deploy.embedded.story.script import CLOSED, FORGOTTEN

DISCIPLINE = "discipline"
FIGURES = ("handled", "settled", "answered")
COMMANDS = (
    "tasks --timeliness overdue",
    f"history {FORGOTTEN}",
    f"history {CLOSED} --as-of 2021-10-31",
    "export ledger.xlsx",
)


def show_outcome(at: Desk) -> None:
    """Tasks by status, coverage, one history, notifications, and where to go on."""
    say, paper = at.tongue.say, at.paper
    reporting = at.client.reporting(OFFICE)
    paper.print(status_table(at, reporting.tasks()))
    paper.print(coverage_table(at, reporting.coverage()["whole"]))
    found = reporting.history(CLOSED)
    title = say("one_history", number=CLOSED, title=found["title"])
    paper.print(history_table(at, found, title))
    paper.print(notification_table(at))
    show_places(at)


def status_table(at: Desk, tasks: list[dict[str, Any]]) -> Table:
    """How many tasks have each status, and which, in the order of the lifecycle."""
    table = at.table("status", "count", "tasks", title=at.tongue.say("by_status"))
    cases = at.client.reporting(DISCIPLINE).cases()
    sued = {task for case in cases for task in case["tasks"]}
    for status in TaskStatus:
        found = [task for task in tasks if task["status"] == status]
        if found:
            names = "  ".join(number_of(at, task, task["id"] in sued) for task in found)
            table.add_row(at.tongue.word(status), str(len(found)), names)
    return table


def number_of(at: Desk, task: dict[str, Any], sued: bool) -> str:
    """The number; with it whether the task is overdue, and whether a case was raised on it."""
    marks = [at.tongue.say("case")] if sued else []
    if task["standing"]["timeliness"] == "overdue":
        marks.insert(0, at.tongue.word("overdue"))
    return f"[bold red]{task['number']}[/] ({', '.join(marks)})" if marks else task["number"]


def coverage_table(at: Desk, whole: dict[str, dict[str, Any]]) -> Table:
    """The three figures, and what each counts."""
    table = at.table("figure", "share", "meaning", title=at.tongue.say("coverage"))
    for name in FIGURES:
        figure = whole[name]
        share = f"{figure['reached']} / {figure['total']}"
        table.add_row(at.tongue.say(name), share, at.tongue.say(f"{name}_means"))
    return table


def show_places(at: Desk) -> None:
    """Addresses, where tokens are, and what to try."""
    say, paper = at.tongue.say, at.paper
    paper.print(say("addresses"), style="bold")
    for name, url in at.client.urls.items():
        paper.print(f"  {name:<10} {url}")
    paper.print(say("mail_folder", folder=at.folder.root / "mail"))
    paper.print(say("run_file", file=at.folder.run_file, roles=", ".join(DEMO_ROLES)))
    paper.print(say("try"), style="bold")
    folder = "" if at.folder.root == DEFAULT_DATA.resolve() else f" --data {at.folder.root}"
    for command in COMMANDS:
        paper.print(f"  taizhang {command}{folder}")
