"""Endpoints as the channel needs them: those of the environment first, then the registered ones."""

from collections.abc import Mapping

from chassis.clock import Clock
from services.notifier.adapters.channels.webhook import Endpoint, Poster
from services.notifier.adapters.postgres.webhooks.registry import PostgresWebhooks
from services.notifier.adapters.sealing import SealedSecrets


class KnownEndpoints:
    """Opens a registered webhook's secrets for the one call that they sign."""

    def __init__(
        self,
        environment: Mapping[str, Endpoint],
        registered: PostgresWebhooks,
        secrets: SealedSecrets,
        outward: Poster,
        clock: Clock,
    ) -> None:
        self._environment = environment
        self._registered = registered
        self._secrets = secrets
        self._outward = outward
        self._clock = clock

    async def find(self, name: str) -> Endpoint:
        """The endpoint; raises NotFoundError, NoKeyError, PassingError."""
        if name in self._environment:
            return self._environment[name]
        webhook = await self._registered.named(name)
        sealed = await self._registered.signing(name, self._clock.now())
        opened = tuple(self._secrets.opened(name, each) for each in sealed)
        return Endpoint(webhook.url, opened, self._outward, webhook.disabled is not None)
