"""Reporting's processes: `python -m services.reporting serve | migrate | rebuild | replay`.

`rebuild` and `replay --verify` end with 0 where the events give the live model and each attestation
holds, with 3 where not, with 1 where it could not be carried out. Progress goes to standard error.
"""

import argparse
import asyncio
import gc
import sys
from collections.abc import Iterable

from chassis.settings import SettingsError
from chassis.starting import starting
from contracts.labels import Language
from services.reporting.adapters.postgres.model.live import NotMigratedError
from services.reporting.application.refusals import RebuildError, RefusalError
from services.reporting.settings import MigrateSettings, ReportingSettings, StoreSettings

DIFFERENT = 3

# Each command imports its own parts only: half of a start is imports.


def serve_reporting(_: argparse.Namespace) -> int:
    """Project and answer questions."""
    with starting():
        from chassis.http import serve
        from services.reporting.bootstrap.serving import app_of

        settings = ReportingSettings.load()
        app = app_of(settings)
    serve(app, settings, "reporting")
    return 0


def make_tables(_: argparse.Namespace) -> int:
    """Make reporting's own tables, as the owner."""
    from services.reporting.adapters.postgres.model.schema import migrate

    asyncio.run(migrate(MigrateSettings.load().owner_dsn.get_secret_value()))
    return 0


def rebuild(arguments: argparse.Namespace) -> int:
    """Rebuild the read model, compare it, and put it in the live one's place."""
    return _compared(arguments.verify, arguments.replace, None, arguments.lang)


def replay(arguments: argparse.Namespace) -> int:
    """Replay the events: compare the live model with what they give, or two positions."""
    if arguments.diff is None:
        return _compared(True, False, arguments.to, arguments.lang)
    from services.reporting.bootstrap.rebuilding import replayed_difference
    from services.reporting.entrypoints.terminal.said import difference_lines

    since, until = arguments.diff
    found = asyncio.run(replayed_difference(StoreSettings.load(), since, until))
    _print(difference_lines(found, arguments.lang))
    return 0


def _compared(verify_only: bool, replace: bool, to: int | None, lang: Language) -> int:
    from chassis.watching.progress import Progress
    from services.reporting.bootstrap.rebuilding import rebuild as rebuilt
    from services.reporting.entrypoints.terminal.said import verdict_lines

    # Rows hold no cycles, and collecting among so many costs half of the time.
    gc.disable()
    told = Progress(sys.stderr, lang)
    settings = StoreSettings.load()
    work = rebuilt(settings, verify_only=verify_only, replace=replace, to=to, told=told)
    verdict = asyncio.run(work)
    _print(verdict_lines(verdict, lang))
    return 0 if verdict.holds else DIFFERENT


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m services.reporting", description=__doc__)
    processes = parser.add_subparsers(required=True)
    made = {}
    for name, work in {
        "serve": serve_reporting,
        "migrate": make_tables,
        "rebuild": rebuild,
        "replay": replay,
    }.items():
        made[name] = processes.add_parser(name, help=work.__doc__)
        made[name].set_defaults(work=work)
    made["rebuild"].add_argument("--verify", action="store_true", help="compare only")
    made["rebuild"].add_argument(
        "--replace", action="store_true", help="make it live even if different"
    )
    wanted = made["replay"].add_mutually_exclusive_group(required=True)
    wanted.add_argument("--verify", action="store_true", help="compare with the live model")
    wanted.add_argument("--diff", nargs=2, type=int, metavar="POSITION", help="compare two moments")
    made["replay"].add_argument("--to", type=int, metavar="POSITION", help="verify up to there")
    for name in ("rebuild", "replay"):
        made[name].add_argument("--lang", choices=("zh-CN", "en"), default="en")
    return parser


def main() -> int:
    """Run the process named on the command line; a wrong setting ends it with status 2."""
    arguments = _parser().parse_args()
    try:
        status: int = arguments.work(arguments)
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except (RebuildError, RefusalError, NotMigratedError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main())
