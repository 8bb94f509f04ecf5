"""One child process: its command, log and signals.

A child ends with the process that started it, even where that was killed. Signals go to its
whole tree, because Postgres gives each backend a session of its own.
"""

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from deploy.embedded.processes.account import Account, own_account

LOG_LIMIT = 16 * 1024 * 1024


def process_tree(pid: int) -> list[psutil.Process]:
    """The process and all below it, or nothing where it has ended."""
    try:
        top = psutil.Process(pid)
        return [top, *top.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def signal_tree(pid: int, number: signal.Signals) -> None:
    """Send a signal to a process and all below it; those that have ended are passed over."""
    for process in process_tree(pid):
        with contextlib.suppress(psutil.NoSuchProcess):
            process.send_signal(number)


def turn_over(log: Path) -> None:
    """Keep one older log once the current one is large, so that a long-lived folder stays small."""
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(log.suffix + ".1"))


class Child:
    """A command that can be started again and again, one process at a time."""

    def __init__(
        self,
        command: list[str],
        log: Path,
        env: Mapping[str, str],
        stop_signal: signal.Signals = signal.SIGTERM,
        account: Account | None = None,
    ) -> None:
        self.command = command
        self.log = log
        self.env = dict(env)
        self.stop_signal = stop_signal
        self.account = account or own_account()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process; its output goes to the end of the log.

        To be called from a thread that lives as long as the child should.
        """
        turn_over(self.log)
        wrapped = self.account.wrap(self.command, os.getpid(), self.stop_signal)
        self.log.touch(mode=0o600)
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                wrapped,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=self.env,
                start_new_session=True,
            )

    @property
    def pid(self) -> int | None:
        """The process id, or nothing before the first start."""
        return self._process.pid if self._process else None

    @property
    def exit_code(self) -> int | None:
        """How the process ended; nothing while it runs or before the first start."""
        return self._process.poll() if self._process else None

    @property
    def running(self) -> bool:
        """Whether the process is there, paused or not."""
        return self._process is not None and self._process.poll() is None

    def wait(self) -> int:
        """Wait for the end of the process and return its exit code."""
        if self._process is None:
            raise RuntimeError("not started")
        return self._process.wait()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the process and all below it."""
        if self._process is not None and self.running:
            signal_tree(self._process.pid, number)

    def kill(self) -> None:
        """End the whole tree at once, as a power cut would."""
        self.signal(signal.SIGKILL)
        if self._process:
            self._process.wait()

    def stop(self, timeout: float = 20.0) -> None:
        """Ask the process to end; after `timeout` seconds end it the hard way."""
        if self._process is None or not self.running:
            return
        self.signal(signal.SIGCONT)
        self._process.send_signal(self.stop_signal)
        try:
            self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.kill()

    def last_lines(self, limit: int = 2000) -> str:
        """The end of the log, for an error message."""
        if not self.log.exists():
            return ""
        return self.log.read_bytes()[-limit:].decode("utf-8", "replace").strip()


class StepFailedError(RuntimeError):
    """A one-off command ended with an error; the text holds the end of its log."""


def finish(steps: Mapping[str, Child]) -> None:
    """Wait for one-off commands that were started; raises StepFailedError for the first failure."""
    for name, step in steps.items():
        if step.wait() != 0:
            raise StepFailedError(f"{name}: {step.last_lines()}\n({step.log})")
