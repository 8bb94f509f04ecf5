"""How far a one-off command has come: a line that changes on a terminal, plain lines elsewhere."""

import time
from collections.abc import Callable
from typing import TextIO

from contracts.labels import Language

REPLAYED: dict[Language, str] = {
    "zh-CN": "已重放 {done} / {until}（{share} %）",
    "en": "replayed {done} of {until} ({share} %)",
}
RATE: dict[Language, str] = {
    "zh-CN": "，每秒 {rate:,.0f} 条，剩余 {left:.0f} 秒",
    "en": ", {rate:,.0f} events/s, {left:.0f} s left",
}
EVERY = 5.0
"""Seconds between two plain lines."""


class Progress:
    """Told positions or counts, it writes share, rate and time left."""

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
        """The work came to the position or count, of `until`."""
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
        line = REPLAYED[self._language].format(done=position, until=until, share=share)
        if position <= first or now <= since:
            return line
        rate = (position - first) / (now - since)
        return line + RATE[self._language].format(rate=rate, left=(until - position) / rate)
