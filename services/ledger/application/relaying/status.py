"""What the relay shows of itself: who it is, how far it came, what holds it up, how late it is."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from services.ledger.application.relaying.faults import RelayFault

Phase = Literal["starting", "standby", "taking_over", "active"]
"""`taking_over`: the lease is held, the stream's end not yet confirmed by the store."""


@dataclass(slots=True)
class Lag:
    """How long the oldest known backlog has waited, in seconds of a steady clock.

    Measured from when this process saw the backlog, so that a clock that is set, or events that
    were recorded long ago, do not count as lateness.
    """

    _until: int = 0
    _since: float | None = None

    def seen(self, position: int, head: int, now: float) -> None:
        """Note where the store ends and how far the stream has come."""
        if position >= head:
            self._since = None
        elif self._since is None or position >= self._until:
            self._until, self._since = head, now

    def seconds(self, now: float) -> float:
        """0 when nothing waits."""
        return 0.0 if self._since is None else now - self._since


@dataclass(slots=True)
class RelayStatus:
    """The state that health and metrics read; written by the relay alone.

    `position` is the last one acknowledged by the stream, `head` the last one seen in the store.
    """

    phase: Phase = "starting"
    position: int = 0
    head: int = 0
    published: int = 0
    fault: RelayFault | None = None
    faults: Counter[str] = field(default_factory=Counter)
    lag: Lag = field(default_factory=Lag)

    @property
    def holds_lease(self) -> bool:
        """Whether this relay is the one that may publish."""
        return self.phase in ("taking_over", "active")

    @property
    def lag_events(self) -> int:
        """Positions between stream and store; positions that were never used count as well."""
        return max(0, self.head - self.position)

    def acknowledged(self, count: int, position: int, now: float) -> None:
        """So many more events are in the stream, up to a position; whatever was wrong is over."""
        self.published += count
        self.fault = None
        self.reached(position, now)

    def confirmed(self, position: int, now: float) -> None:
        """The stream ends at this position, with the event that the store has there."""
        self.phase = "active"
        self.reached(position, now)

    def reached(self, position: int, now: float) -> None:
        """The stream ends at this position."""
        self.position = position
        self.lag.seen(position, self.head, now)

    def saw_head(self, head: int, now: float) -> None:
        """The store ends at this position."""
        self.head = head
        self.lag.seen(self.position, head, now)

    def follows(self, position: int, now: float) -> None:
        """Another relay is active and brought the stream to this position."""
        self.phase, self.fault = "standby", None
        self.head = position
        self.reached(position, now)

    def failed(self, fault: RelayFault) -> bool:
        """Note what holds the relay up; answers whether it is news."""
        self.faults[fault.code] += 1
        news = self.fault is None or self.fault.code != fault.code
        self.fault = fault
        return news
