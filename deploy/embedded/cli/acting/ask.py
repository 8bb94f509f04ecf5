"""`taizhang ask`: any question to a service, its answer as JSON or as a table of chosen columns."""

import json
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from deploy.embedded.cli.desk import desk
from deploy.embedded.cli.failures import CommandError
from deploy.embedded.cli.options import DEFAULT_DATA, OFFICE, Acting, Data, Speaking


class Service(StrEnum):
    """Whom to ask."""

    REPORTING = "reporting"
    LEDGER = "ledger"
    NOTIFIER = "notifier"


def ask(  # noqa: PLR0913, PLR0917 - each is an option of the command
    question: Annotated[
        str, typer.Argument(metavar="PATH", help="/v1/ 之后的路径。 The path behind /v1/.")
    ],
    asked: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME=VALUE]...", help="查询参数。 Parameters."),
    ] = None,
    of: Annotated[Service, typer.Option(help="哪个服务。 The service asked.")] = Service.REPORTING,
    columns: Annotated[
        str | None,
        typer.Option(metavar="A,B.C", help="列成表格，只列这些字段。 A table of these fields."),
    ] = None,
    rows: Annotated[
        str, typer.Option(metavar="NAME", help="哪个列表成行。 The list that gives the rows.")
    ] = "items",
    as_: Acting = OFFICE,
    data: Data = DEFAULT_DATA,
    lang: Speaking = None,
) -> None:
    """向任一服务查询。 Ask a service anything that it answers.

    例 Example: taizhang ask tasks status=closed as_of=2021-11-15 --columns number,title
    """
    with desk(data, lang) as at:
        parameters: dict[str, list[str]] = {}
        for text in asked or ():
            name, equals, value = text.partition("=")
            if not equals:
                raise CommandError(at.tongue.say("no_value", what=text))
            parameters.setdefault(name, []).append(value)
        caller = at.client.caller(of.value, as_)
        answer = caller.ask("/v1/" + question.removeprefix("/v1/").lstrip("/"), parameters)
        if columns is None:
            typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
            return
        found = _at(answer, rows)
        if not isinstance(found, list):
            raise CommandError(at.tongue.say("no_rows", what=rows, known=", ".join(_lists(answer))))
        names = columns.split(",")
        for name in names:
            if found and not any(_has(row, name) for row in found):
                raise CommandError(at.tongue.say("no_column", what=name, known=", ".join(found[0])))
        at.paper.print(_table(found, names))


def _table(found: list[Any], columns: list[str]) -> Table:
    table = Table(*(escape(name) for name in columns), box=SIMPLE_HEAD)
    table.pad_edge = False
    for row in found:
        table.add_row(*(escape(_text(_at(row, name))) for name in columns))
    return table


def _at(value: Any, path: str) -> Any:
    """What stands at a path of names with dots between them; None where there is nothing."""
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _has(value: Any, path: str) -> bool:
    """Whether there is such a path, or something on it is empty."""
    for name in path.split("."):
        if value is None:
            return True
        if not isinstance(value, dict) or name not in value:
            return False
        value = value[name]
    return True


def _text(value: Any) -> str:
    """A value in a cell."""
    if value is None:
        return ""
    if isinstance(value, list) and not any(isinstance(one, dict | list) for one in value):
        return ", ".join(str(one) for one in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _lists(answer: Any) -> list[str]:
    return [name for name, value in answer.items() if isinstance(value, list)]
