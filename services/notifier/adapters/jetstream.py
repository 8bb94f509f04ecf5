"""Reads the event stream by place, where messages are missing between two that were received."""

from nats.errors import Error as NatsError
from nats.js import JetStreamContext
from nats.js.errors import NotFoundError

from contracts.wire.subjects import STREAM
from services.notifier.application.errors import PassingError
from services.notifier.application.receiving.messages import Incoming, place_of

_LONGEST = 50_000


class JetStreamBacklog:
    """The stream through the connection that the subscription made last."""

    def __init__(self, durable: str) -> None:
        self._durable = durable
        self._jetstream: JetStreamContext | None = None

    def attach(self, jetstream: JetStreamContext) -> None:
        """Use this connection from now on."""
        self._jetstream = jetstream

    async def between(self, position: int, sequence: int) -> list[Incoming]:
        """Messages after the event at `position`, read backwards from `sequence`.

        Stops where a message is no longer there; what is missing then is a gap.
        """
        found: list[Incoming] = []
        for place in range(sequence - 1, max(sequence - 1 - _LONGEST, 0), -1):
            message = await self.message(place)
            if message is None or _is_at_or_before(message, position):
                break
            found.append(message)
        return found[::-1]

    async def caught_up(self) -> bool:
        """Whether the durable has nothing that waits, or is handled and not acknowledged yet."""
        if self._jetstream is None:
            raise PassingError("not connected to NATS")
        try:
            info = await self._jetstream.consumer_info(STREAM, self._durable)
        except (NatsError, OSError) as error:
            raise PassingError(f"NATS: {type(error).__name__}") from error
        return not (info.num_pending or info.num_ack_pending)

    async def message(self, sequence: int) -> Incoming | None:
        """The message at this place, None if it is no longer there."""
        if self._jetstream is None:
            raise PassingError("not connected to NATS")
        try:
            raw = await self._jetstream.get_msg(STREAM, sequence)
        except NotFoundError:
            return None
        except (NatsError, OSError) as error:
            raise PassingError(f"NATS: {type(error).__name__}") from error
        return Incoming(sequence, raw.subject or "", raw.headers or {}, raw.data or b"")


def _is_at_or_before(message: Incoming, position: int) -> bool:
    place = place_of(message)
    return place is not None and place[0] <= position
