"""The table of commands, and the program that offers them.

A command is a function; its help begins with what it is for, in Chinese and English, and ends
with an example. Errors that a person can mend are one line and status 1; usage errors are status
2.
"""

import sys
from collections.abc import Callable
from typing import Any

import typer

from deploy.embedded.cli.acting.ask import ask
from deploy.embedded.cli.acting.give import give
from deploy.embedded.cli.demo.command import demo
from deploy.embedded.cli.failures import explained
from deploy.embedded.cli.people.erase import erase
from deploy.embedded.cli.proof.bundle import bundle
from deploy.embedded.cli.proof.key import key_commands
from deploy.embedded.cli.proof.restart_log import restart_log
from deploy.embedded.cli.proof.verify import verify
from deploy.embedded.cli.proof.witness import witness
from deploy.embedded.cli.reading.history import history
from deploy.embedded.cli.reading.replay import replay
from deploy.embedded.cli.reading.tasks import tasks
from deploy.embedded.cli.running.down import down
from deploy.embedded.cli.running.status import status
from deploy.embedded.cli.running.up import up
from deploy.embedded.cli.workbooks.bring_in import import_file
from deploy.embedded.cli.workbooks.export import export

COMMANDS: dict[str, Callable[..., Any]] = {
    "up": up,
    "status": status,
    "down": down,
    "demo": demo,
    "import": import_file,
    "export": export,
    "tasks": tasks,
    "history": history,
    "give": give,
    "ask": ask,
    "replay": replay,
    "bundle": bundle,
    "verify": verify,
    "erase": erase,
    "witness": witness,
    "restart-log": restart_log,
}

GROUPS: dict[str, Callable[[], typer.Typer]] = {"key": key_commands}


def program() -> typer.Typer:
    """The command line, built from the table."""
    app = typer.Typer(
        name="taizhang",
        help="整改台账：在本机运行整套系统。 The rectification ledger on one machine.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
    )
    for name, command in COMMANDS.items():
        app.command(name)(command)
    for name, group in GROUPS.items():
        app.add_typer(group(), name=name)
    return app


def main() -> None:
    """Entry of the `taizhang` script."""
    with explained(sys.stderr):
        program()()
