"""The official NATS image as a server of tests, with one user for each service."""

import socket
from collections.abc import Mapping
from pathlib import Path

from deploy.embedded.processes.ports import LOOPBACK
from deploy.provision.accounts import render_authorization
from tests.containers.container import ContainerServer

IMAGE = "nats:2.15-alpine"
INNER_PORT = 4222
MOUNTED = "/etc/taizhang/nats.conf"


class ContainerNats(ContainerServer):
    """JetStream in the container's own file system; `passwords` by user of NATS."""

    def __init__(self, home: Path, passwords: Mapping[str, str]) -> None:
        super().__init__(IMAGE, INNER_PORT)
        self.passwords = dict(passwords)
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        config = home / "nats.conf"
        config.write_text(
            f"listen: 0.0.0.0:{INNER_PORT}\n"
            "server_name: taizhang\n"
            "jetstream { store_dir: /data }\n"
            f"{render_authorization(self.passwords)}"
        )
        # Readable for the account in the container; the folder around it is the owner's alone.
        config.chmod(0o644)
        self.container.with_volume_mapping(str(config), MOUNTED, "ro")
        self.container.with_command(["--config", MOUNTED])

    @property
    def url(self) -> str:
        """The address, without credentials."""
        return f"nats://{LOOPBACK}:{self.port}"

    def answers(self) -> bool:
        """Whether the server greets a client."""
        try:
            with socket.create_connection((LOOPBACK, self.port), 1) as connection:
                connection.settimeout(1)
                return connection.recv(5) == b"INFO "
        except OSError:
            return False
