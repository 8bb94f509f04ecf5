"""Posts events to other systems in the Standard Webhooks form: id, timestamp, signature.

The id is the event's, by which receivers recognise a repetition, so an unknown outcome is simply
repeated. The timestamp is the machine's own time, since receivers refuse any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import httpx
from standardwebhooks.webhooks import Webhook

from chassis.clock import Clock
from services.notifier.application.sending.letter import Letter
from services.notifier.domain.delivery import Ending, Outcome

_GONE = 410
_MEDIA_TYPE = "application/cloudevents+json; charset=utf-8"


@dataclass(frozen=True, repr=False)
class Endpoint:
    """A system's address, and the secret it verifies by."""

    url: str
    secret: str


class WebhookChannel:
    """Posts to the endpoints of the settings, by name."""

    safe_to_repeat = True

    def __init__(
        self, endpoints: Mapping[str, Endpoint], client: httpx.AsyncClient, wire_clock: Clock
    ) -> None:
        self._endpoints = endpoints
        self._client = client
        self._clock = wire_clock

    async def send(self, letter: Letter) -> Outcome:
        """Post the event; any 2xx is acceptance, 410 asks never to be tried again."""
        endpoint = self._endpoints.get(letter.recipient)
        if endpoint is None or letter.content is None:
            return Outcome(Ending.REFUSED_FOR_GOOD, reply="no such webhook is set up")
        try:
            response = await self._client.post(
                endpoint.url,
                content=letter.content.encode(),
                headers=self._headers(letter, letter.content, endpoint),
            )
        except httpx.HTTPError as error:
            return Outcome(Ending.REFUSED_FOR_NOW, reply=type(error).__name__)
        return _judged(response.status_code)

    def _headers(self, letter: Letter, content: str, endpoint: Endpoint) -> dict[str, str]:
        now = self._clock.now()
        identity = str(letter.event)
        return {
            "content-type": _MEDIA_TYPE,
            "webhook-id": identity,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Webhook(endpoint.secret).sign(identity, now, content),
        }


def _judged(status: int) -> Outcome:
    if 200 <= status < 300:
        return Outcome(Ending.ACCEPTED, status)
    gone = status == _GONE
    return Outcome(Ending.REFUSED_FOR_GOOD if gone else Ending.REFUSED_FOR_NOW, status)
