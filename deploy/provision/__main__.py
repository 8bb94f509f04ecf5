"""`python -m deploy.provision postgres|nats|accounts`: prepare a server, or print NATS's users.

Ends with status 2 and a line for each missing or wrong setting, without showing a value.
"""

import argparse
import asyncio
import sys

from chassis.settings import SettingsError
from deploy.provision import accounts, nats, postgres
from deploy.provision.settings import AccountSettings, NatsSettings, PostgresSettings


def prepare_postgres() -> None:
    """Roles and databases."""
    settings = PostgresSettings.load()
    postgres.provision(settings.admin_dsn.get_secret_value(), settings.passwords())


def prepare_nats() -> None:
    """Streams and durables."""
    settings = NatsSettings.load()
    asyncio.run(nats.provision(settings.access(), settings.delivery()))


def print_accounts() -> None:
    """The `authorization` block of the server's configuration."""
    sys.stdout.write(accounts.render_authorization(AccountSettings.load().passwords()))


STEPS = {"postgres": prepare_postgres, "nats": prepare_nats, "accounts": print_accounts}


def main() -> int:
    """Run one step; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m deploy.provision", description=__doc__)
    parser.add_argument("step", choices=STEPS)
    try:
        STEPS[parser.parse_args().step]()
    except SettingsError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
