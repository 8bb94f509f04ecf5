"""One inbox for the answers to all publishes of a connection, matched by a number.

A subscription a publish would be several times slower. Every future gets an answer: the server's,
or the fault with which the connection ended.
"""

import asyncio

from nats.aio.client import Client
from nats.aio.msg import Msg

from services.ledger.adapters.jetstream.answers import answer_of
from services.ledger.application.relaying.faults import RelayFault
from services.ledger.application.relaying.ports import Answer

STATUS = "Status"


class AckInbox:
    """Answers due on one connection."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._sent = 0
        self._due: dict[str, asyncio.Future[Answer]] = {}

    @classmethod
    async def on(cls, connection: Client) -> "AckInbox":
        """Listen on an inbox of this connection's own."""
        inbox = cls(connection.new_inbox())
        await connection.subscribe(f"{inbox._prefix}.*", cb=inbox._answered)
        return inbox

    def expect(self) -> tuple[str, asyncio.Future[Answer]]:
        """The reply subject for the next publish, and what its answer will be."""
        self._sent += 1
        number = str(self._sent)
        answer = self._due[number] = asyncio.get_running_loop().create_future()
        return f"{self._prefix}.{number}", answer

    async def all_answered(self, patience: float) -> bool:
        """Wait for what is due; False when some answers stayed away."""
        if not self._due:
            return True
        _, missing = await asyncio.wait(self._due.values(), timeout=patience)
        return not missing

    def fail(self, fault: RelayFault) -> None:
        """Answer all that is due with a fault."""
        for answer in self._due.values():
            if not answer.done():
                answer.set_result(fault)
        self._due.clear()

    async def _answered(self, message: Msg) -> None:
        answer = self._due.pop(message.subject.rpartition(".")[2], None)
        if answer is not None and not answer.done():
            status = message.headers.get(STATUS) if message.headers else None
            answer.set_result(answer_of(status, message.data))
