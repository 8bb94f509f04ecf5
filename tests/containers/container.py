"""What both servers in containers have in common: one container on one port of loopback.

The port is bound at creation, so that it stays after a kill. A server that does not answer in
time is an error with the end of its log.
"""

import time
from abc import ABC, abstractmethod
from typing import Any

from testcontainers.core.config import testcontainers_config
from testcontainers.core.container import DockerContainer

from deploy.embedded.processes.ports import LOOPBACK, free_port

START_SECONDS = 60.0
STOP_SECONDS = 20
# A busy disk keeps the engine from answering for long.
ENGINE_SECONDS = 300

# The reaper is an image of its own, which not every registry has; each fixture stops what it made.
testcontainers_config.ryuk_disabled = True


class ContainerServer(ABC):
    """A server of an image; implements `Server` but for the address."""

    def __init__(self, image: str, inner_port: int) -> None:
        self.port = free_port()
        self.container = DockerContainer(image, docker_client_kw={"timeout": ENGINE_SECONDS})
        self.container.ports[inner_port] = (LOOPBACK, self.port)
        self._made = False

    @abstractmethod
    def answers(self) -> bool:
        """Whether the server serves a client now."""

    @property
    def running(self) -> bool:
        """Whether the container's process is there."""
        return self._made and self._state() in {"running", "paused"}

    def start(self) -> None:
        """Start, or start again; returns once it answers."""
        if not self._made:
            self.container.start()
            self._made = True
        elif not self.running:
            self._inner().start()
        deadline = time.monotonic() + START_SECONDS
        while not self.answers():
            if not self.running or time.monotonic() > deadline:
                raise RuntimeError(self._inner().logs(tail=20).decode(errors="replace"))
            time.sleep(0.05)

    def kill(self) -> None:
        """End it at once; its data stay."""
        self._inner().kill()
        self._inner().wait()

    def pause(self) -> None:
        """Freeze it."""
        self._inner().pause()

    def resume(self) -> None:
        """Let a frozen server go on; nothing where it is not frozen."""
        if self._made and self._state() == "paused":
            self._inner().unpause()

    def stop(self) -> None:
        """End it in good order; its data stay."""
        if self.running:
            self._inner().stop(timeout=STOP_SECONDS)

    def remove(self) -> None:
        """Take the container away, with its data."""
        if self._made:
            self.container.stop()
            self._made = False

    def _inner(self) -> Any:
        return self.container.get_wrapped_container()

    def _state(self) -> str:
        inner = self._inner()
        inner.reload()
        return str(inner.status)
