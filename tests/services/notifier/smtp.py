"""A real SMTP server on loopback that answers as it is told."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from deploy.embedded.processes.ports import LOOPBACK, free_port

HANG = "hang"


@dataclass
class Mailbox:
    """What the server accepted; `to_recipient` and `to_content` are its next answers.

    Without an answer waiting it accepts. HANG keeps the content and never answers.
    """

    to_recipient: list[str] = field(default_factory=list)
    to_content: list[str] = field(default_factory=list)
    accepted: list[EmailMessage] = field(default_factory=list)
    contents: int = 0
    port: int = 0

    # The names that the server looks for, with all that it hands over.
    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        answer = self.to_recipient.pop(0) if self.to_recipient else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802
        self.contents += 1
        answer = self.to_content.pop(0) if self.to_content else "250 OK queued"
        if answer == HANG:
            await asyncio.Event().wait()
        if answer.startswith("250"):
            content = bytes(envelope.content or b"")
            message = message_from_bytes(content, policy=policy.default)
            assert isinstance(message, EmailMessage)
            self.accepted.append(message)
        return answer

    @property
    def recipients(self) -> list[str]:
        return sorted(message["To"].addresses[0].addr_spec for message in self.accepted)


@contextmanager
def smtp_server() -> Iterator[Mailbox]:
    """A running server; its port is in the mailbox."""
    mailbox = Mailbox()
    mailbox.port = free_port()
    controller = Controller(mailbox, hostname=LOOPBACK, port=mailbox.port)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()
