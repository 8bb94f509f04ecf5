"""`taizhang restart-log`: begin a new log where a restored store lacks what was signed.

It runs the ledger's own command with the checkpointer's settings over the folder's Postgres, which
it starts for that: a stack does not come up over such a store. Status 3 where nothing that was
signed is missing.
"""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from deploy.embedded.bootstrap import Parts, Plan, assemble
from deploy.embedded.cli.failures import CommandError
from deploy.embedded.cli.options import DEFAULT_DATA, Data
from deploy.embedded.folder.layout import DataFolder

CHECKPOINTER = "checkpointer"


def restart_log(
    reason: Annotated[
        str,
        typer.Option(
            "--reason", metavar="TEXT", help="事由，随声明签名公布。 Why; signed and published."
        ),
    ],
    data: Data = DEFAULT_DATA,
) -> None:
    """恢复旧备份后另立新日志，声明何处缺失。 Begin a new log after an older backup was restored.

    只在已签名的事件确已找不回时使用。 Only where what was signed is lost for good.

    例 Example: taizhang restart-log --reason "disk lost, restored Monday's backup"
    """
    folder = DataFolder(data)
    if not folder.postgres.exists():
        raise CommandError(f"{folder.root}: no store")
    with _store(folder) as parts:
        raise typer.Exit(_run(_told(parts), reason))


@contextmanager
def _store(folder: DataFolder) -> Iterator[Parts]:
    """The parts of the folder, its Postgres running; FolderInUseError where a stack runs."""
    with folder.held():
        parts = assemble(folder, Plan())
        parts.postgres.start()
        try:
            yield parts
        finally:
            parts.postgres.stop()


def _told(parts: Parts) -> Mapping[str, str]:
    return next(each for each in parts.services if each.name == CHECKPOINTER).environment


def _run(told: Mapping[str, str], reason: str) -> int:
    command = [sys.executable, "-m", "services.ledger", "restart-log", "--reason", reason]
    return subprocess.run(command, env=dict(told), check=False, cwd=Path.cwd()).returncode
