"""What the servers from wheels have in common: one child process on one remembered port.

A start first ends what an earlier holder of the same folder left running. A server that does not
answer in time is ended, and the end of its log is the error's text.
"""

import signal
import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from deploy.embedded.processes.child import Child
from deploy.embedded.processes.ports import remembered_port


class ServerDidNotStartError(RuntimeError):
    """A server ended or stayed silent; the text holds the end of its log."""


class ResidentServer(ABC):
    """A server process with a folder of its own; implements `Server` but for the address."""

    name: ClassVar[str]
    home_mode: ClassVar[int] = 0o700

    def __init__(self, home: Path, log: Path | None = None) -> None:
        self.home = home.resolve()
        self.home.mkdir(parents=True, exist_ok=True, mode=self.home_mode)
        self.log = log.resolve() if log else self.home / "server.log"
        self.port = remembered_port(self.home / "port")
        self._child: Child | None = None

    @abstractmethod
    def prepare(self) -> Child:
        """Lay out the folder where needed, end leftovers, and say what is to be run."""

    @abstractmethod
    def answers(self) -> bool:
        """Whether the server serves a client now."""

    @property
    def pid(self) -> int | None:
        """The server's process id, once started."""
        return self._child.pid if self._child else None

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._child is not None and self._child.running

    def start(self, timeout: float = 60.0) -> None:
        """Start and wait until it answers.

        Raises ServerDidNotStartError when it ends or is silent for `timeout` seconds.
        """
        if self.running:
            return
        child = self._child = self.prepare()
        child.start()
        deadline = time.monotonic() + timeout
        while not self.answers():
            if not child.running or time.monotonic() > deadline:
                child.kill()
                raise ServerDidNotStartError(f"{type(self).__name__}: {child.last_lines()}")
            time.sleep(0.02)

    def kill(self) -> None:
        """End the whole process tree at once."""
        if self._child:
            self._child.kill()

    def pause(self) -> None:
        """Freeze the whole process tree."""
        if self._child:
            self._child.signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let a frozen process tree go on."""
        if self._child:
            self._child.signal(signal.SIGCONT)

    def stop(self) -> None:
        """End in good order, by force only after a while."""
        if self._child:
            self._child.stop()
