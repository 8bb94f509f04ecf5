"""`taizhang import`: a directory or a ledger from Excel, previewed and recorded all or nothing.

Exit status 0: recorded, previewed, or nothing new; 2: faults; 3: changes of the directory that
are not confirmed; 1: refused. But for 0 nothing is recorded.
"""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from contracts.words import SourceKind
from deploy.embedded.cli.desk import Desk, desk
from deploy.embedded.cli.failures import CommandError
from deploy.embedded.cli.options import DEFAULT_DATA, OFFICE, AsJson, Campaign, Data, Speaking
from deploy.embedded.cli.workbooks.faults import show_faults
from deploy.embedded.cli.workbooks.understood import show_understood
from deploy.embedded.client.ledger import LedgerClient
from deploy.embedded.client.refused import RefusedError
from deploy.embedded.folder.run_file import RunFile

FAULTS = "import_faults"
STATUS_OF_FAULTS = 2
STATUS_OF_UNCONFIRMED = 3


def import_file(  # noqa: PLR0913, PLR0917 - each is an option of the command
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Excel 文件。 The workbook.")],
    opened: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="批次开启日期。 When the campaign opens."),
    ] = None,
    campaign: Campaign = None,
    source: Annotated[
        SourceKind | None, typer.Option(help="来源类别。 The kind of source.")
    ] = None,
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="NAME=CODE", help="名称即某单位。 A name means a unit."),
    ] = None,
    register: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=CODE:PARENT", help="登记新单位。 Register a unit."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只预览。 Only preview.")] = False,
    whole: Annotated[
        bool, typer.Option("--whole", help="文件即全部人员。 Who is not in it has left.")
    ] = False,
    confirm: Annotated[
        str | None, typer.Option(metavar="DIGEST", help="确认预览所示变更。 Confirm the changes.")
    ] = None,
    as_json: AsJson = False,
    as_: Annotated[
        str | None,
        typer.Option("--as", metavar="ROLE|ACCOUNT", help="身份，默认整改办。 In whose name."),
    ] = None,
    data: Data = DEFAULT_DATA,
    lang: Speaking = None,
) -> None:
    """导入人员目录或台账：先核对，全部无误才入账。 Import a directory or a ledger, all or nothing.

    退出码 0：已入账或没有新内容；2：有错误；3：目录变更待确认，未入账。
    Exit code 0: recorded or nothing new; 2: faults; 3: changes to be confirmed first.

    例 Example: taizhang import examples/ledger-2021.xlsx --opened 2021-09-18
    """
    wish = {
        "opened": day(opened),
        "campaign": campaign,
        "source": source,
        "map": map_ or None,
        "register": register or None,
        "dry_run": dry_run or None,
        "whole": whole or None,
        "confirm": confirm,
    }
    with desk(data, lang) as at:
        content = read(at, file)
        try:
            answer = importer(at, as_).import_file(file.name, content, wish)
        except RefusedError as error:
            if error.code != FAULTS:
                raise
            tell_faults(at, error.problem, as_json)
            raise typer.Exit(STATUS_OF_FAULTS) from None
        tell(at, answer, dry_run, as_json)


def importer(at: Desk, name: str | None) -> LedgerClient:
    """Whoever was named; else the office, or in a store without people the operator."""
    if name is None and not at.client.accounts():
        return at.client.operator()
    return at.client.ledger(name or OFFICE)


def tell(at: Desk, answer: dict[str, Any], dry_run: bool, as_json: bool) -> None:
    """What was understood, and whether it was recorded."""
    outcome = _outcome(answer, dry_run)
    filled = 0
    if answer["form"] == "directory" and not dry_run:
        accounts = at.client.accounts()
        RunFile(at.folder).add_accounts(accounts)
        filled = len(accounts)
    if as_json:
        typer.echo(json.dumps({"outcome": outcome, **answer}, ensure_ascii=False))
    else:
        show_understood(at, answer)
        at.paper.print(at.tongue.say(outcome, **answer))
        if filled:
            at.paper.print(at.tongue.say("accounts_filled", count=filled))
    if outcome == "unconfirmed":
        raise typer.Exit(STATUS_OF_UNCONFIRMED)


def _outcome(answer: dict[str, Any], dry_run: bool) -> str:
    if dry_run:
        return "previewed"
    if answer["recorded"]:
        return "recorded"
    return "unconfirmed" if answer["changes"] else "nothing_new"


def tell_faults(at: Desk, problem: dict[str, Any], as_json: bool) -> None:
    """Every fault, and the units that the directory does not know."""
    if not as_json:
        show_faults(at, problem)
        return
    told = {name: problem.get(name, []) for name in ("faults", "unknown_units")}
    typer.echo(json.dumps({"outcome": "faults", **told}, ensure_ascii=False))


def read(at: Desk, file: Path) -> bytes:
    """The file's bytes; raises CommandError."""
    try:
        return file.read_bytes()
    except OSError:
        raise CommandError(at.tongue.say("no_file", file=file)) from None


def day(moment: datetime | None) -> date | None:
    """The date of what was given as one."""
    return moment.date() if moment else None
