"""What keeps the relay from publishing; each has a stable `code` and the part that is at fault.

None ends the process: the relay drains what is under way, waits, reads the stream's end again and
goes on once the cause is gone. Until then readiness names the code.
"""

from typing import ClassVar, Literal

Part = Literal["event_store", "nats", "stream"]


class RelayFault(Exception):
    """Something that must be over before publishing goes on; the text is for an operator."""

    code: ClassVar[str]
    part: ClassVar[Part]

    def __init__(self, said: str, correlation_id: str | None = None) -> None:
        super().__init__(said)
        self.correlation_id = correlation_id
        """Of the event at fault, where it is known."""


class StoreUnreachableError(RelayFault):
    """The event store does not answer, or not as a store does."""

    code = "event_store_unreachable"
    part = "event_store"


class LeaseLostError(RelayFault):
    """The session that made this relay the active one is gone; another may have taken over."""

    code = "lease_lost"
    part = "event_store"


class StoreRestoredError(RelayFault):
    """The stream ends with an event that the store does not have at that position.

    The store was restored from an older copy, or the stream belongs to another store. Publishing
    on would tell subscribers two histories, so a person must decide which one holds.
    """

    code = "store_restored"
    part = "event_store"


class UndecodableStoredError(RelayFault):
    """A stored row is no event of the contract; history is not skipped, so the relay waits."""

    code = "undecodable_event"
    part = "event_store"


class EventTooLargeError(RelayFault):
    """An event is larger than the server or the stream takes."""

    code = "event_too_large"
    part = "stream"


class NatsUnreachableError(RelayFault):
    """NATS does not answer, or acknowledgements stay away."""

    code = "nats_unreachable"
    part = "nats"


class StreamMissingError(RelayFault):
    """The stream does not exist; only the provisioner can make it."""

    code = "stream_missing"
    part = "stream"


class StreamFullError(RelayFault):
    """The stream discards nothing old and has no room for what is new."""

    code = "stream_full"
    part = "stream"


class StreamForeignError(RelayFault):
    """The stream's last message was not written by a relay."""

    code = "stream_foreign"
    part = "stream"


class PublishRefusedError(RelayFault):
    """The stream does not end where this relay left it; its end must be read again."""

    code = "publish_refused"
    part = "stream"
