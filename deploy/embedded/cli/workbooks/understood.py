"""What an import understood, shown before and after anything is recorded."""

from typing import Any

from rich.table import Table

from deploy.embedded.cli.desk import Desk
from deploy.embedded.cli.workbooks.faults import remarks

COLUMNS = ("task", "finding", "title", "lead_unit", "measure", "type", "deadline")


def show_understood(at: Desk, answer: dict[str, Any]) -> None:
    """Tasks with their measures; then notices, what is lacking, and new units."""
    say, paper = at.tongue.say, at.paper
    counts = answer["counts"]
    if answer["form"] == "directory":
        paper.print(say("understood_directory", **counts))
    else:
        paper.print(say("understood_ledger", campaign=answer["campaign"], **counts))
        paper.print(tasks(at, answer["tasks"]))
        if any(is_derived(one) for task in answer["tasks"] for one in task["measures"]):
            paper.print(say("derived"), style="dim")
    if answer["changes"]:
        paper.print(changes(at, answer["changes"]))
        if not answer["recorded"]:
            paper.print(say("changes_digest", digest=answer["changes_digest"]))
    if answer["notices"]:
        paper.print(remarks(at, say("notices"), answer["notices"]))
    if answer["lacks"]:
        paper.print(say("lacks"), "; ".join(lack(at, each) for each in answer["lacks"]))
    if answer["new_units"]:
        paper.print(say("new_units", units=", ".join(answer["new_units"])))


def changes(at: Desk, found: list[dict[str, Any]]) -> Table:
    """What a directory says otherwise: of whom or what, what, and from or until which day."""
    table = at.table("change", "subject", "content", "day", "row")
    for one in found:
        said = [one.get(name) for name in ("post", "unit", "name", "email", "language", "parent")]
        content = " ".join([str(part) for part in said if part] + list(one.get("portfolio", ())))
        place = f"{one['sheet']} {one['row']}" if one["row"] else "-"
        of = one.get("code") or one["account"]
        table.add_row(at.tongue.word(one["kind"]), of, content, one.get("day") or "", place)
    return table


def tasks(at: Desk, found: list[dict[str, Any]]) -> Table:
    """One row a measure; what repeats is left out."""
    table = at.table(*COLUMNS)
    for task in found:
        said = [task["number"], task["finding"], task["title"], task["lead_unit"] or ""]
        for measure in task["measures"] or [{}]:
            table.add_row(*said, *measure_cells(at, measure))
            said = [""] * len(said)
    return table


def measure_cells(at: Desk, measure: dict[str, Any]) -> list[str]:
    """Text, type and deadline; a star where the file did not say it."""
    kind = at.tongue.word(measure.get("type"))
    due = at.tongue.word("long_term") if measure.get("long_term") else measure.get("deadline")
    return [
        measure.get("text", ""),
        kind + ("*" if measure.get("type_derived") else ""),
        (due or "") + ("*" if measure.get("deadline_derived") else ""),
    ]


def is_derived(measure: dict[str, Any]) -> bool:
    """Whether a star stands in the row."""
    return bool(measure.get("type_derived") or measure.get("deadline_derived"))


def lack(at: Desk, each: dict[str, Any]) -> str:
    """A part that is lacking, with its place."""
    number = each["measure"]
    place = f" {at.tongue.say('measure_number', number=number)}" if number else ""
    return f"{each['task']}{place} {at.tongue.word(each['part'])}"
