"""`python -m services.notifier serve|migrate`; exit status 2 where settings are wrong."""

import argparse
import asyncio
import sys

from chassis.http import serve
from chassis.settings import SettingsError
from services.notifier.adapters.postgres.schema import migrate
from services.notifier.bootstrap.app import create_app
from services.notifier.settings import MigrateSettings, NotifierSettings


def main(arguments: list[str] | None = None) -> int:
    """Run one command; `serve` returns when told to stop."""
    parser = argparse.ArgumentParser(prog="python -m services.notifier")
    parser.add_argument("command", choices=("serve", "migrate"))
    command = parser.parse_args(arguments).command
    try:
        if command == "serve":
            settings = NotifierSettings.load()
            serve(create_app(settings), settings, "notifier")
        else:
            asyncio.run(migrate(MigrateSettings.load().owner_dsn.get_secret_value()))
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
