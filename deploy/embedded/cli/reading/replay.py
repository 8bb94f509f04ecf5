"""`taizhang replay`: the events folded once more, beside what was made of them, or two moments.

It runs the services' own replays on the running stack's databases: the ledger's over its tables
and evidence files, reporting's over the live model; progress goes to standard error. Status 3
where anything is not what the events give.
"""

import subprocess
import sys
from typing import Annotated, Any

import typer

from deploy.embedded import facts
from deploy.embedded.cli.desk import Desk, desk
from deploy.embedded.cli.options import DEFAULT_DATA, Data, Speaking
from deploy.embedded.client.stack import NothingRunsError
from deploy.embedded.folder.run_file import RunFile
from deploy.embedded.settings import surroundings


def replay(
    verify: Annotated[
        bool,
        typer.Option("--verify", help="与由其得出的一切比对。 Compare with all made of them."),
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
    """重放全部事件，核对账旁各表、佐证材料和报表。 Replay every event and compare.

    例 Example: taizhang replay --verify
    """
    with desk(data, lang) as at:
        if verify == (diff is not None) or (diff and to):
            raise typer.BadParameter(at.tongue.say("verify_or_diff"))
        wish = ["--verify"] if verify else ["--diff", *map(str, diff or ())]
        wish += ["--to", str(to)] if to is not None else []
        # The ledger's own tables stand at the last event and nowhere else.
        beside = ledger_replayed(at) if verify and to is None else 0
        status = reporting_replayed(at, wish)
        if beside == status == 0 and verify:
            at.paper.print(at.tongue.say("replay_equal"))
        raise typer.Exit(max(beside, status))


def ledger_replayed(at: Desk) -> int:
    """Run the ledger's replay; its exit status. Raises NothingRunsError."""
    running = _running(at)
    told = {
        "OWNER_DSN": running["postgres"]["dsn"],
        "EVIDENCE_URL": at.folder.evidence.as_uri(),
    }
    return _run("services.ledger", ["replay", "--lang", at.tongue.language], told)


def reporting_replayed(at: Desk, wish: list[str]) -> int:
    """Run reporting's replay; its exit status. Raises NothingRunsError."""
    running = _running(at)
    dsns = facts.database_dsns(running["postgres"]["dsn"], facts.role_passwords(at.folder))
    told = {
        "EVENT_STORE_DSN": dsns["reporting_reader"],
        "REPORTING_DSN": dsns["reporting_runtime"],
        "SIGNING_KEY_FILE": str(facts.reporting_key(at.folder).path),
    }
    return _run("services.reporting", ["replay", *wish, "--lang", at.tongue.language], told)


def _running(at: Desk) -> dict[str, Any]:
    running = RunFile(at.folder).read()
    if not running:
        raise NothingRunsError(str(at.folder.root))
    return running


def _run(module: str, wish: list[str], told: dict[str, str]) -> int:
    command = [sys.executable, "-m", module, *wish]
    env = {**surroundings(), **facts.environment(told)}
    return subprocess.run(command, env=env, check=False).returncode
