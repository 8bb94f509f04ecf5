"""Posts events to other systems in the Standard Webhooks form: id, timestamp, signatures.

The id is the event's, by which receivers recognise a repetition, so an unknown outcome is simply
repeated. The timestamp is the machine's own time, since receivers refuse any other. During a
rotation each of the secrets signs, so that a receiver verifies by whichever it has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import httpx
from standardwebhooks.webhooks import Webhook

from chassis.clock import Clock
from services.notifier.application.errors import NoKeyError, NotFoundError, PassingError
from services.notifier.application.sending.letter import Letter
from services.notifier.domain.delivery import Ending, Outcome
from services.notifier.domain.webhooks.addresses import TargetRefusedError

_GONE = 410
_MEDIA_TYPE = "application/cloudevents+json; charset=utf-8"


class Poster(Protocol):
    """Puts a request on the network."""

    async def post(self, url: str, content: bytes, headers: Mapping[str, str]) -> int:
        """The status; raises httpx.HTTPError, or TargetRefusedError with nothing sent."""


@dataclass(frozen=True, repr=False)
class Endpoint:
    """A system's address, the secrets that sign now, and how it is reached."""

    url: str
    secrets: tuple[str, ...]
    poster: Poster
    disabled: bool = False


class Endpoints(Protocol):
    """Where webhooks are known by name."""

    async def find(self, name: str) -> Endpoint:
        """The endpoint; raises NotFoundError, NoKeyError, PassingError."""


class WebhookChannel:
    """Posts to endpoints by name; what goes to a disabled one is held."""

    safe_to_repeat = True

    def __init__(self, endpoints: Endpoints, wire_clock: Clock) -> None:
        self._endpoints = endpoints
        self._clock = wire_clock

    async def send(self, letter: Letter) -> Outcome:
        """Post the event; any 2xx is acceptance, 410 asks never to be tried again."""
        try:
            endpoint = await self._endpoints.find(letter.recipient)
        except NotFoundError:
            return Outcome(Ending.REFUSED_FOR_GOOD, reply="no such webhook is set up")
        except (PassingError, NoKeyError) as error:
            return Outcome(Ending.REFUSED_FOR_NOW, reply=str(error))
        if endpoint.disabled:
            return Outcome(Ending.HELD, reply="the webhook is disabled")
        content = letter.content or ""
        try:
            status = await endpoint.poster.post(
                endpoint.url, content.encode(), self._headers(letter, content, endpoint)
            )
        except TargetRefusedError as error:
            return Outcome(Ending.REFUSED_FOR_NOW, reply=str(error))
        except httpx.HTTPError as error:
            return Outcome(Ending.REFUSED_FOR_NOW, reply=type(error).__name__)
        return _judged(status)

    def _headers(self, letter: Letter, content: str, endpoint: Endpoint) -> dict[str, str]:
        now = self._clock.now()
        identity = str(letter.event)
        signatures = (Webhook(each).sign(identity, now, content) for each in endpoint.secrets)
        return {
            "content-type": _MEDIA_TYPE,
            "webhook-id": identity,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": " ".join(signatures),
        }


def _judged(status: int) -> Outcome:
    if 200 <= status < 300:
        return Outcome(Ending.ACCEPTED, status)
    if 300 <= status < 400:
        return Outcome(Ending.REFUSED_FOR_NOW, status, "redirects are not followed")
    gone = status == _GONE
    return Outcome(Ending.REFUSED_FOR_GOOD if gone else Ending.REFUSED_FOR_NOW, status)
