"""The official Postgres image as a server of tests."""

from pathlib import Path

from psycopg import pq

from deploy.embedded.processes.ports import LOOPBACK
from tests.containers.container import ContainerServer

IMAGE = "postgres:18"
SUPERUSER = "postgres"
INNER_PORT = 5432
INITDB = "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8"


class ContainerPostgres(ContainerServer):
    """A cluster with fsync on in a volume; `password` is the superuser's."""

    def __init__(self, home: Path, password: str) -> None:
        super().__init__(IMAGE, INNER_PORT)
        self.password = password
        self._log = home / "server.log"
        self.container.with_env("POSTGRES_PASSWORD", password)
        self.container.with_env("POSTGRES_INITDB_ARGS", INITDB)
        self.container.with_command(["postgres", "-c", "max_connections=200"])

    @property
    def url(self) -> str:
        """The superuser's DSN, to the database `postgres`."""
        return f"postgresql://{SUPERUSER}:{self.password}@{LOOPBACK}:{self.port}/postgres"

    @property
    def log(self) -> Path:
        """What the server said until now, in a file."""
        self._log.write_bytes(self._inner().logs())
        return self._log

    def answers(self) -> bool:
        """Whether connections are taken over the network (not yet, while a cluster is made)."""
        target = f"host={LOOPBACK} port={self.port} dbname=postgres connect_timeout=2"
        return pq.PGconn.ping(target.encode()) == pq.Ping.OK
