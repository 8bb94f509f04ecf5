"""The ledger's processes, by `python -m services.ledger NAME`.

api | relay | clock | checkpointer | migrate | replay | restart-log

`replay` ends with 0 where tables and files are what the events give, with 3 where they are not,
with 1 where the store does not answer; `--repair` puts the tables right. `restart-log` ends with 3
where nothing that was signed is missing.
"""

import argparse
import asyncio
import sys

from chassis.settings import SettingsError
from chassis.starting import starting
from contracts.labels import Language
from contracts.proofs.tree.hashes import ProofError
from services.ledger.settings import (
    CheckpointerSettings,
    LedgerSettings,
    MigrateSettings,
    RelaySettings,
    ReplaySettings,
)

# Each process imports its own parts only: half of a start is imports.


def api() -> None:
    """Serve commands."""
    with starting():
        from chassis.http import serve
        from services.ledger.bootstrap.api import api_of
        from services.ledger.bootstrap.collector import collect_seldom

        app = api_of(LedgerSettings.load())
    collect_seldom()
    serve(*app)


def relay() -> None:
    """Publish what is stored."""
    with starting():
        from services.ledger.bootstrap.relay import relay_of
        from services.ledger.entrypoints.relay import run_relay

        settings = RelaySettings.load()
        made = relay_of(settings)
    run_relay(made, settings, settings.relay_lag_limit)


def clock() -> None:
    """Record deadlines that pass."""
    with starting():
        from chassis.http import serve
        from services.ledger.bootstrap.clock import clock_of_ledger

        settings = LedgerSettings.load()
        app = clock_of_ledger(settings)
    serve(app, settings, "ledger-clock")


def checkpointer() -> None:
    """Sign the history."""
    with starting():
        from chassis.http import serve
        from services.ledger.bootstrap.checkpointer import checkpointer_of

        settings = CheckpointerSettings.load()
        app = checkpointer_of(settings)
    serve(app, settings, "ledger-checkpointer")


def make_tables() -> None:
    """Make the ledger's tables, as the owner."""
    from services.ledger.adapters.postgres.tables.schema import migrate

    asyncio.run(migrate(MigrateSettings.load().owner_dsn.get_secret_value()))


def restart_log(reason: str) -> int:
    """Begin a new log where a restored store lacks what was signed; the exit status."""
    from services.ledger.application.checkpointing.faults import CheckpointFault
    from services.ledger.bootstrap.restarting import restarted

    try:
        begun = asyncio.run(restarted(CheckpointerSettings.load(), reason))
    except (CheckpointFault, ProofError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for said in begun:
        lost = f"of the {said.former_size} that {said.former} had signed"
        sys.stdout.write(f"{said.origin} begins with {said.size} leaves {lost}\n")
    if not begun:
        sys.stderr.write("nothing that was signed is missing: no log is begun anew\n")
    return 0 if begun else DIFFERENT


def replay(*, repair: bool, language: Language) -> int:
    """Compare tables and files with what the events give; the exit status."""
    from chassis.watching.progress import Progress
    from services.ledger.bootstrap.replay import StoreFailedError, replayed
    from services.ledger.entrypoints.terminal.said import verdict_lines

    try:
        verdict = asyncio.run(
            replayed(ReplaySettings.load(), Progress(sys.stderr, language), repair=repair)
        )
    except StoreFailedError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for line in verdict_lines(verdict, language):
        sys.stdout.write(f"{line}\n")
    return 0 if verdict.good else DIFFERENT


DIFFERENT = 3
PROCESSES = {
    "api": api,
    "relay": relay,
    "clock": clock,
    "checkpointer": checkpointer,
    "migrate": make_tables,
}


def main() -> int:
    """Run the process named on the command line; a wrong setting ends it with status 2."""
    parser = argparse.ArgumentParser(prog="python -m services.ledger", description=__doc__)
    processes = parser.add_subparsers(dest="process", required=True)
    for name, work in PROCESSES.items():
        processes.add_parser(name, help=work.__doc__)
    made = processes.add_parser("replay", help=replay.__doc__)
    made.add_argument("--repair", action="store_true", help="put right what differs")
    made.add_argument("--lang", choices=("zh-CN", "en"), default="en")
    made = processes.add_parser("restart-log", help=restart_log.__doc__)
    made.add_argument("--reason", required=True, help="why; signed and published")
    arguments = parser.parse_args()
    try:
        if arguments.process == "replay":
            return replay(repair=arguments.repair, language=arguments.lang)
        if arguments.process == "restart-log":
            return restart_log(arguments.reason)
        PROCESSES[arguments.process]()
    except SettingsError as error:
        print(error, file=sys.stderr)  # noqa: T201 - for the operator, before there are logs
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
