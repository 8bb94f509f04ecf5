"""The ledger's processes: `python -m services.ledger api | relay | clock | migrate`."""

import argparse
import asyncio
import sys

from chassis.http import serve
from chassis.settings import SettingsError
from services.ledger import bootstrap
from services.ledger.adapters.postgres.tables.schema import migrate
from services.ledger.entrypoints.relay import run_relay
from services.ledger.settings import LedgerSettings, MigrateSettings, RelaySettings


def api() -> None:
    """Serve commands."""
    settings = LedgerSettings.load()
    serve(*bootstrap.api_of(settings))


def relay() -> None:
    """Publish what is stored."""
    settings = RelaySettings.load()
    run_relay(bootstrap.relay_of(settings), settings, settings.relay_lag_limit)


def clock() -> None:
    """Record deadlines that pass."""
    settings = LedgerSettings.load()
    serve(bootstrap.clock_of_ledger(settings), settings, "ledger-clock")


def make_tables() -> None:
    """Make the ledger's tables, as the owner."""
    asyncio.run(migrate(MigrateSettings.load().owner_dsn.get_secret_value()))


PROCESSES = {"api": api, "relay": relay, "clock": clock, "migrate": make_tables}


def main() -> None:
    """Run the process named on the command line; a wrong setting ends it with status 2."""
    parser = argparse.ArgumentParser(prog="python -m services.ledger", description=__doc__)
    parser.add_argument("process", choices=PROCESSES)
    try:
        PROCESSES[parser.parse_args().process]()
    except SettingsError as error:
        print(error, file=sys.stderr)  # noqa: T201 - for the operator, before there are logs
        sys.exit(2)


if __name__ == "__main__":
    main()
