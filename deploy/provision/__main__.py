"""`python -m deploy.provision postgres|nats|accounts`: prepare a server, or print NATS's users.

Ends with status 2 and a line per missing or wrong setting, without naming any value.
"""

import argparse
import asyncio
import sys

from pydantic import ValidationError

from deploy.provision import accounts, nats, postgres
from deploy.provision.settings import (
    AccountSettings,
    NatsSettings,
    PostgresSettings,
    secrets_folder,
)


def prepare_postgres() -> None:
    """Roles and databases."""
    settings = PostgresSettings(_secrets_dir=secrets_folder())
    postgres.provision(settings.admin_dsn, settings.passwords())


def prepare_nats() -> None:
    """Streams and durables."""
    settings = NatsSettings(_secrets_dir=secrets_folder())
    asyncio.run(nats.provision(settings.access(), settings.delivery()))


def print_accounts() -> None:
    """The `authorization` block of the server's configuration."""
    settings = AccountSettings(_secrets_dir=secrets_folder())
    sys.stdout.write(accounts.render_authorization(settings.passwords()))


STEPS = {"postgres": prepare_postgres, "nats": prepare_nats, "accounts": print_accounts}


def main() -> int:
    """Run one step; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m deploy.provision", description=__doc__)
    parser.add_argument("step", choices=STEPS)
    try:
        STEPS[parser.parse_args().step]()
    except ValidationError as wrong:
        for fault in wrong.errors(include_input=False, include_url=False):
            name = "_".join(str(part) for part in fault["loc"])
            sys.stderr.write(f"setting {name}: {fault['msg']}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
