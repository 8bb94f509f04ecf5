"""Puts a stack together from its folder and plan: servers, services, steps; none started.

What must stay the same between starts (ports, passwords, keys) comes from the folder.
"""

import base64
import secrets
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deploy.embedded import facts
from deploy.embedded.folder.layout import DataFolder
from deploy.embedded.issuer import Issuer
from deploy.embedded.processes.child import Child
from deploy.embedded.processes.ports import LOOPBACK, remembered_port
from deploy.embedded.processes.service import ServiceProcess
from deploy.embedded.processes.supervisor import Process
from deploy.embedded.servers.nats import EmbeddedNats
from deploy.embedded.servers.postgres import EmbeddedPostgres
from deploy.embedded.services import MIGRATIONS, SERVICES, Migration, Service
from deploy.embedded.settings import surroundings
from deploy.provision.accounts import USERS


@dataclass(frozen=True)
class Plan:
    """Which migrations run, which services start (in this order), and which are for everyone."""

    migrations: Sequence[Migration] = MIGRATIONS
    services: Sequence[Service] = SERVICES
    public: Sequence[str] = ("ledger", "notifier", "reporting")


@dataclass(frozen=True)
class Parts:
    """The parts of a stack, in the order of their start."""

    postgres: EmbeddedPostgres
    nats: EmbeddedNats
    migrations: Mapping[str, Child]
    services: Sequence[ServiceProcess]
    issuer: Issuer
    owner_dsn: str

    @property
    def processes(self) -> list[Process]:
        """Servers and services in the order of their start."""
        return [self.postgres, self.nats, *self.services]


def assemble(folder: DataFolder, plan: Plan) -> Parts:
    """The parts as this folder remembers them; makes its secrets at the first call."""
    postgres = EmbeddedPostgres(
        folder.postgres, folder.secret("postgres_superuser"), folder.log("postgres")
    )
    nats = EmbeddedNats(folder.nats, nats_passwords(folder), folder.log("nats"))
    issuer = Issuer(folder)
    ports = {each.name: remembered_port(folder.port_file(each.name)) for each in plan.services}
    known = known_facts(folder, postgres, nats, issuer, ports)
    return Parts(
        postgres=postgres,
        nats=nats,
        migrations={each.module: migration(folder, each, known) for each in plan.migrations},
        services=[
            service(folder, each, known, facts.common_settings(folder, issuer, ports[each.name]))
            for each in plan.services
        ],
        issuer=issuer,
        owner_dsn=known["owner_ledger"],
    )


def nats_passwords(folder: DataFolder) -> dict[str, str]:
    """The password of each user of NATS."""
    return {user.name: folder.secret(f"nats_{user.name}") for user in USERS}


def known_facts(
    folder: DataFolder,
    postgres: EmbeddedPostgres,
    nats: EmbeddedNats,
    issuer: Issuer,
    ports: Mapping[str, int],
) -> dict[str, str]:
    """All that a row of the table of services may name in braces."""
    folder.secret("key", _key)
    facts.signing_key(folder)
    attesting = facts.reporting_key(folder)
    return {
        **facts.database_dsns(postgres.url, facts.role_passwords(folder)),
        **facts.service_tokens(issuer),
        **{f"nats_password_{user}": word for user, word in nats.passwords.items()},
        **{f"{name}_url": f"http://{LOOPBACK}:{port}" for name, port in ports.items()},
        "nats_url": nats.url,
        "evidence_url": folder.evidence.as_uri(),
        "mail_url": folder.mail.as_uri(),
        "key_file": str(folder.secrets / "key"),
        "webhook_key": folder.secret("webhook_key", _key),
        "signing_key_file": str(folder.secrets / facts.SIGNING_KEY),
        "reporting_key_file": str(attesting.path),
        "checkpoint_dir": str(folder.checkpoints),
    }


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def migration(folder: DataFolder, step: Migration, known: Mapping[str, str]) -> Child:
    """A one-off command with the owner's rights."""
    told = facts.environment({"OWNER_DSN": step.owner_dsn.format_map(known)})
    log = folder.log(step.module.replace(" ", "-"))
    command = [sys.executable, "-m", *step.module.split()]
    return Child(command, log, {**surroundings(), **told})


def service(
    folder: DataFolder, row: Service, known: Mapping[str, str], common: Mapping[str, str]
) -> ServiceProcess:
    """A service with its settings, ready to be started."""
    told = facts.environment(common, facts.service_settings(row, known))
    env = {**facts.environment(facts.filled(row.defaults, known)), **surroundings(), **told}
    port = int(common["HTTP_PORT"])
    return ServiceProcess(row.name, row.module.split(), port, env, folder.log(row.name))
