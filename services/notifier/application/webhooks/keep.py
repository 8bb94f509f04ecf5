"""The office keeps webhooks: registers, rotates secrets, disables and enables.

A secret is answered once, by what made it. What the operator set up in the environment is listed
beside and changed there alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from chassis.clock import Clock
from services.notifier.application.errors import NameTakenError, NotFoundError
from services.notifier.application.webhooks.ports import Secrets, Targets, Webhooks
from services.notifier.domain.webhooks.webhook import Disabling, Given, Webhook


@dataclass(frozen=True, slots=True)
class Wish:
    """What a system asks for: a name, an address, topics or event names or `*`."""

    name: str
    url: str
    events: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Made:
    """A webhook and the secret just made for it, which is shown this once."""

    webhook: Webhook
    secret: str


class KeepWebhooks:
    """Changes the registry; `environment` has the names that the operator uses."""

    def __init__(
        self,
        webhooks: Webhooks,
        secrets: Secrets,
        targets: Targets,
        environment: Mapping[str, tuple[str, ...]],
        clock: Clock,
    ) -> None:
        self._webhooks = webhooks
        self._secrets = secrets
        self._targets = targets
        self._environment = environment
        self._clock = clock

    async def register(self, wish: Wish, by: UUID) -> Made:
        """Raises TargetRefusedError, NameTakenError, NoKeyError."""
        await self._targets.judge(wish.url)
        if wish.name in self._environment:
            raise NameTakenError("the environment has a webhook of this name")
        secret = self._secrets.new()
        made = Webhook(wish.name, wish.url, wish.events, self._clock.now(), by)
        await self._webhooks.add(made, self._secrets.sealed(wish.name, secret))
        return Made(made, secret)

    async def rotate(self, name: str, overlap: timedelta) -> Made:
        """A new secret, beside which the one before signs for as long as `overlap`."""
        await self.found(name)
        secret, now = self._secrets.new(), self._clock.now()
        sealed = self._secrets.sealed(name, secret)
        await self._webhooks.rotate(name, sealed, now, now + overlap)
        return Made(await self._webhooks.named(name), secret)

    async def disable(self, name: str, reason: str, by: UUID) -> Webhook:
        """Hold what is to be sent until it is enabled and asked for."""
        await self.found(name)
        await self._webhooks.disable(
            name, Disabling(self._clock.now(), Given.BY_PERSON, by, reason)
        )
        return await self._webhooks.named(name)

    async def enable(self, name: str) -> Webhook:
        """Send what happens from now on."""
        await self.found(name)
        await self._webhooks.enable(name)
        return await self._webhooks.named(name)

    async def found(self, name: str) -> Webhook:
        """The registered webhook; raises NotFoundError, also for one of the environment."""
        if name in self._environment:
            raise NotFoundError("this webhook is changed in the environment")
        return await self._webhooks.named(name)
