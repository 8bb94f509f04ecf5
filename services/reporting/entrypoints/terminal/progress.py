"""How far a rebuild has come: one line that changes on a terminal, plain lines elsewhere."""

import time
from collections.abc import Callable
from typing import TextIO

from contracts.labels import Language
from services.reporting.entrypoints.terminal.sentences import say

EVERY = 5.0
"""Seconds between two plain lines."""


class Progress:
    """Told positions, it writes share, rate and time left."""

    def __init__(
        self,
        output: TextIO,
        language: Language = "en",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._output = output
        self._language = language
        self._clock = clock
        self._terminal = output.isatty()
        self._begun: tuple[float, int] | None = None
        self._last = 0.0

    def __call__(self, position: int, until: int) -> None:
        """A rebuild came to the position, of `until`."""
        now = self._clock()
        if self._begun is None:
            self._begun = now, position
        if not self._terminal and now - self._last < EVERY and position < until:
            return
        self._last = now
        begin, end = ("\r\x1b[K", "") if self._terminal else ("", "\n")
        if self._terminal and position >= until:
            end = "\n"
        self._output.write(begin + self._line(now, position, until) + end)
        self._output.flush()

    def _line(self, now: float, position: int, until: int) -> str:
        since, first = self._begun or (now, position)
        share = 100 * position // until if until else 100
        line = say(self._language, "replayed", position=position, until=until, share=share)
        if position <= first or now <= since:
            return line
        rate = (position - first) / (now - since)
        return line + say(self._language, "rate", rate=rate, left=(until - position) / rate)
