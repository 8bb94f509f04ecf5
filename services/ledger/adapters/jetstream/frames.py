"""Publishes as whole frames of the NATS protocol, put into the client's own buffer.

The client's `publish` checks every header by regular expression, which was half of the relay's
work; here headers come from envelopes that were checked already, and cannot break a line.
"""

from collections.abc import Sequence
from itertools import takewhile

from nats.aio.client import Client
from nats.errors import ConnectionClosedError

from services.ledger.application.relaying.ports import Message

EXPECTED_LAST_SEQUENCE = "Nats-Expected-Last-Sequence"
BEGINNING = f"NATS/1.0\r\n{EXPECTED_LAST_SEQUENCE}: "
LONGEST_BEGINNING = len(BEGINNING) + len("18446744073709551615\r\n\r\n")


async def publish(client: Client, messages: Sequence[Message], reply: str, expected: int) -> None:
    """Hand messages over to be sent, the first refused unless it follows the sequence `expected`.

    Only the last one asks for an answer. Raises the client's errors.
    """
    if client.is_closed:
        raise ConnectionClosedError
    written: list[bytes] = []
    for sequence, message in enumerate(messages, expected):
        last = sequence - expected == len(messages) - 1
        written += frame(message, f"{reply} " if last else "", sequence)
    # There is no public way to write a frame; these two are what the client's `publish` ends in.
    await client._send_command(b"".join(written))
    if client._flush_queue is not None and client._flush_queue.empty():
        await client._flush_pending()


def frame(message: Message, reply: str, expected: int) -> tuple[bytes, bytes, bytes]:
    """HPUB with all its headers, in parts; `reply` ends in a blank where there is one."""
    head = f"{BEGINNING}{expected}\r\n{message.headers}\r\n"
    size = len(head)
    whole = size + len(message.body)
    return f"HPUB {message.subject} {reply}{size} {whole}\r\n{head}".encode(), message.body, b"\r\n"


def fitting(messages: Sequence[Message], largest: int) -> Sequence[Message]:
    """The messages before the first that is larger than a server takes, headers included."""
    room = largest - LONGEST_BEGINNING
    return [*takewhile(lambda each: len(each.headers) + len(each.body) <= room, messages)]
