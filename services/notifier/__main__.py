"""`python -m services.notifier serve|migrate`; exit status 2 where settings are wrong."""

import argparse
import asyncio
import sys

from chassis.settings import SettingsError
from chassis.starting import starting
from services.notifier.settings import MigrateSettings, NotifierSettings


# Each command imports its own parts only: half of a start is imports.
def serve() -> None:
    """Read the stream, send, and answer questions."""
    with starting():
        from chassis.http import serve as listen
        from services.notifier.bootstrap.app import create_app

        settings = NotifierSettings.load()
        app = create_app(settings)
    listen(app, settings, "notifier")


def make_tables() -> None:
    """Make the notifier's own tables, as the owner."""
    from services.notifier.adapters.postgres.schema import migrate

    asyncio.run(migrate(MigrateSettings.load().owner_dsn.get_secret_value()))


COMMANDS = {"serve": serve, "migrate": make_tables}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; `serve` returns when told to stop."""
    parser = argparse.ArgumentParser(prog="python -m services.notifier")
    parser.add_argument("command", choices=COMMANDS)
    command = parser.parse_args(arguments).command
    try:
        COMMANDS[command]()
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
