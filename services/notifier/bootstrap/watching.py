"""Health of the notifier: its database, its stream, how far behind, and what waits for people."""

from collections.abc import Awaitable, Callable
from typing import Any

from chassis.tokens import TokenVerifier
from chassis.watching.health import Health
from services.notifier.adapters.postgres.figures import PostgresFigures
from services.notifier.application.reminding.remind import Remind
from services.notifier.entrypoints.metrics import Metrics
from services.notifier.entrypoints.stream.subscription import StreamSubscription

_WAITING = ("pending", "unknown", "dead_letters", "open_audiences")

Answer = tuple[bool, str]


def watch(
    health: Health, figures: PostgresFigures, verifier: TokenVerifier, metrics: Metrics
) -> None:
    """Check database and issuer, and tell what waits."""

    async def postgres() -> Answer:
        now = await figures.read()
        for what in _WAITING:
            metrics.waiting.labels(what).set(getattr(now, what))
        metrics.waiting.labels("gaps").set(len(now.gaps))
        return True, "answers"

    def told(what: str) -> Callable[[], Awaitable[Any]]:
        async def value() -> Any:
            return getattr(await figures.read(), what)

        return value

    health.check("postgres", postgres)
    health.check("tokens", verifier.ready)
    for fact in ("position", "gaps", *_WAITING):
        health.fact(fact, told(fact))


def watch_stream(
    health: Health, subscription: StreamSubscription, limit: int, metrics: Metrics
) -> None:
    """Check that the stream is consumed, and that not too much of it waits."""

    async def nats() -> Answer:
        return subscription.alive, "consuming" if subscription.alive else "not consuming"

    async def lag() -> Answer:
        pending = subscription.lag
        if pending is None:
            return False, "not known yet"
        return pending <= limit, f"{pending} of at most {limit}"

    health.check("nats", nats)
    health.check("lag", lag)
    metrics.lag.set_function(lambda: subscription.lag or 0)


def watch_rounds(health: Health, remind: Remind) -> None:
    """Tell up to when everybody was reminded; null until the process knows."""

    async def reminded_until() -> str | None:
        return remind.until.isoformat() if remind.until else None

    health.fact("reminded_until", reminded_until)
