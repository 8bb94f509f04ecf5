"""What the notifier measures beside requests."""

from prometheus_client import CollectorRegistry, Counter, Gauge

from services.notifier.application.sending.letter import Letter
from services.notifier.domain.delivery import Ending, Outcome

_COUNTED = {
    Ending.ACCEPTED: "sent",
    Ending.REFUSED_FOR_NOW: "refused",
    Ending.REFUSED_FOR_GOOD: "failed",
    Ending.UNKNOWN: "unknown",
    Ending.SUPPRESSED: "suppressed",
    Ending.HELD: "held",
}


class Metrics:
    """Counters of messages and attempts, and how far behind the stream is."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.handled = Counter(
            "taizhang_notifier_handled",
            "Messages of the stream that were handled or parked",
            registry=registry,
        )
        self.attempts = Counter(
            "taizhang_notifier_attempts",
            "Attempts to send, by channel and how they ended",
            ["channel", "ending"],
            registry=registry,
        )
        self.retries = Counter(
            "taizhang_notifier_retries",
            "Attempts that were not the first of their delivery",
            ["channel"],
            registry=registry,
        )
        self.lag = Gauge("taizhang_notifier_lag", "Messages not handled yet", registry=registry)
        self.waiting = Gauge(
            "taizhang_notifier_waiting",
            "What waits: pending, unknown, dead_letters, open_audiences, gaps",
            ["what"],
            registry=registry,
        )

    def attempted(self, letter: Letter, outcome: Outcome) -> None:
        """Count an attempt."""
        self.attempts.labels(letter.channel, _COUNTED[outcome.ending]).inc()
        if letter.attempt > 1:
            self.retries.labels(letter.channel).inc()
