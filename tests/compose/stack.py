"""The compose project under test: built, given secrets, started, asked, and taken away again."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deploy.embedded.processes.ports import free_port
from tests.chassis.issuer import NAME, Issuer

CHECKOUT = Path(__file__).parents[2]
COMPOSE = CHECKOUT / "deploy" / "compose"
PUBLISHED = ("ledger", "notifier", "reporting", "checkpointer", "nats")
STAYING = {"postgres", "ledger", "relay", "clock", *PUBLISHED}


@dataclass(frozen=True)
class ComposeStack:
    """One project; `ports` are those of loopback, `issuer` signs what its services believe."""

    project: str
    secrets: Path
    ports: Mapping[str, int]
    issuer: Issuer

    @property
    def environment(self) -> dict[str, str]:
        """What an operator would write into `.env`."""
        ports = {f"TAIZHANG_{name.upper()}_PORT": str(port) for name, port in self.ports.items()}
        return {
            **os.environ,
            **ports,
            "TAIZHANG_SECRETS": str(self.secrets),
            "TAIZHANG_TOKEN_ISSUER": NAME,
            "TAIZHANG_IMAGE_TAG": "test",
        }

    def url(self, service: str) -> str:
        """Where a service is published."""
        scheme = "nats" if service == "nats" else "http"
        return f"{scheme}://127.0.0.1:{self.ports[service]}"

    def secret(self, name: str) -> str:
        """A secret that was made."""
        return (self.secrets / name).read_text()

    def run(self, *command: str, timeout: float = 900) -> str:
        """A command of an operator; its output. A failure shows what it printed."""
        done = subprocess.run(
            command,
            cwd=COMPOSE,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        if done.returncode:
            raise AssertionError(f"{' '.join(command)}: {done.returncode}\n{done.stderr[-4000:]}")
        return done.stdout

    def compose(self, *arguments: str, timeout: float = 300) -> str:
        """A compose command on this project."""
        return self.run("docker", "compose", "--project-name", self.project, *arguments,
                        timeout=timeout)  # fmt: skip

    def containers(self) -> list[dict[str, Any]]:
        """What compose says of its containers, those that ended included."""
        lines = self.compose("ps", "--all", "--format", "json").splitlines()
        return [json.loads(line) for line in lines]

    def prepare(self) -> None:
        """Build the images and make the secrets; what only an issuer knows is put beside them."""
        self.run(str(CHECKOUT / "deploy" / "images" / "build.sh"))
        for name in ("notifier", "reporting"):
            token = self.issuer.token(ends_in=86_400, sub=f"service:{name}", scope="directory")
            (self.secrets / f"{name}_service_token").write_text(token)
        (self.secrets / "smtp_url").write_text("file:///tmp/mail")
        self.run("bash", str(COMPOSE / "secrets.sh"))

    def start(self) -> None:
        """Start everything; returns once all are ready."""
        try:
            self.compose("up", "--detach", "--no-build", "--wait", "--wait-timeout", "240")
        except AssertionError as failure:
            logs = self.compose("logs", "--no-color", "--tail", "20")
            raise AssertionError(f"{failure}\n{logs[-12000:]}") from None


@contextmanager
def running_stack(folder: Path) -> Iterator[ComposeStack]:
    """A started project of its own; containers, networks and volumes are gone afterwards."""
    secrets = folder / "secrets"
    secrets.mkdir(mode=0o700)
    stack = ComposeStack(
        project=f"taizhang-test-{os.getpid()}",
        secrets=secrets,
        ports={name: free_port() for name in PUBLISHED},
        issuer=Issuer(secrets / "jwks.json"),
    )
    stack.prepare()
    try:
        stack.start()
        yield stack
    finally:
        stack.compose("down", "--volumes", "--timeout", "20")
