"""What a running stack can tell its services: addresses, DSNs, tokens and files, by name.

The names are those that stand in braces in the table of services. Each service is told what its
row asks for and nothing else.
"""

import secrets
from collections.abc import Mapping

from chassis.clock import SystemClock
from chassis.signing.key_file import SigningKeyFile
from deploy.embedded.folder.layout import DataFolder
from deploy.embedded.issuer import AUDIENCE, ISSUER, Issuer
from deploy.embedded.processes.ports import LOOPBACK
from deploy.embedded.services import Service
from deploy.provision.postgres import dsn_for
from deploy.provision.roles import DATABASES, LEDGER, NOTIFIER, OWNER, REPORTING, ROLES

BESIDES = {
    "owner_ledger": (OWNER, LEDGER),
    "owner_notifier": (OWNER, NOTIFIER),
    "owner_reporting": (OWNER, REPORTING),
    "checkpointer_reporting": ("ledger_checkpointer", REPORTING),
    "checkpointer_notifier": ("ledger_checkpointer", NOTIFIER),
}
"""DSNs beyond that of each role on the first database that it may connect to."""
ASKING_SERVICES = {"notifier": "directory", "reporting": "directory statements"}
"""Services that ask others on their own behalf, and the scopes of their tokens."""
PREFIX = "TAIZHANG_"
SIGNING_KEY, REPORTING_KEY = "signing_key", "reporting_signing_key"


def role_passwords(folder: DataFolder) -> dict[str, str]:
    """The password of each database role."""
    return {role: folder.secret(f"postgres_{role}") for role in ROLES}


def database_dsns(server_dsn: str, passwords: Mapping[str, str]) -> dict[str, str]:
    """A DSN for each role on the database it works on, and those of roles that work on several."""
    first = {
        role: (role, database.name)
        for database in reversed(DATABASES)
        for role in database.connecting
    }
    return {
        name: dsn_for(server_dsn, database, role, passwords[role])
        for name, (role, database) in {**first, **BESIDES}.items()
    }


def signing_key(folder: DataFolder) -> str:
    """The public key that signs this folder's history; made at the first call, under its own name.

    The name is the log's origin, so it is another one in every folder.
    """
    keys = SigningKeyFile(folder.secrets / SIGNING_KEY)
    if not keys.path.exists():
        origin = f"taizhang.localhost/{secrets.token_hex(4)}"
        return keys.create(origin, SystemClock().now()).text
    return keys.signer().key.text


def reporting_key(folder: DataFolder) -> SigningKeyFile:
    """The key that attests this folder's read model, named after the log; made at first."""
    keys = SigningKeyFile(folder.secrets / REPORTING_KEY)
    if not keys.path.exists():
        origin = signing_key(folder).partition("+")[0]
        keys.create(f"{origin}/reporting", SystemClock().now())
    return keys


def service_tokens(issuer: Issuer) -> dict[str, str]:
    """A token for each service that asks the ledger for names, or the log for statements."""
    return {
        f"{name}_token": issuer.for_service(name, scope) for name, scope in ASKING_SERVICES.items()
    }


def common_settings(folder: DataFolder, issuer: Issuer, port: int) -> dict[str, str]:
    """What every process of the stack is told."""
    told = {
        "EMBEDDED": "true",
        "HTTP_HOST": LOOPBACK,
        "HTTP_PORT": str(port),
        "TOKEN_ISSUER": ISSUER,
        "TOKEN_AUDIENCE": AUDIENCE,
        "JWKS": str(issuer.jwks),
    }
    return {**told, "CLOCK_FILE": str(folder.clock)} if folder.clock.exists() else told


def service_settings(service: Service, facts: Mapping[str, str]) -> dict[str, str]:
    """The service's own row, and its access to NATS if it has one."""
    own = filled(service.settings, facts)
    if service.nats_user is None:
        return own
    user = service.nats_user
    access = {"NATS_USER": user, "NATS_PASSWORD": facts[f"nats_password_{user}"]}
    return {**own, "NATS_URL": facts["nats_url"], **access}


def filled(row: Mapping[str, str], facts: Mapping[str, str]) -> dict[str, str]:
    """The row with its facts filled in; KeyError names a fact that is not known."""
    return {name: text.format_map(facts) for name, text in row.items()}


def environment(*settings: Mapping[str, str]) -> dict[str, str]:
    """Settings as environment variables; later ones win."""
    return {f"{PREFIX}{name}": value for group in settings for name, value in group.items()}
