"""`taizhang history`: one task, event by event, as it was known at any moment."""

import json
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from rich.markup import escape
from rich.table import Table

from deploy.embedded.cli.desk import Desk, desk
from deploy.embedded.cli.options import (
    DEFAULT_DATA,
    OFFICE,
    Acting,
    AsJson,
    AsOf,
    Data,
    Speaking,
)

COLUMNS = ("position", "time", "event", "who", "words")
ZONE = ZoneInfo("Asia/Shanghai")


def history(
    task: Annotated[
        str,
        typer.Argument(metavar="TASK", help="任务号、批次/任务号或编号。 Number, or id."),
    ],
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_: Acting = OFFICE,
    data: Data = DEFAULT_DATA,
    lang: Speaking = None,
) -> None:
    """逐条列出一项任务的全部历史。 One task's history, event by event.

    例 Example: taizhang history R14-1 --as-of 2021-10-31
    """
    with desk(data, lang) as at:
        found = at.client.reporting(as_).history(task, as_of=as_of)
        if as_json:
            typer.echo(json.dumps(found, ensure_ascii=False))
            return
        title = at.tongue.say("history_of", number=found["number"], title=found["title"])
        at.paper.print(history_table(at, found, title))
        at.paper.print(at.tongue.say("seen_at", **found["seen_at"]), style="dim")
        at.paper.print(coverage(at, found["events"]), style="dim")


def coverage(at: Desk, events: list[dict[str, Any]]) -> str:
    """How many of the events are signed, and witnessed; those that are not are named."""
    bare = [str(each["position"]) for each in events if each["proof"]["signed"] is None]
    signed = at.tongue.say(
        "signed_events",
        signed=len(events) - len(bare),
        witnessed=sum(each["proof"]["witnessed"] is not None for each in events),
        count=len(events),
    )
    if not bare:
        return signed
    return f"{signed} {at.tongue.say('unsigned_events', positions=', '.join(bare))}"


def history_table(at: Desk, found: dict[str, Any], title: str) -> Table:
    """One row an event, oldest first."""
    table = at.table(*COLUMNS, title=title)
    for event in found["events"]:
        text = event["text"][at.tongue.language]
        table.add_row(
            str(event["position"]),
            local(event["occurred_at"]),
            escape(text["title"]),
            escape(who(at, event["actor"])),
            escape(text["sentence"]),
        )
    return table


def local(moment: str) -> str:
    """A moment as the organisation's clocks show it."""
    return datetime.fromisoformat(moment).astimezone(ZONE).strftime("%Y-%m-%d %H:%M")


def who(at: Desk, actor: dict[str, Any]) -> str:
    """Post and unit; the system's own acts have no unit."""
    post = at.tongue.word(actor["post"])
    return f"{post} {actor['unit']}" if actor["unit"] else post
