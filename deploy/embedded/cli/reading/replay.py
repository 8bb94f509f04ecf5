"""`taizhang replay`: the events folded once more, beside the live model or between two moments.

It runs reporting's own replay on the running stack's databases; progress goes to standard error.
Status 3 where the live model is not what the events give.
"""

import subprocess
import sys
from typing import Annotated

import typer

from deploy.embedded import facts
from deploy.embedded.cli.desk import Desk, desk
from deploy.embedded.cli.failures import CommandError
from deploy.embedded.cli.options import DEFAULT_DATA, Data, Speaking
from deploy.embedded.client.stack import NothingRunsError
from deploy.embedded.folder.run_file import RunFile
from deploy.embedded.settings import surroundings


def replay(
    verify: Annotated[
        bool, typer.Option("--verify", help="与现有报表比对。 Compare with the live model.")
    ] = False,
    to: Annotated[
        int | None, typer.Option(metavar="POSITION", help="只重放到此。 Replay up to there.")
    ] = None,
    diff: Annotated[
        tuple[int, int] | None,
        typer.Option(metavar="POSITION POSITION", help="比较两个存证位置。 Compare two moments."),
    ] = None,
    data: Data = DEFAULT_DATA,
    lang: Speaking = None,
) -> None:
    """重放全部事件，核对报表。 Replay every event and compare.

    例 Example: taizhang replay --verify
    """
    with desk(data, lang) as at:
        if verify == (diff is not None) or (diff and to):
            raise CommandError(at.tongue.say("verify_or_diff"))
        wish = ["--verify"] if verify else ["--diff", *map(str, diff or ())]
        status = replayed(at, [*wish, *(["--to", str(to)] if to is not None else [])])
        if status == 0 and verify:
            at.paper.print(at.tongue.say("replay_equal"))
        raise typer.Exit(status)


def replayed(at: Desk, wish: list[str]) -> int:
    """Run reporting's replay; its exit status. Raises NothingRunsError."""
    running = RunFile(at.folder).read()
    if not running:
        raise NothingRunsError(str(at.folder.root))
    dsns = facts.database_dsns(running["postgres"]["dsn"], facts.role_passwords(at.folder))
    told = facts.environment(
        {"EVENT_STORE_DSN": dsns["reporting_reader"], "REPORTING_DSN": dsns["reporting_runtime"]}
    )
    command = [sys.executable, "-m", "services.reporting", "replay", *wish]
    return subprocess.run(command, env={**surroundings(), **told}, check=False).returncode
