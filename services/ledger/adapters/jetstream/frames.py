"""Publishes as whole frames of the NATS protocol, put into the client's own buffer.

The client's `publish` checks every header by regular expression, which was half of the relay's
work; here headers come from envelopes that were checked already, and cannot break a line.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from nats.aio.client import Client
from nats.errors import ConnectionClosedError

from services.ledger.application.relaying.ports import Message

EXPECTED = "Nats-Expected-Last-Sequence"
BATCH, NUMBER, COMMIT = "Nats-Batch-Id", "Nats-Batch-Sequence", "Nats-Batch-Commit"
LONGEST_CONTROL = 200
"""Bytes, generously, of what a frame's headers hold beside those of its event."""


async def publish(
    client: Client, messages: Sequence[Message], reply: str, control: Iterator[str]
) -> None:
    """Hand messages over to be sent, each with its control headers; the last asks for an answer.

    Raises the client's errors.
    """
    if client.is_closed:
        raise ConnectionClosedError
    written: list[bytes] = []
    for message in messages[:-1]:
        written += frame(message, "", next(control))
    written += frame(messages[-1], f"{reply} ", next(control))
    # There is no public way to write a frame; these two are what the client's `publish` ends in.
    await client._send_command(b"".join(written))
    if client._flush_queue is not None and client._flush_queue.empty():
        await client._flush_pending()


def chained(expected: int) -> Iterator[str]:
    """Control headers by which each publish is refused unless it follows the one before it."""
    while True:
        yield f"{EXPECTED}: {expected}\r\n"
        expected += 1


def atomic(expected: int, count: int, batch: str) -> Iterator[str]:
    """Control headers by which so many publishes are stored together or not at all.

    The server takes no more than 1000, and lets the first alone say what it follows.
    """
    for number in range(1, count + 1):
        first = f"{EXPECTED}: {expected}\r\n" if number == 1 else ""
        last = f"{COMMIT}: 1\r\n" if number == count else ""
        yield f"{first}{BATCH}: {batch}\r\n{NUMBER}: {number}\r\n{last}"


def frame(message: Message, reply: str, control: str) -> tuple[bytes, bytes, bytes]:
    """HPUB with all its headers, in parts; `reply` ends in a blank where there is one."""
    head = f"NATS/1.0\r\n{control}{message.headers}\r\n"
    size = len(head)
    whole = size + len(message.body)
    return f"HPUB {message.subject} {reply}{size} {whole}\r\n{head}".encode(), message.body, b"\r\n"


def fitting(messages: Sequence[Message], largest: int) -> Sequence[Message]:
    """The messages before the first that is larger than a server takes, headers included."""
    room = largest - LONGEST_CONTROL
    return [*takewhile(lambda each: len(each.headers) + len(each.body) <= room, messages)]
