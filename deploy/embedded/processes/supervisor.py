"""Starts again whatever ended by itself, at growing intervals, until told to stop watching.

A process held on purpose is left alone. What happens is reported in words; a start that fails is
reported and tried again later.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

FIRST_DELAY, LONGEST_DELAY = 0.5, 30.0
STEADY_SECONDS = 60.0
POLL_SECONDS = 0.1


class Process(Protocol):
    """What can be started, watched, started again and stopped."""

    @property
    def name(self) -> str:
        """What it is called in reports."""
        ...

    @property
    def pid(self) -> int | None:
        """Its process id, once started."""
        ...

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        ...

    def start(self) -> None:
        """Start it again."""
        ...

    def stop(self) -> None:
        """End it in good order."""
        ...


@dataclass
class Watched:
    """A process, and when it may be started again."""

    process: Process
    delay: float = FIRST_DELAY
    seen_running_since: float | None = None
    start_at: float | None = None

    def due(self, now: float) -> bool:
        """Whether it has ended and waited long enough; counts the time of steady running."""
        if self.process.running:
            self.start_at = None
            self.seen_running_since = self.seen_running_since or now
            if now - self.seen_running_since > STEADY_SECONDS:
                self.delay = FIRST_DELAY
            return False
        self.seen_running_since = None
        if self.start_at is None:
            self.start_at = now + self.delay
            self.delay = min(self.delay * 2, LONGEST_DELAY)
        return now >= self.start_at


class Supervisor:
    """Watches processes from a thread of its own between `begin` and `end`.

    What the thread has started ends with the thread, so it stays until `close`.
    """

    def __init__(
        self,
        processes: Sequence[Process],
        restarted: Callable[[], None],
        report: Callable[[str, str], None],
    ) -> None:
        self._watched = {process.name: Watched(process) for process in processes}
        self._restarted = restarted
        self._report = report
        self._held: set[str] = set()
        self._ending = threading.Event()
        self._over = threading.Event()
        self._turn = threading.Lock()
        self._thread = threading.Thread(target=self._watch, name="supervisor", daemon=True)

    def begin(self) -> None:
        """Start watching."""
        self._thread.start()

    def end(self) -> None:
        """Stop watching; afterwards nothing is started any more."""
        with self._turn:
            self._ending.set()

    def close(self) -> None:
        """Let the thread go, once the processes have been stopped."""
        self.end()
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    @contextmanager
    def hold(self, name: str) -> Iterator[None]:
        """Leave one process alone for a while, as a test of faults or a restart needs."""
        with self._turn:
            self._held.add(name)
        try:
            yield
        finally:
            with self._turn:
                self._held.discard(name)

    def _watch(self) -> None:
        while not self._ending.wait(POLL_SECONDS):
            for name, watched in self._watched.items():
                with self._turn:
                    if self._may_start(name) and watched.due(time.monotonic()):
                        self._start_again(watched)
        self._over.wait()

    def _may_start(self, name: str) -> bool:
        return name not in self._held and not self._ending.is_set()

    def _start_again(self, watched: Watched) -> None:
        watched.start_at = None
        self._report("restarting", watched.process.name)
        try:
            watched.process.start()
        except (OSError, RuntimeError) as error:
            self._report("restart_failed", f"{watched.process.name}: {error}")
        else:
            self._restarted()
