"""Reporting's processes: `python -m services.reporting serve | migrate | rebuild`.

`rebuild` ends with 0 where the rebuilt model equals the live one, with 3 where it differs, with
1 where it could not be carried out.
"""

import argparse
import asyncio
import gc
import sys

from chassis.http import serve
from chassis.settings import SettingsError
from services.reporting.adapters.postgres.model.live import NotMigratedError
from services.reporting.adapters.postgres.model.schema import migrate
from services.reporting.application.refusals import RebuildError, RefusalError
from services.reporting.bootstrap.rebuilding import rebuild as rebuilt
from services.reporting.bootstrap.serving import app_of
from services.reporting.settings import MigrateSettings, ReportingSettings, StoreSettings

DIFFERENT = 3


def serve_reporting(_: argparse.Namespace) -> int:
    """Project and answer questions."""
    settings = ReportingSettings.load()
    serve(app_of(settings), settings, "reporting")
    return 0


def make_tables(_: argparse.Namespace) -> int:
    """Make reporting's own tables, as the owner."""
    asyncio.run(migrate(MigrateSettings.load().owner_dsn.get_secret_value()))
    return 0


def rebuild(arguments: argparse.Namespace) -> int:
    """Rebuild the read model, compare it, and put it in the live one's place."""
    settings = StoreSettings.load()
    # Rows hold no cycles, and collecting among so many costs half of the time.
    gc.disable()
    work = rebuilt(settings, verify_only=arguments.verify, replace=arguments.replace)
    verdict = asyncio.run(work)
    said = "equal" if verdict.equal else "DIFFERENT"
    what_then = "rebuilt model is live now" if verdict.swapped else "live model kept"
    sys.stdout.write(
        f"{said} at position {verdict.position}: {what_then}\n"
        f"live    {verdict.live}\nrebuilt {verdict.rebuilt}\n"
    )
    return 0 if verdict.equal else DIFFERENT


def main() -> int:
    """Run the process named on the command line; a wrong setting ends it with status 2."""
    parser = argparse.ArgumentParser(prog="python -m services.reporting", description=__doc__)
    processes = parser.add_subparsers(required=True)
    for name, work in (("serve", serve_reporting), ("migrate", make_tables), ("rebuild", rebuild)):
        process = processes.add_parser(name, help=work.__doc__)
        process.set_defaults(work=work)
        if name == "rebuild":
            process.add_argument("--verify", action="store_true", help="compare only")
            process.add_argument(
                "--replace", action="store_true", help="make it live even if different"
            )
    arguments = parser.parse_args()
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
