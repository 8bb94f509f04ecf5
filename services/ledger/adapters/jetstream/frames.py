"""Publishes as whole frames of the NATS protocol, put into the client's own buffer.

The client's `publish` checks every header by regular expression, which was half of the relay's
work; here headers come from envelopes that were checked already, and cannot break a line.
"""

from nats.aio.client import Client
from nats.errors import ConnectionClosedError, MaxPayloadError

from services.ledger.application.relaying.ports import Message

EXPECTED_LAST_SEQUENCE = "Nats-Expected-Last-Sequence"


async def publish(client: Client, message: Message, reply: str, expected: int) -> None:
    """Hand one message over to be sent, to be refused unless the last sequence is `expected`.

    Raises the client's errors, MaxPayloadError among them.
    """
    if client.is_closed:
        raise ConnectionClosedError
    if len(message.body) > client.max_payload:
        raise MaxPayloadError
    # There is no public way to write a frame; these two are what the client's `publish` ends in.
    await client._send_command(frame(message, reply, expected))
    if client._flush_queue is not None and client._flush_queue.empty():
        await client._flush_pending()


def frame(message: Message, reply: str, expected: int) -> bytes:
    """HPUB with all its headers."""
    lines = [f"{name}: {value}\r\n" for name, value in message.headers.items()]
    head = f"NATS/1.0\r\n{''.join(lines)}{EXPECTED_LAST_SEQUENCE}: {expected}\r\n\r\n".encode()
    size = len(head)
    command = f"HPUB {message.subject} {reply} {size} {size + len(message.body)}\r\n".encode()
    return b"".join((command, head, message.body, b"\r\n"))
