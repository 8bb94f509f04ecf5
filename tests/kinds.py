"""Where the servers of a run come from: wheels, or containers. One interface, one suite."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

from deploy.embedded.servers.nats import EmbeddedNats
from deploy.embedded.servers.postgres import EmbeddedPostgres
from deploy.embedded.servers.server import Server


class NatsServer(Server, Protocol):
    """A NATS that tells the passwords of its users."""

    passwords: dict[str, str]


class Servers(Protocol):
    """Makes servers, none of them started; `home` is a folder for a server's files."""

    def postgres(self, home: Path, password: str) -> Server:
        """An empty cluster; `password` is the superuser's."""
        ...

    def nats(self, home: Path, passwords: Mapping[str, str]) -> NatsServer:
        """A server with a user for each password, and no stream."""
        ...


class EmbeddedServers:
    """From wheels, as processes of this machine."""

    def postgres(self, home: Path, password: str) -> Server:
        """A cluster in `home`."""
        return EmbeddedPostgres(home, password)

    def nats(self, home: Path, passwords: Mapping[str, str]) -> NatsServer:
        """A server with its store in `home`."""
        return EmbeddedNats(home, passwords)


class ContainerServers:
    """From images; `removal` takes every container away at the end."""

    def __init__(self, removal: ExitStack) -> None:
        self._removal = removal

    def postgres(self, home: Path, password: str) -> Server:
        """A cluster in a volume of the container's."""
        home.mkdir(parents=True, exist_ok=True)
        from tests.containers.postgres import ContainerPostgres

        server = ContainerPostgres(home, password)
        self._removal.callback(server.remove)
        return server

    def nats(self, home: Path, passwords: Mapping[str, str]) -> NatsServer:
        """A server with its configuration in `home`."""
        from tests.containers.nats import ContainerNats

        server = ContainerNats(home, passwords)
        self._removal.callback(server.remove)
        return server


@contextmanager
def servers_of(kind: str) -> Iterator[Servers]:
    """The maker of this kind, for the length of a run."""
    if kind == "embedded":
        yield EmbeddedServers()
        return
    with ExitStack() as removal:
        yield ContainerServers(removal)
