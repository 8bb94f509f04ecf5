"""What came of the story, as a person likes to read it."""

from rich.table import Table

from deploy.embedded.cli.demo.told import notification_table
from deploy.embedded.cli.desk import Desk
from deploy.embedded.cli.options import OFFICE
from deploy.embedded.cli.reading.history import history_table
from deploy.embedded.folder.run_file import DEMO_ROLES
from deploy.embedded.story.script import CLOSED, FORGOTTEN

FIGURES = ("handled", "settled", "answered")
COMMANDS = (
    "taizhang tasks --timeliness overdue",
    f"taizhang history {FORGOTTEN}",
    f"taizhang history {CLOSED} --as-of 2021-10-31",
    "taizhang export ledger.xlsx",
)


def show_outcome(at: Desk) -> None:
    """Tasks by status, coverage, one history, notifications, and where to go on."""
    say, paper = at.tongue.say, at.paper
    reporting = at.client.reporting(OFFICE)
    paper.print(status_table(at, [(task["status"], task) for task in reporting.tasks()]))
    paper.print(coverage_table(at, reporting.coverage()["whole"]))
    found = reporting.history(CLOSED)
    title = say("one_history", number=CLOSED, title=found["title"])
    paper.print(history_table(at, found, title))
    paper.print(notification_table(at))
    show_places(at)


def status_table(at: Desk, tasks: list[tuple[str, dict[str, object]]]) -> Table:
    """How many tasks have each status, and which; those that are overdue in red."""
    heads = [at.tongue.say(each) for each in ("status", "count", "tasks")]
    table = Table(*heads, title=at.tongue.say("by_status"), title_justify="left")
    by_status: dict[str, list[dict[str, object]]] = {}
    for status, task in tasks:
        by_status.setdefault(status, []).append(task)
    for status, found in by_status.items():
        names = " ".join(name_of(each, at) for each in found)
        table.add_row(at.tongue.word(status), str(len(found)), names)
    return table


def name_of(task: dict[str, object], at: Desk) -> str:
    """The number; an overdue task says so."""
    standing = task["standing"]
    if isinstance(standing, dict) and standing["timeliness"] == "overdue":
        return f"[bold red]{task['number']}（{at.tongue.word('overdue')}）[/]"
    return str(task["number"])


def coverage_table(at: Desk, whole: dict[str, dict[str, object]]) -> Table:
    """The three figures, and what each counts."""
    heads = [at.tongue.say(each) for each in ("figure", "share", "meaning")]
    table = Table(*heads, title=at.tongue.say("coverage"), title_justify="left")
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
    for command in COMMANDS:
        paper.print(f"  {command}")
