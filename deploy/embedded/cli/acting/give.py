"""`taizhang give`: any command of the ledger, in anybody's name.

Without a command it lists them, with `--fields` it says what one of them takes. A refusal is the
ledger's own, in one line; nothing is given in part.
"""

import json
import mimetypes
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
from rich.markup import escape

from deploy.embedded.cli.acting.filling import FieldError, Filling
from deploy.embedded.cli.acting.naming import SINGULAR, Naming, UnnamedError
from deploy.embedded.cli.acting.offered import Command, Offered, Schema, UnknownCommandError
from deploy.embedded.cli.desk import Desk, desk
from deploy.embedded.cli.failures import CommandError
from deploy.embedded.cli.options import DEFAULT_DATA, OFFICE, Acting, AsJson, Data, Speaking

UNKNOWN_MEDIA = "application/octet-stream"


def give(  # noqa: PLR0913, PLR0917 - each is an option of the command
    command: Annotated[
        str | None, typer.Argument(metavar="COMMAND", help="命令名。 Its name.")
    ] = None,
    said: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SUBJECT] [FIELD=VALUE]...",
            help="对象（任务号、批次名、账号等）和各字段。 What it is given to, and what it says.",
        ),
    ] = None,
    fields: Annotated[bool, typer.Option("--fields", help="列出字段。 What it takes.")] = False,
    as_json: AsJson = False,
    as_: Acting = OFFICE,
    data: Data = DEFAULT_DATA,
    lang: Speaking = None,
) -> None:
    """办理台账的任一命令。 Give any command of the ledger; without one, list them.

    例 Example: taizhang give remind-task R02-2 text=请尽快提交 --as office
    """
    with desk(data, lang) as at:
        offered = Offered(at.client.ledger(as_).description())
        if command is None:
            _list(at, offered)
            return
        chosen = _chosen(at, offered, command)
        if fields:
            _fields(at, offered, chosen)
            return
        answer = _given(at, offered, chosen, as_, said or [])
        if as_json:
            typer.echo(json.dumps(answer, ensure_ascii=False))
            return
        events = ", ".join(event["type"] for event in answer["events"])
        at.paper.print(at.tongue.say("given", events=events, position=answer["position"]))


def _chosen(at: Desk, offered: Offered, name: str) -> Command:
    try:
        return offered.command(name)
    except UnknownCommandError as error:
        near = ", ".join(error.nearest) or "taizhang give"
        raise CommandError(at.tongue.say("no_command", name=name, nearest=near)) from None


def _given(
    at: Desk, offered: Offered, command: Command, who: str, said: list[str]
) -> dict[str, Any]:
    naming = Naming(lambda number: str(at.client.reporting(who).task(number)["task"]["id"]))
    words = list(said)
    subject: str | None = None
    try:
        if not command.creates:
            if not words or "=" in words[0]:
                raise FieldError("no_subject", command.name)
            subject = naming.id(words.pop(0), SINGULAR.get(command.collection))
        filling = Filling(offered, naming, _uploading(at, command, who, subject))
        body = filling.body(command, words)
    except UnnamedError as error:
        said_so = at.tongue.say("unnamed", what=error, kinds=", ".join(error.kinds))
        raise CommandError(said_so) from None
    except FieldError as error:
        raise CommandError(at.tongue.say(error.key, what=error.what, known=error.known)) from None
    return at.client.ledger(who).command(command.address(subject), body)


def _uploading(at: Desk, command: Command, who: str, subject: str | None) -> Any:
    def upload(file: Path) -> str:
        if subject is None or command.collection not in {"tasks", "campaigns"}:
            raise FieldError("no_upload", command.name)
        try:
            content = file.read_bytes()
        except OSError:
            raise CommandError(at.tongue.say("no_file", file=file)) from None
        media = mimetypes.guess_type(file.name)[0] or UNKNOWN_MEDIA
        ledger = at.client.ledger(who)
        store = ledger.upload if command.collection == "tasks" else ledger.upload_document
        return str(store(UUID(subject), file.name, content, media)["receipt"])

    return upload


def _list(at: Desk, offered: Offered) -> None:
    table = at.table("command", "about", "meaning")
    for command in offered.commands.values():
        table.add_row(command.name, command.collection, escape(command.summary))
    at.paper.print(table)


def _fields(at: Desk, offered: Offered, command: Command) -> None:
    table = at.table("field", "needed", "form", "meaning", title=command.summary)
    needed = command.schema.get("required", ())
    for name, schema in command.schema.get("properties", {}).items():
        plain = offered.plain(schema)
        mark = "✓" if name in needed else ""
        meaning = schema.get("description") or plain.get("description") or ""
        table.add_row(name, mark, escape(_form(offered, plain)), escape(meaning))
    at.paper.print(table)


def _form(offered: Offered, plain: Schema) -> str:
    """How a value of this schema is written."""
    if "enum" in plain:
        return "|".join(str(one) for one in plain["enum"])
    if plain.get("type") == "array":
        return f"[{_form(offered, offered.plain(plain['items']))}]"
    if plain.get("type") == "object":
        inner = plain.get("properties", {})
        return "{" + ", ".join(inner) + "}" if inner else "{…}"
    return str(plain.get("format") or plain.get("type") or plain.get("const") or "…")
